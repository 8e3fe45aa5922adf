// A registry of our own: publish every tarball, then install from it with npm, pnpm and yarn as strangers do.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";

const { SPBE_NPM: npm, SPBE_PNPM: pnpm, SPBE_TARBALLS: tarballs } = process.env;
const root = path.join(import.meta.dirname, "..", "..");
const home = mkdtempSync(path.join(os.tmpdir(), "spbe-registry-"));
const children = new Set();

function run(file, args, { cwd = home, env = {}, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: quiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
    });
    children.add(child);
    let output = "";
    child.stdout?.on("data", (chunk) => (output += chunk));
    child.stderr?.on("data", (chunk) => (output += chunk));
    child.once("error", reject);
    child.once("close", (code) => {
      children.delete(child);
      resolve({ code: code ?? 1, output });
    });
  });
}

const node = process.execPath;
const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** Our own scope lives here and nowhere else; every other package comes from the registry the user has. */
async function startRegistry(port, upstream) {
  const config = {
    storage: path.join(home, "storage"),
    auth: { htpasswd: { file: path.join(home, "users"), max_users: 10 } },
    uplinks: { up: { url: upstream, timeout: "60s", maxage: "30m" } },
    packages: { "@spbe-kit/*": { access: "$all", publish: "$all" }, "**": { access: "$all", proxy: "up" } },
    log: { type: "file", path: path.join(home, "verdaccio.log"), level: "warn" },
    web: { enable: false },
    server: { keepAliveTimeout: 60 },
  };
  const file = path.join(home, "verdaccio.json");
  writeFileSync(file, JSON.stringify(config));
  const bin = path.join(root, "node_modules", "verdaccio", "bin", "verdaccio");
  const child = spawn(node, [bin, "--config", file, "--listen", `127.0.0.1:${port}`], { cwd: home, stdio: "ignore" });
  children.add(child);
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/-/ping`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("verdaccio does not answer");
}

async function publishAll(registry) {
  const rc = path.join(home, ".npmrc");
  writeFileSync(rc, `registry=${registry}\n${registry.replace("http:", "")}:_authToken=local\n`);
  for (const name of readdirSync(tarballs).filter((file) => file.endsWith(".tgz"))) {
    const args = [
      npm,
      "publish",
      path.join(tarballs, name),
      "--access",
      "public",
      "--provenance=false",
      "--loglevel=error",
      `--registry=${registry}`,
    ];
    const { code, output } = await run(node, args, { env: { npm_config_userconfig: rc }, quiet: true });
    if (code !== 0) throw new Error(`publishing ${name} failed: ${output}`);
  }
}

const probe =
  'import { parseNik } from "@spbe-kit/core"; import { assessGrowth } from "@spbe-kit/stunting"; if (!parseNik("1906014507850001").ok || assessGrowth({ sex: "M", ageInMonths: 12, statureCm: 75.7 }).heightForAge.z === null) process.exit(1);\n';

const installers = {
  npm: async (cwd, registry, env) =>
    run(node, [npm, "install", "--no-audit", "--no-fund", "--loglevel=error", `--registry=${registry}`], {
      cwd,
      env,
      quiet: true,
    }),
  pnpm: async (cwd, registry, env) =>
    run(
      pnpm,
      [
        "install",
        "--ignore-workspace",
        `--registry=${registry}`,
        `--config.store-dir=${path.join(home, "store")}`,
        "--config.minimum-release-age=0",
      ],
      { cwd, env: { ...env, CI: "" }, quiet: true },
    ),
  yarn: async (cwd, registry, env) =>
    run(
      node,
      [
        await yarn(),
        "install",
        "--non-interactive",
        "--no-progress",
        "--registry",
        registry,
        "--cache-folder",
        path.join(home, "yarn-cache"),
      ],
      { cwd, env, quiet: true },
    ),
};

/** yarn classic, as npm carries it. */
async function yarn() {
  const folder = path.join(root, ".spbe", "yarn");
  const { code, output } = await run(
    node,
    [
      npm,
      "install",
      "--prefix",
      folder,
      "--no-audit",
      "--no-fund",
      "--ignore-scripts",
      "--loglevel=error",
      "yarn@1.22.22",
    ],
    { quiet: true },
  );
  if (code !== 0) throw new Error(`npm could not fetch yarn: ${output}`);
  return path.join(folder, "node_modules", "yarn", "bin", "yarn.js");
}

async function installWith(name, registry) {
  const cwd = path.join(home, `with-${name}`);
  mkdirSync(cwd);
  const dependencies = { "@spbe-kit/core": "^0.1.0", "@spbe-kit/stunting": "^0.1.0", zod: "^4.6.7" };
  writeFileSync(
    path.join(cwd, "package.json"),
    JSON.stringify({ name: `with-${name}`, version: "1.0.0", private: true, type: "module", dependencies }),
  );
  writeFileSync(path.join(cwd, "probe.mjs"), probe);
  const { code, output } = await installers[name](cwd, registry, { npm_config_registry: registry, HOME: home });
  if (code !== 0) return `install failed: ${output.slice(-2000)}`;
  const used = await run(node, ["probe.mjs"], { cwd, quiet: true });
  return used.code === 0 ? "" : `a script that uses it failed: ${used.output.slice(-2000)}`;
}

let failed = 0;
try {
  const upstream = (await run(node, [npm, "config", "get", "registry"], { quiet: true, cwd: root })).output.trim();
  const registry = `http://127.0.0.1:${await freePort()}/`;
  await startRegistry(Number(new URL(registry).port), upstream);
  await publishAll(registry);
  console.log("✓ published to a local registry");
  for (const name of Object.keys(installers)) {
    const why = await installWith(name, registry);
    if (why) failed += 1;
    console.log(`${why ? "✗" : "✓"} installed with ${name}${why && `: ${why}`}`);
  }
} finally {
  for (const child of children) child.kill();
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
}
process.exit(failed === 0 ? 0 : 1);

// Copies each canary to a temporary folder, installs the packed packages there with npm, and runs its check.
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const here = import.meta.dirname;
const { SPBE_NPM: npm, SPBE_TARBALLS: tarballs } = process.env;
const asked = process.argv.slice(2);
const names = ["node", "vite", "next"].filter((name) => asked.length === 0 || asked.includes(name));

const run = (file, args, cwd, env = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "inherit", "inherit"] });
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });

/** Every package comes from its tarball, also where one of ours needs another. */
function fillManifest(home) {
  const file = path.join(home, "package.json");
  const manifest = JSON.parse(readFileSync(file, "utf8"));
  const packed = Object.fromEntries(
    readdirSync(tarballs).flatMap((name) => {
      const found = /^spbe-kit-(.+)-\d+\.\d+\.\d+.*\.tgz$/.exec(name);
      return found ? [[`@spbe-kit/${found[1]}`, `file:${path.join(tarballs, name)}`]] : [];
    }),
  );
  for (const name of Object.keys(manifest.dependencies)) if (name in packed) manifest.dependencies[name] = packed[name];
  manifest.overrides = Object.fromEntries(
    Object.entries(packed).map(([name, file]) => [name, name in manifest.dependencies ? `$${name}` : file]),
  );
  writeFileSync(file, JSON.stringify(manifest, null, 2));
}

async function try_(name) {
  const home = mkdtempSync(path.join(os.tmpdir(), `canary-${name}-`));
  try {
    cpSync(path.join(here, name), home, { recursive: true });
    fillManifest(home);
    const install = [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
    if ((await run(process.execPath, install, home)) !== 0) return "npm install failed";
    const env = { SPBE_TOOLS: path.join(here, "..", "..", "..", "node_modules") };
    return (await run(process.execPath, ["check.mjs"], home, env)) === 0 ? "" : "its check failed";
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

let failed = 0;
for (const name of names) {
  console.log(`· canary ${name} ...`);
  const why = await try_(name);
  if (why) failed += 1;
  console.log(`${why ? "✗" : "✓"} canary ${name}${why && `: ${why}`}`);
}
process.exit(failed === 0 ? 0 : 1);

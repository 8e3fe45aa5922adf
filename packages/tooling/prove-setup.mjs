// Proves the set-up where it breaks for strangers: `node packages/tooling/prove-setup.mjs [name]`. Linux; the ordinary user's proof needs root to become one.
import { spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";

const root = path.join(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "..", "..");
const notCopied = new Set(["node_modules", ".spbe", ".data", "dist", ".git", "storybook-static"]);

/** A fresh clone: what git would hand out, nothing that was installed or built. */
function clone(name) {
  const parent = mkdtempSync(path.join(os.tmpdir(), "prove-"));
  chmodSync(parent, 0o755);
  const home = path.join(parent, name);
  cpSync(root, home, { recursive: true, filter: (file) => file === root || !notCopied.has(path.basename(file)) });
  return { parent, home };
}

function run(home, args, { env = {}, as = {} } = {}) {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const clean = Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !/^(npm_|CHROMIUM_PATH|SPBE_)/i.test(name)),
    );
    const child = spawn("npm", args, {
      cwd: home,
      env: { ...clean, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      ...as,
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output, seconds: Math.round((performance.now() - began) / 1000) }));
  });
}

/** The quick part of the suite: it needs Node, pnpm, dependencies and PostgreSQL, no browser. */
const quick = ["test", "--", "unit", "--without-browser"];

function ordinaryUser(parent) {
  if (process.getuid() !== 0) return { env: {}, as: {} };
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((text) => text.split(":"))
    .find(([name]) => name === "nobody");
  const home = path.join(parent, "home");
  mkdirSync(home);
  const as = { uid: Number(line[2]), gid: Number(line[3]) };
  const own = (file) => {
    chownSync(file, as.uid, as.gid);
    for (const entry of readdirSync(file, { withFileTypes: true })) {
      const inside = path.join(file, entry.name);
      if (entry.isDirectory()) own(inside);
      else if (entry.isFile()) chownSync(inside, as.uid, as.gid);
    }
  };
  own(parent);
  return { env: { HOME: home, USER: "nobody", LOGNAME: "nobody" }, as };
}

const proofs = {
  "as the user who runs this, root included": ({ home }) => run(home, quick),
  "an ordinary user in a clean home": ({ parent, home }) => run(home, quick, ordinaryUser(parent)),
  "TZ=Asia/Jayapura, LANG=C": ({ home }) => run(home, quick, { env: { TZ: "Asia/Jayapura", LANG: "C", LC_ALL: "C" } }),
  "the second set-up needs no network": async ({ home }) => {
    const first = await run(home, ["run", "setup", "--", "--without-browser"]);
    if (first.code !== 0) return first;
    const nowhere = {
      npm_config_registry: "http://127.0.0.1:9/",
      HTTP_PROXY: "http://127.0.0.1:9",
      HTTPS_PROXY: "http://127.0.0.1:9",
      http_proxy: "http://127.0.0.1:9",
      https_proxy: "http://127.0.0.1:9",
    };
    return run(home, ["run", "setup", "--", "--without-browser"], { env: nowhere });
  },
  "npm install ends with one sentence": async ({ home }) => {
    const { output, seconds } = await run(home, ["install", "--no-audit", "--no-fund"]);
    return {
      code: output.includes("pnpm memasang dependensi") && !existsSync(path.join(home, "node_modules", "vite")) ? 0 : 1,
      output,
      seconds,
    };
  },
};

let failed = 0;
for (const [title, prove] of Object.entries(proofs).filter(([name]) => name.includes(process.argv[2] ?? ""))) {
  const copy = clone(title.startsWith("as the user") ? "kode daerah Jum'at" : "spbe-kit");
  try {
    const { code, output, seconds } = await prove(copy);
    if (code !== 0) failed += 1;
    console.log(
      `${code === 0 ? "✓" : "✗"} ${title}${title.startsWith("as the user") ? ", path with a space and an apostrophe" : ""} (${seconds} s)`,
    );
    if (code !== 0) console.log(output.slice(-3000));
  } finally {
    rmSync(copy.parent, { recursive: true, force: true, maxRetries: 5 });
  }
}
process.exit(failed === 0 ? 0 : 1);

// From a stranger's clone to a working tree. Runs again only when the lockfile, Node or pnpm changed.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { atTheEnd } from "./children.mjs";
import { ensureNode } from "./node.mjs";
import { inRoot, inSpbe } from "./places.mjs";
import { ensurePnpm, installDependencies } from "./pnpm.mjs";
import { checkRoom } from "./room.mjs";
import { Stop, say, step } from "./say.mjs";

/** What every command needs: the project's Node and an environment in which it and the tools come first. */
export async function setUp() {
  const stampFile = inSpbe("setup.json");
  const lockfile = hashOf(inRoot("pnpm-lock.yaml"));
  const before = readStamp(stampFile);
  if (before?.lockfile === lockfile && existsSync(before.node) && existsSync(inRoot("node_modules", ".modules.yaml"))) {
    return workbench(before.node, before.pnpm);
  }
  mkdirSync(inSpbe(), { recursive: true });
  const release = await onlyOneAtATime();
  try {
    await checkRoom();
    const node = await ensureNode();
    const pnpm = await ensurePnpm();
    const bench = workbench(node, pnpm);
    await step("Memasang dependensi (pertama kali: 1-3 menit)", () => installDependencies(pnpm, bench.env));
    writeFileSync(stampFile, `${JSON.stringify({ lockfile, node, pnpm }, null, 2)}\n`);
    return bench;
  } finally {
    release();
  }
}

/** @typedef {{ node: string, pnpm: string, env: NodeJS.ProcessEnv }} Workbench */
function workbench(node, pnpm) {
  const first = [path.dirname(node), inRoot("node_modules", ".bin"), path.dirname(pnpm)];
  const pathName = Object.keys(process.env).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
  const env = {
    ...process.env,
    [pathName]: [...first, process.env[pathName]].join(path.delimiter),
    STORYBOOK_DISABLE_TELEMETRY: "1",
    NEXT_TELEMETRY_DISABLED: "1",
    REDOCLY_TELEMETRY: "off",
  };
  // Flags that npm hands down would make pnpm complain about settings it does not know.
  for (const name of Object.keys(env)) if (/^npm_(config|package|lifecycle)_/i.test(name)) delete env[name];
  return { node, pnpm, env };
}

const hashOf = (file) => createHash("sha256").update(readFileSync(file)).digest("hex");

function readStamp(file) {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    say("! Catatan pemasangan rusak; pemasangan diulang.");
    return undefined;
  }
}

/** `npm start` and `npm test` in two windows: the second waits for the first. */
async function onlyOneAtATime() {
  const lock = inSpbe("setup.lock");
  const owner = path.join(lock, "owner");
  for (let waited = 0; ; waited += 1) {
    try {
      mkdirSync(lock);
      writeFileSync(owner, String(process.pid));
      const release = () => rmSync(lock, { recursive: true, force: true });
      atTheEnd(release);
      return release;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    if (abandoned(lock, owner)) rmSync(lock, { recursive: true, force: true });
    else if (waited === 0) say("· Menunggu pemasangan yang sedang berjalan di jendela lain ...");
    else if (waited > 900)
      throw new Stop(`Pemasangan lain belum selesai setelah 15 menit. Hentikan proses itu, atau hapus folder ${lock}.`);
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

function abandoned(lock, owner) {
  if (!existsSync(owner)) return existsSync(lock) && Date.now() - statSync(lock).mtimeMs > 5000;
  return !alive(Number(readFileSync(owner, "utf8")));
}

export function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

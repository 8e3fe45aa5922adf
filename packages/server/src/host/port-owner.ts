import { execFile } from "node:child_process";
import { readdir, readFile, readlink } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Which process listens on a TCP port, as "node (pid 4711)"; `undefined` where this machine does not tell. */
export async function portOwner(port: number): Promise<string | undefined> {
  const pid = process.platform === "linux" ? await linuxOwner(port) : await lsofOwner(port);
  if (pid === undefined) return undefined;
  const name = process.platform === "linux" ? (await readOr(`/proc/${pid}/comm`)).trim() : "";
  return name ? `${name} (pid ${pid})` : `pid ${pid}`;
}

async function linuxOwner(port: number): Promise<string | undefined> {
  const tables = (await readOr("/proc/net/tcp")) + (await readOr("/proc/net/tcp6"));
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  const columns = tables.split("\n").map((line) => line.trim().split(/\s+/));
  const inode = columns.find((column) => column[1]?.endsWith(suffix) && column[3] === "0A")?.[9];
  if (inode === undefined) return undefined;
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name)))
    if (await holdsSocket(pid, `socket:[${inode}]`)) return pid;
  return undefined;
}

async function holdsSocket(pid: string, socket: string): Promise<boolean> {
  // Processes of other users and those that end meanwhile do not let us look: they are simply not named.
  const files = await readdir(`/proc/${pid}/fd`).catch(() => []);
  const targets = await Promise.all(files.map((file) => readlink(`/proc/${pid}/fd/${file}`).catch(() => "")));
  return targets.includes(socket);
}

async function lsofOwner(port: number): Promise<string | undefined> {
  const found = await run("lsof", ["-nP", `-iTCP:${port}`, "-sTCP:LISTEN", "-t"], { timeout: 2000 }).catch(
    () => undefined,
  );
  return found?.stdout.split("\n")[0] || undefined;
}

function readOr(path: string): Promise<string> {
  return readFile(path, "utf8").catch(() => "");
}

// The portal's port: 4321 or the next free one; a port asked for by PORT is taken or the start ends.
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { createServer } from "node:net";
import { run } from "./children.mjs";
import { isWindows } from "./places.mjs";
import { Stop, say } from "./say.mjs";

const usual = 4321;

export async function choosePort() {
  const fixed = process.env.PORT;
  if (fixed) return fixedPort(fixed);
  for (let port = usual; port < usual + 100; port += 1) {
    if (!(await isFree(port))) continue;
    if (port !== usual) say(`Port ${usual} sedang dipakai; portal memakai port ${port}.`);
    return port;
  }
  throw new Stop(
    `Port ${usual} sampai ${usual + 99} semuanya dipakai. Isi PORT dengan nomor lain, misalnya: PORT=8080 npm start`,
  );
}

async function fixedPort(text) {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Stop(`PORT=${text} bukan nomor port. Isi dengan angka 1 sampai 65535.`);
  if (await isFree(port)) return port;
  const owner = await whoListens(port);
  throw new Stop(
    `PORT=${port} sedang dipakai oleh ${owner ?? "proses lain"}. Hentikan proses itu, atau pilih port lain.`,
  );
}

const isFree = (port) =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });

/** @returns words such as `nginx (pid 812)`, or undefined when the system does not tell */
async function whoListens(port) {
  if (process.platform === "linux") return fromProc(port);
  const [file, args] = isWindows
    ? ["netstat", ["-ano", "-p", "tcp"]]
    : ["lsof", ["-nP", `-iTCP:${port}`, "-sTCP:LISTEN", "-Fpc"]];
  const { output } = await run(file, args, { capture: true }).catch(() => ({ output: "" }));
  if (!isWindows)
    return /^p(\d+)\nc(.+)$/m.test(output) ? output.replace(/^p(\d+)\nc(.+)[\s\S]*$/, "$2 (pid $1)") : undefined;
  const pid = new RegExp(`:${port}\\s+\\S+\\s+LISTENING\\s+(\\d+)`).exec(output)?.[1];
  return pid && `pid ${pid}`;
}

function fromProc(port) {
  const inode = ["/proc/net/tcp", "/proc/net/tcp6"].flatMap((table) => listeners(table, port))[0];
  if (!inode) return undefined;
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    if (holds(pid, `socket:[${inode}]`)) return `${readFileSync(`/proc/${pid}/comm`, "utf8").trim()} (pid ${pid})`;
  }
  return "proses milik pengguna lain";
}

function listeners(table, port) {
  const hex = port.toString(16).toUpperCase().padStart(4, "0");
  const rows = readFileSync(table, "utf8")
    .split("\n")
    .map((line) => line.trim().split(/\s+/));
  return rows.filter((row) => row[1]?.endsWith(`:${hex}`) && row[3] === "0A").map((row) => row[9]);
}

function holds(pid, socket) {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`) === socket);
  } catch (error) {
    if (["EACCES", "ENOENT", "EPERM"].includes(error.code)) return false; // Another user's process, or one that just ended.
    throw error;
  }
}

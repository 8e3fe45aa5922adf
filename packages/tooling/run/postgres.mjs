// A PostgreSQL of our own for one test run: free port, short socket folder, gone at the end.
import { spawn } from "node:child_process";
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { atTheEnd, run } from "./children.mjs";
import { isRoot, isWindows } from "./places.mjs";
import { findPostgres } from "./postgres-programs.mjs";
import { Stop } from "./say.mjs";

/** @returns the address of a database server on which the tests may create databases */
export async function startPostgres() {
  if (process.env.SPBE_TEST_DATABASE_URL) return process.env.SPBE_TEST_DATABASE_URL;
  const home = mkdtempSync(path.join(os.tmpdir(), "spbe-pg-"));
  atTheEnd(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));
  return serve(await makeCluster(home));
}

/** The files of a new, empty database server in a folder, not running yet, and what its programs are started with. */
export async function makeCluster(home) {
  const as = isRoot ? otherUser() : {};
  const folder = reachable(await findPostgres(), home);
  const data = path.join(home, "d");
  mkdirSync(data);
  if (isRoot) for (const own of [home, data]) chownSync(own, as.uid, as.gid);
  chmodSync(home, 0o755);

  const env = { ...process.env, LC_ALL: "C", TZ: "UTC" };
  const init = ["-D", data, "-U", "spbe", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"];
  const made = await run(path.join(folder, "initdb"), init, { capture: true, cwd: home, env, ...as });
  if (made.code !== 0) throw new Stop(`PostgreSQL untuk uji tidak dapat disiapkan:\n${made.output.trim()}`);
  return { folder, data, home, env, as };
}

async function serve({ folder, data, home, env, as }) {
  const port = await freePort();
  const settings = {
    listen_addresses: "127.0.0.1",
    port,
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    max_connections: 200,
  };
  if (!isWindows) settings.unix_socket_directories = home;
  const args = ["-D", data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  const child = spawn(path.join(folder, "postgres"), args, {
    cwd: home,
    env,
    stdio: ["ignore", "ignore", "pipe"],
    windowsHide: true,
    ...as,
  });
  let words = "";
  child.stderr.on("data", (chunk) => (words = (words + chunk).slice(-4000)));
  const ended = new Promise((resolve) => child.once("close", resolve));
  atTheEnd(async () => {
    child.kill("SIGINT"); // Fast shutdown: do not wait for clients.
    const slow = setTimeout(() => child.kill("SIGKILL"), 5000);
    await ended;
    clearTimeout(slow);
  });
  for (let tries = 0; tries < 150; tries += 1) {
    if (child.exitCode !== null) break;
    if (await listens(port)) return `postgres://spbe@127.0.0.1:${port}/postgres`;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Stop(`PostgreSQL untuk uji tidak mau berjalan:\n${words.trim()}`);
}

/** PostgreSQL refuses root; an existing user without rights of its own runs it. */
function otherUser() {
  const lines = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  for (const name of ["postgres", "nobody", "daemon"]) {
    const line = lines.find(([user]) => user === name);
    if (line) return { uid: Number(line[2]), gid: Number(line[3]) };
  }
  throw new Stop(
    "PostgreSQL menolak berjalan sebagai root dan tidak ada pengguna `postgres` atau `nobody`. Isi SPBE_TEST_DATABASE_URL atau jalankan sebagai pengguna biasa.",
  );
}

/** That other user may not enter root's home: programs that lie inside the clone are lent to it. */
function reachable({ folder, carried }, home) {
  if (!carried || !isRoot) return folder;
  const lent = path.join(home, "p");
  cpSync(path.dirname(folder), lent, { recursive: true, verbatimSymlinks: true });
  return path.join(lent, "bin");
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

const listens = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });

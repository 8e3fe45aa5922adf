import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { choosePort, openDatabase } from "@spbe-kit/server";
import { sql } from "kysely";
import { makeCluster } from "../../../../packages/tooling/run/postgres.mjs";

/** A PostgreSQL of a proof's own, with the settings of a true one, whose processes may be killed. */
export interface PrivateCluster {
  /** The administrator's address of a database. */
  adminUrl(database: string): string;
  /** Runs a statement as the administrator. */
  ask<Row>(database: string, statement: string): Promise<readonly Row[]>;
  /** SIGKILL to the first process alone; its children notice and end by themselves. */
  killPostmaster(): Promise<void>;
  /** SIGKILL to every process at once: a power cut. */
  killAll(): Promise<void>;
  /** SIGKILL to one connection of the portal; the server then ends all others and recovers. @returns false where none was at work */
  killBackend(chance: () => number): Promise<boolean>;
  /** Starts again after a kill, and waits until it answers. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

const READY_SECONDS = 60;
const BACKENDS = "select pid from pg_stat_activity where application_name = 'spbe-server' and pid <> pg_backend_pid()";

export async function privateCluster(): Promise<PrivateCluster> {
  const home = mkdtempSync(join(tmpdir(), "spbe-cluster-"));
  const { folder, data, env, as } = await makeCluster(home);
  const port = await choosePort({ port: 0 });
  let postmaster: ChildProcess;
  let said = "";

  const adminUrl = (database: string) => `postgres://spbe@127.0.0.1:${port}/${database}`;

  async function ask<Row>(database: string, statement: string): Promise<readonly Row[]> {
    const url = adminUrl(database);
    const db = await openDatabase({ url, ownerUrl: url, connections: 1 });
    try {
      return await db.owner(async (tx) => (await sql.raw<Row>(statement).execute(tx)).rows);
    } finally {
      await db.close();
    }
  }

  function launch(): ChildProcess {
    const sockets = process.platform === "win32" ? {} : { unix_socket_directories: home };
    const settings = { listen_addresses: "127.0.0.1", port, max_connections: 40, ...sockets };
    const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    const child = spawn(join(folder, "postgres"), ["-D", data, ...options], {
      cwd: home,
      env,
      stdio: ["ignore", "ignore", "pipe"],
      ...as,
    });
    child.stderr.on("data", (chunk) => {
      said = (said + chunk).slice(-4000);
    });
    return child;
  }

  async function start(): Promise<void> {
    postmaster = launch();
    for (let tries = 0; tries < READY_SECONDS * 10; tries += 1) {
      // Children of a killed server hold its memory until they have noticed: the next one refuses to start, and is started again.
      if (postmaster.exitCode !== null) postmaster = launch();
      if (await answers()) return;
      await wait(100);
    }
    throw new Error(`PostgreSQL did not come back within ${READY_SECONDS} s:\n${said}`);
  }

  const answers = () =>
    ask("postgres", "select 1").then(
      () => true,
      () => false,
    );

  async function pidsOf(query: string): Promise<number[]> {
    return (await ask<{ pid: number }>("postgres", query)).map(({ pid }) => pid);
  }

  async function killPostmaster(): Promise<void> {
    const gone = once(postmaster, "exit");
    postmaster.kill("SIGKILL");
    await gone;
  }

  await start();
  return {
    adminUrl,
    ask,
    killPostmaster,
    async killAll() {
      const pids = await pidsOf("select pid from pg_stat_activity");
      const gone = killPostmaster();
      for (const pid of pids) killQuietly(pid);
      await gone;
    },
    async killBackend(chance) {
      const working = await pidsOf(`${BACKENDS} and state <> 'idle'`);
      const pids = working.length > 0 ? working : await pidsOf(BACKENDS);
      const pid = pids[Math.floor(chance() * pids.length)];
      if (pid !== undefined) killQuietly(pid);
      return pid !== undefined;
    },
    start,
    async stop() {
      const gone = once(postmaster, "exit");
      postmaster.kill("SIGINT");
      await gone;
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A process that has ended meanwhile needs no killing. */
function killQuietly(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** The engines a bench runs on: the embedded one always, PostgreSQL when SPBE_TEST_DATABASE_URL names a superuser. */
import pg from "pg";
import { openDatabase } from "../src/database/database.ts";
import { provision } from "../src/database/provision.ts";

/** @param {(db: import("../src/database/database.ts").Database) => Promise<void>} measure */
export async function onEngines(measure) {
  const embedded = await openDatabase({});
  await measure(embedded).finally(() => embedded.close());
  if (process.env.SPBE_TEST_DATABASE_URL) await onPostgres(process.env.SPBE_TEST_DATABASE_URL, measure);
  else console.log("\nPostgreSQL was not measured: set SPBE_TEST_DATABASE_URL to a superuser's address.");
}

async function onPostgres(admin, measure) {
  const { url, ownerUrl, drop } = await freshDatabase(admin, "one");
  try {
    const db = await openDatabase({ url, ownerUrl, connections: 20 });
    await measure(db).finally(() => db.close());
  } finally {
    await drop();
  }
}

/** An empty database with its two logins, and what takes it away again. @param admin a superuser's address */
export async function freshDatabase(admin, name) {
  const database = `spbe_bench_${process.pid}_${name}`;
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  await client.query(`create database ${database}`);
  const at = (login) =>
    Object.assign(new URL(admin), { pathname: `/${database}`, ...(login && { username: login, password: "bench" }) })
      .href;
  const drop = async () => {
    await client.query(`drop database ${database} with (force)`);
    await client.end();
  };
  try {
    const logins = { ownerLogin: "spbe_bench_owner", appLogin: "spbe_bench_server" };
    await provision(at(), { database, ...logins, ownerPassword: "bench", appPassword: "bench" });
    // Starting a parallel worker costs more than these statements on two busy cores, and the planner starts it on one side only.
    await client.query("alter role spbe_bench_server set max_parallel_workers_per_gather = 0");
    return { url: at("spbe_bench_server"), ownerUrl: at("spbe_bench_owner"), drop };
  } catch (error) {
    await drop();
    throw error;
  }
}

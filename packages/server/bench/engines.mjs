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
  const database = `spbe_bench_${process.pid}`;
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  await client.query(`create database ${database}`);
  const url = (login) =>
    Object.assign(new URL(admin), { pathname: `/${database}`, ...(login && { username: login, password: "bench" }) })
      .href;
  try {
    await provision(url(), {
      database,
      ownerLogin: "spbe_bench_owner",
      appLogin: "spbe_bench_server",
      ownerPassword: "bench",
      appPassword: "bench",
    });
    // Starting a parallel worker costs more than these statements on two busy cores, and the planner starts it on one side only.
    await client.query("alter role spbe_bench_server set max_parallel_workers_per_gather = 0");
    const db = await openDatabase({
      url: url("spbe_bench_server"),
      ownerUrl: url("spbe_bench_owner"),
      connections: 20,
    });
    await measure(db).finally(() => db.close());
  } finally {
    await client.query(`drop database ${database} with (force)`);
    await client.end();
  }
}

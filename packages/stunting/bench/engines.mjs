// The register on both engines: the embedded one always, PostgreSQL when SPBE_TEST_DATABASE_URL names a superuser.
import { createRequire } from "node:module";
import { openDatabase } from "@spbe-kit/server";
import { provision } from "../../server/src/database/provision.ts";

const pg = createRequire(new URL("../../server/package.json", import.meta.url))("pg");

/**
 * Runs `work` with an empty database of each engine, and a function that does what autovacuum does in time: an index alone
 * answers only for pages it has seen. The embedded engine has none, so its function does nothing.
 */
export async function onEachEngine(work) {
  const embedded = await openDatabase({});
  await work(embedded, async () => {}).finally(() => embedded.close());
  const admin = process.env.SPBE_TEST_DATABASE_URL;
  if (admin) await onPostgres(admin, work);
  else console.log("PostgreSQL was not measured: set SPBE_TEST_DATABASE_URL to a superuser's address.");
}

async function onPostgres(admin, work) {
  const database = `spbe_bench_${process.pid}`;
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  await client.query(`create database ${database}`);
  const url = (login) =>
    Object.assign(new URL(admin), { pathname: `/${database}`, ...(login && { username: login, password: "bench" }) })
      .href;
  try {
    const logins = { ownerLogin: "spbe_bench_owner", appLogin: "spbe_bench_server" };
    await provision(url(), { database, ...logins, ownerPassword: "bench", appPassword: "bench" });
    // For the peers' schema. And no parallel workers: starting one costs more than these statements, and the planner starts it on one side only.
    await client.query(`grant create on database ${database} to ${logins.ownerLogin}`);
    await client.query(`alter role ${logins.appLogin} in database ${database} set max_parallel_workers_per_gather = 0`);
    const db = await openDatabase({ url: url(logins.appLogin), ownerUrl: url(logins.ownerLogin) });
    await work(db, () => vacuum(url())).finally(() => db.close());
  } finally {
    await client.query(`drop database ${database} with (force)`);
    await client.end();
  }
}

async function vacuum(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("vacuum analyze").finally(() => client.end());
}

/**
 * What sealing costs an import: 80,000 persons with a NIK each, in the chunks an import saves in, stored sealed with a keyed index
 * and stored in clear text with the same columns. Rounds are interleaved; medians of 5 with their spread. Then reading a list of 50.
 * Exchanging the key is measured by rotation.bench.mjs.
 * Run: node --conditions=spbe-source packages/server/bench/vault.bench.mjs
 * PostgreSQL is measured when SPBE_TEST_DATABASE_URL names a superuser; the embedded engine always.
 */
import { seededRandom } from "@spbe-kit/core";
import { sql } from "kysely";
import pg from "pg";
import { openDatabase } from "../src/database/database.ts";
import { databaseMigrations } from "../src/database/migrations/index.ts";
import { provision } from "../src/database/provision.ts";
import { tenantTable } from "../src/database/tenant-table.ts";
import { testKeyRing } from "../src/keys/test-key-ring.ts";
import { createVault } from "../src/vault/vault.ts";

const ROUNDS = 5;
const PEOPLE = Number(process.env.SPBE_BENCH_ROWS ?? 80_000);
const CHUNK = 400;
const REGENCY = "19.06";
const FIELD = "bench/person.nik";
const SETTINGS = { regency: REGENCY, scope: { kind: "regency" } };
const vault = createVault(testKeyRing).of(REGENCY);
const random = seededRandom(80);

const table = (name, nik) => `create table ${name} (
  regency_code text collate "C" not null, person_id uuid not null, name text not null, ${nik},
  primary key (regency_code, person_id));
create unique index ${name}_nik on ${name} (regency_code, nik);
${tenantTable(name)}`;
const migrations = [
  ...databaseMigrations,
  {
    id: "bench/0001-people",
    sql: `${table("clear_person", `nik text collate "C" not null`)}\n${table("sealed_person", `nik text collate "C" not null, sealed bytea not null`)}`,
  },
];

/** NIK of the round are new ones, so that no round finds the index of the one before. */
const people = (round) =>
  Array.from({ length: PEOPLE }, (_, at) => ({
    subjectId: random.uuid(),
    field: FIELD,
    text: `${190601 + round}${String(at).padStart(10, "0")}`,
  }));

async function storeClear(db, rows) {
  await db.tenant(SETTINGS, (tx) =>
    sql`insert into clear_person select ${REGENCY}, u.id, 'Naura Alesha Rahmawati', u.nik
      from unnest(${rows.map((r) => r.subjectId)}::uuid[], ${rows.map((r) => r.text)}::text[]) as u(id, nik) on conflict do nothing`.execute(
      tx,
    ),
  );
}

async function storeSealed(db, rows) {
  await db.tenant(SETTINGS, async (tx) => {
    const sealed = await vault.sealTexts(tx, rows);
    const index = rows.map((row) => vault.keyedIndex(FIELD, row.text));
    await sql`insert into sealed_person select ${REGENCY}, u.id, 'Naura Alesha Rahmawati', u.nik, u.sealed
      from unnest(${rows.map((r) => r.subjectId)}::uuid[], ${index}::text[], ${sealed}::bytea[]) as u(id, nik, sealed) on conflict do nothing`.execute(
      tx,
    );
  });
}

async function seconds(work) {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
}

async function all(db, rows, store) {
  for (let from = 0; from < rows.length; from += CHUNK) await store(db, rows.slice(from, from + CHUNK));
}

const sorted = (numbers) => [...numbers].sort((a, b) => a - b);
const median = (numbers) => sorted(numbers)[Math.floor(numbers.length / 2)];

async function measure(name, db) {
  await db.migrate(migrations);
  console.log(`\n${name} ${db.version}, ${PEOPLE} persons in chunks of ${CHUNK}`);
  const rounds = [];
  let last = [];
  for (let round = 0; round < ROUNDS; round++) {
    last = people(round);
    const clear = await seconds(() => all(db, last, storeClear));
    const sealed = await seconds(() => all(db, last, storeSealed));
    rounds.push({ clear, sealed, more: sealed - clear });
  }
  const perSecond = (key) => Math.round(PEOPLE / median(rounds.map((round) => round[key])));
  const more = sorted(rounds.map((round) => (round.more / PEOPLE) * 80_000));
  console.log(`  stored in clear text   ${perSecond("clear")} a second`);
  console.log(`  sealed and indexed     ${perSecond("sealed")} a second`);
  console.log(
    `  added to an import of 80,000: ${median(more).toFixed(1)} s (${more[0].toFixed(1)}-${more.at(-1).toFixed(1)})`,
  );
  await db.tenant(SETTINGS, async (tx) => {
    const { rows } = await sql`select person_id as "subjectId", sealed from sealed_person limit 50`.execute(tx);
    const items = rows.map((row) => ({ ...row, field: FIELD }));
    await vault.openTexts(tx, items);
    const opened = [];
    for (let times = 0; times < 20; times++) opened.push(await seconds(() => vault.openTexts(tx, items)));
    console.log(`  50 values opened in ${(median(opened) * 1000).toFixed(2)} ms`);
  });
}

function cryptoAlone() {
  const rows = people(9);
  const from = performance.now();
  for (const row of rows) vault.keyedIndex(FIELD, row.text);
  const perIndex = ((performance.now() - from) / rows.length) * 1000;
  console.log(`keyed index alone: ${perIndex.toFixed(1)} microseconds`);
}

cryptoAlone();
const embedded = await openDatabase({});
await measure("PGlite", embedded);
await embedded.close();

const admin = process.env.SPBE_TEST_DATABASE_URL;
if (admin) {
  const database = `spbe_bench_vault_${process.pid}`;
  const asAdmin = async (statement) => {
    const client = new pg.Client({ connectionString: admin });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await asAdmin(`create database ${database}`);
  const urlOf = (login) => {
    const url = new URL(admin);
    url.pathname = `/${database}`;
    if (login) Object.assign(url, { username: login, password: "bench-only" });
    return url.href;
  };
  await provision(urlOf(), {
    database,
    ownerLogin: "spbe_bench_owner",
    appLogin: "spbe_bench_server",
    ownerPassword: "bench-only",
    appPassword: "bench-only",
  });
  const db = await openDatabase({ url: urlOf("spbe_bench_server"), ownerUrl: urlOf("spbe_bench_owner") });
  await measure("PostgreSQL", db);
  await db.close();
  await asAdmin(`drop database ${database} with (force)`);
}

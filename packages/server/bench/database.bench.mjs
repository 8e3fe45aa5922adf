/**
 * What row-level security costs: the same statement on the same rows in a table under `tenantTable` and in a bare one, and a
 * tenant transaction against a bare one. Rounds are interleaved; medians of 5 with their spread.
 * Run: node --conditions=spbe-source packages/server/bench/database.bench.mjs
 * PostgreSQL is measured when SPBE_TEST_DATABASE_URL names a superuser; the embedded engine always.
 */
import { sql } from "kysely";
import { databaseMigrations } from "../src/database/migrations/index.ts";
import { tenantTable } from "../src/database/tenant-table.ts";
import { onEngines } from "./engines.mjs";

const ROUNDS = 5;
const ROWS = Number(process.env.SPBE_BENCH_ROWS ?? 60_000);
const REGENCY = "19.06";
const SETTINGS = { regency: REGENCY, scope: { kind: "regency" } };
const VILLAGES = Array.from({ length: 12 }, (_, i) => `19.06.01.${2001 + i}`);
const NUTRITIONIST = { regency: REGENCY, scope: { kind: "villages", codes: VILLAGES } };

/** Shaped like a measurement: tenant first, uuid key, placement, hundredths. */
const table = (name) => `create table ${name} (
  regency_code text collate "C" not null, measurement_id uuid not null, child_id uuid not null, month date not null,
  village_code text collate "C" not null, posyandu_code text collate "C" not null, sex smallint not null, haz smallint, stunted boolean not null,
  primary key (regency_code, measurement_id));
create index ${name}_list on ${name} (regency_code, village_code, month, child_id);`;
const migrations = [
  ...databaseMigrations,
  {
    id: "bench/0001-tables",
    sql: `${table("guarded")}\n${tenantTable("guarded", { scope: { village: "village_code", posyandu: "posyandu_code" } })}
${table("bare")}\ngrant select on bare to spbe_app;`,
  },
];

const fill = (name, regency) => `insert into ${name}
  select '${regency}', md5('m' || n)::uuid, md5('c' || n % 5000)::uuid, date '2025-01-01' + make_interval(months => n % 12),
    '${regency}.01.' || (2001 + n % 40), 'P-' || n % 160, 1 + n % 2, -300 + n % 500, n % 5 = 0
  from generate_series(1, ${ROWS}) n on conflict do nothing`;

const STATEMENTS = {
  "point read": (name) =>
    sql`select * from ${sql.table(name)} where regency_code = ${REGENCY} and measurement_id = md5('m4711')::uuid`,
  "list page (25 rows)": (name) =>
    sql`select child_id, haz from ${sql.table(name)} where regency_code = ${REGENCY} and village_code = ${VILLAGES[1]} and month = ${"2025-06-01"}
      order by child_id limit 25`,
  "aggregate by village": (name) =>
    sql`select village_code, count(*), count(*) filter (where stunted) from ${sql.table(name)} where regency_code = ${REGENCY} group by village_code`,
};

async function milliseconds(times, work) {
  const from = performance.now();
  for (let i = 0; i < times; i++) await work();
  return (performance.now() - from) / times;
}

const sorted = (numbers) => [...numbers].sort((a, b) => a - b);
const median = (numbers) => sorted(numbers)[Math.floor(numbers.length / 2)];

/** Runs both sides in turn, so that a busy moment of the machine meets both. */
async function compare(label, times, ours, peer) {
  const rounds = [];
  await ours();
  await peer();
  for (let round = 0; round < ROUNDS; round++) {
    const [a, b] =
      round % 2
        ? [await milliseconds(times, ours), await milliseconds(times, peer)]
        : [await milliseconds(times, peer), await milliseconds(times, ours)].reverse();
    rounds.push({ a, b, ratio: a / b });
  }
  const ratios = sorted(rounds.map(({ ratio }) => ratio));
  const ms = (key) =>
    median(rounds.map((round) => round[key]))
      .toFixed(3)
      .padStart(9);
  console.log(
    `  ${label.padEnd(44)}${ms("a")} ms ${ms("b")} ms   ${median(ratios).toFixed(2)}x  (${ratios[0].toFixed(2)}-${ratios.at(-1).toFixed(2)})`,
  );
}

async function measure(db) {
  await db.migrate(migrations);
  await db.owner((tx) => sql.raw(`${fill("bare", REGENCY)}`).execute(tx));
  await db.owner((tx) => sql.raw(`${fill("bare", "19.02")}`).execute(tx));
  for (const regency of [REGENCY, "19.02"])
    await db.tenant({ ...SETTINGS, regency }, (tx) => sql.raw(fill("guarded", regency)).execute(tx));
  await db.owner((tx) => sql`analyze`.execute(tx));

  console.log(
    `\n${db.engine} ${db.version}, ${ROWS} rows in each of two regencies           guarded         bare   ratio`,
  );
  for (const [label, settings] of [
    ["regency scope", SETTINGS],
    ["12 villages", NUTRITIONIST],
  ])
    for (const [name, statement] of Object.entries(STATEMENTS)) {
      const inside = (of, times) =>
        db.tenant(settings, async (tx) => await milliseconds(times, () => statement(of).execute(tx)));
      const times = name.startsWith("aggregate") ? 5 : 100;
      await compareInside(`${name}, ${label}`, (of) => inside(of, times));
    }
  await compare(
    "transaction with one point read",
    200,
    () => db.tenant(SETTINGS, (tx) => STATEMENTS["point read"]("guarded").execute(tx)),
    () => db.withoutTenant((tx) => STATEMENTS["point read"]("bare").execute(tx)),
  );
}

/** As `compare`, where each side reports its own time per statement inside one transaction. */
async function compareInside(label, side) {
  const rounds = [];
  await side("guarded");
  await side("bare");
  for (let round = 0; round < ROUNDS; round++) {
    const a = await side("guarded");
    const b = await side("bare");
    rounds.push({ a, b, ratio: a / b });
  }
  const ratios = sorted(rounds.map(({ ratio }) => ratio));
  const ms = (key) =>
    median(rounds.map((round) => round[key]))
      .toFixed(3)
      .padStart(9);
  console.log(
    `  ${label.padEnd(44)}${ms("a")} ms ${ms("b")} ms   ${median(ratios).toFixed(2)}x  (${ratios[0].toFixed(2)}-${ratios.at(-1).toFixed(2)})`,
  );
}

await onEngines(measure);

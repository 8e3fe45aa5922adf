/**
 * What the audit costs: transactions a second that insert one row, by 1 and by 20 clients of one regency, with an entry in each
 * (the sealer running beside) and without. Rounds are interleaved; medians of 5.
 * Run: node --conditions=spbe-source packages/server/bench/audit.bench.mjs
 */
import { systemClock, systemRandom } from "@spbe-kit/core";
import { sql } from "kysely";
import { pino } from "pino";
import { auditRecorder } from "../src/audit/record-entry.ts";
import { sealer } from "../src/audit/sealer.ts";
import { verifyChain } from "../src/audit/verify-chain.ts";
import { databaseMigrations } from "../src/database/migrations/index.ts";
import { tenantTable } from "../src/database/tenant-table.ts";
import { makeKeyRing } from "../src/keys/make-keys.ts";
import { onEngines } from "./engines.mjs";

const ROUNDS = 5;
const MILLISECONDS = Number(process.env.SPBE_BENCH_MS ?? 2_000);
const SETTINGS = { regency: "19.06", scope: { kind: "regency" } };
const key = makeKeyRing(systemRandom).audit;
const actor = {
  regencyCode: "19.06",
  accountId: "bench",
  role: "writer",
  traceId: "0".repeat(32),
  act: "bench/rows.write",
};
const migrations = [
  ...databaseMigrations,
  {
    id: "bench/0001-row",
    sql: `create table bench_row (regency_code text collate "C" not null, row_id uuid not null, text text not null, primary key (regency_code, row_id));
${tenantTable("bench_row")}`,
  },
];

await onEngines(async (db) => {
  await db.migrate(migrations);
  const seals = sealer({
    database: db,
    keys: [key],
    regencies: ["19.06"],
    clock: systemClock,
    log: pino({ level: "error" }),
  });
  const recorder = auditRecorder({ key, clock: systemClock, random: systemRandom, whenWritten: seals.wake });
  seals.start();

  const write = (audited) =>
    db.tenant(SETTINGS, async (tx) => {
      const rowId = systemRandom.uuid();
      await sql`insert into bench_row values ('19.06', ${rowId}, 'Timbang ulang Senin') on conflict do nothing`.execute(
        tx,
      );
      if (audited) recorder.wrote(tx, actor, { subjects: [`row/${rowId}`], fields: ["text"] });
    });
  async function perSecond(clients, audited) {
    const until = performance.now() + MILLISECONDS;
    const counts = await Promise.all(
      Array.from({ length: clients }, async () => {
        let done = 0;
        for (; performance.now() < until; done++) await write(audited);
        return done;
      }),
    );
    return (counts.reduce((sum, n) => sum + n, 0) / MILLISECONDS) * 1_000;
  }

  console.log(`\n${db.engine} ${db.version}                     audited      without   rate`);
  for (const clients of [1, 20]) {
    const rounds = [];
    await perSecond(clients, true);
    for (let round = 0; round < ROUNDS; round++) {
      const [a, b] =
        round % 2
          ? [await perSecond(clients, true), await perSecond(clients, false)]
          : [await perSecond(clients, false), await perSecond(clients, true)].reverse();
      rounds.push({ a, b, ratio: a / b });
    }
    const by = (name) => rounds.map((round) => round[name]).sort((x, y) => x - y);
    const middle = (name) => by(name)[Math.floor(ROUNDS / 2)];
    const rate = (name) => middle(name).toFixed(0).padStart(8);
    console.log(
      `  ${String(clients).padStart(2)} clients, writes a second ${rate("a")}/s ${rate("b")}/s   ${middle("ratio").toFixed(2)}  (${by("ratio")[0].toFixed(2)}-${by("ratio").at(-1).toFixed(2)})`,
    );
  }
  await seals.stop();
  await seals.sealAll();
  const { proven, unsealed, finding } = await verifyChain(db, "19.06", { keys: [key] });
  console.log(`  ${proven} entries proven, ${unsealed} unsealed${finding ? `, BAD: ${JSON.stringify(finding)}` : ""}`);
});

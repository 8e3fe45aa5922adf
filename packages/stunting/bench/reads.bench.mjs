// What row-level security costs a reader: the module's own functions under the policies and over the same rows without any.
//   node --conditions=spbe-source packages/stunting/bench/reads.bench.mjs
// One statement of each side in turn; the median of the ratios, and the quartiles around it. SPBE_BENCH_CHILDREN (60,000).
//
// Measured 2026-11-24, 2 cores under a load of 5 (PostgreSQL) and 10 to 25 (PGlite): ratios hold, milliseconds do not.
// PostgreSQL was measured before the search read its settings as literals; its totals before both sides were vacuumed.
//                                        aim   PGlite 18.6          PostgreSQL 15.18
//   point read over three tables        1.2x   1.22x (0.98-1.58)    1.23x (1.20-1.28)   missed by little: planning, 0.09 ms
//   page of 25 by name                  1.2x   1.19x (0.68-1.96)    1.15x (1.12-1.21)
//   page and total, regency             1.2x   1.42x (0.94-1.97)    1.9x of the count   missed: the policy is asked of each row
//   page and total, 12 villages         1.2x   1.75x (1.62-2.19)    not known           missed
//   summary of a month                  1.2x   1.10x (0.87-1.43)    1.06x (0.84-1.15)
//   search "Naura"                      1.2x   1.23x (0.75-1.73)    1.09x (0.81-1.26)
//   search "Siti Rahma"                 1.2x   1.14x (0.80-1.49)    1.13x (0.84-1.61)
//   search "Muham"                      1.2x   1.14x (0.71-1.84)    1.14x (1.02-1.24)
//   search "Mariam", 7,800 bearers      1.2x   1.20x (0.92-1.59)    1.11x (0.83-1.46)
//   the four searches, 12 villages      1.2x   1.11x to 1.15x       1.06x to 1.24x
import { databaseMigrations } from "@spbe-kit/server";
import { sql } from "kysely";
import { testVault } from "../../server/src/keys/test-key-ring.ts";
import { wordsOfName } from "../src/domain/name-key.ts";
import registerSql from "../src/server/migrations/0001-register.sql.ts";
import { listChildren, listPage } from "../src/server/register/list-children.ts";
import { readChild } from "../src/server/register/read-child.ts";
import { searchChildren } from "../src/server/register/search-children.ts";
import { readSummary } from "../src/server/summary/summary.ts";
import { onEachEngine } from "./engines.mjs";
import { fillRegister, villages } from "./fill-register.mjs";
import { REGENCY, WHOLE_REGENCY } from "./import-parts.mjs";
import { bareSearch, copyRegister } from "./peers/bare-register.mjs";

const WARM_UP = 3;
const CHILDREN = Number(process.env.SPBE_BENCH_CHILDREN ?? 60_000);
const VAULT = testVault(REGENCY);

await onEachEngine(measure);

async function measure(db, vacuum) {
  console.log(`\n${db.engine} ${db.version}, ${CHILDREN} children${" ".repeat(26)}ours         peer   ratio`);
  await db.migrate([...databaseMigrations, { id: "stunting/0001-register", sql: registerSql }]);
  await reads(db, await fillRegister(db, CHILDREN), vacuum);
}

/** Reading under the policies against the same SQL over the same rows without any, in turn within one transaction each. */
async function reads(db, ids, vacuum) {
  await measureEveryChild(db);
  await copyRegister(db, REGENCY);
  await vacuum();
  const codes = villages.slice(0, 12).map(({ code }) => code);
  const nutritionist = { regency: REGENCY, scope: { kind: "villages", codes } };
  await readsOf(db, WHOLE_REGENCY, "regency", ids);
  await readsOf(db, nutritionist, "12 villages", ids);
  const month = { month: "2026-08-01", newest: "2026-08-01", suppress: false };
  await under(db, WHOLE_REGENCY, "summary of a month", 15, (tx) => readSummary(tx, REGENCY, month));
  for (const text of ["Naura", "Siti Rahma", "Muham", "Mariam"]) {
    await search(db, WHOLE_REGENCY, "regency", text);
    await search(db, nutritionist, "12 villages", text);
  }
  const near = await db.tenant(WHOLE_REGENCY, (tx) =>
    milliseconds(9, () => searchChildren(tx, REGENCY, VAULT, "Siti Rahamwati", 20)),
  );
  console.log(`  search "Siti Rahamwati", as nobody is called ${near.toFixed(1)} ms`);
}

async function readsOf(db, settings, whose, ids) {
  const { scope } = settings;
  let next = 0;
  // Ids in turn, from villages that both scopes see.
  const seen = ids.filter((_, index) => index % villages.length < 12);
  await under(db, settings, `point read, ${whose}`, 400, (tx) => readChild(tx, REGENCY, seen[next++ % seen.length]));
  await under(db, settings, `page of 25 by name, ${whose}`, 200, (tx) => listPage(tx, REGENCY, { limit: 25, scope }));
  await under(db, settings, `page and total, ${whose}`, 60, (tx) => listChildren(tx, REGENCY, { limit: 25, scope }));
  const villageCode = villages[0].code;
  await under(db, settings, `page and total of a village, ${whose}`, 100, (tx) =>
    listChildren(tx, REGENCY, { limit: 25, scope, villageCode }),
  );
}

/** One statement of each side in turn, within one transaction: what disturbs the machine meets both. */
async function under(db, settings, label, times, read, bare = read) {
  const took = { ours: [], peer: [] };
  await db.tenant(settings, async (tx) => {
    const timed = async (side, path, work) => {
      await sql`set local search_path = ${sql.ref(path)}`.execute(tx);
      const from = performance.now();
      await work(tx);
      took[side].push(performance.now() - from);
    };
    for (let i = 0; i < times + WARM_UP; i += 1) {
      await timed("ours", "public", read);
      await timed("peer", "bare", bare);
    }
  });
  const [ours, peer] = [took.ours.slice(WARM_UP), took.peer.slice(WARM_UP)];
  const ratios = ours.map((ms, i) => ms / peer[i]);
  const show = (ms) => `${ms.toFixed(3).padStart(9)} ms`;
  const spread = `(${at(ratios, 0.25).toFixed(2)}-${at(ratios, 0.75).toFixed(2)})`;
  console.log(
    `  ${label.padEnd(48)} ${show(at(ours, 0.5))} ${show(at(peer, 0.5))}  ${at(ratios, 0.5).toFixed(2)}x ${spread}, aim 1.2x`,
  );
}

/** The value below which that share of the numbers lies. */
function at(numbers, share) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length * share)];
}

async function search(db, settings, whose, text) {
  const words = wordsOfName(text);
  const ours = (tx) => searchChildren(tx, REGENCY, VAULT, text, 20);
  const bare = (tx) => bareSearch(tx, REGENCY, settings.scope, words, 20);
  await under(db, settings, `search "${text}", ${whose}`, 60, ours, bare);
}

async function milliseconds(times, work) {
  await work();
  const from = performance.now();
  for (let i = 0; i < times; i += 1) await work();
  return (performance.now() - from) / times;
}

/** Three months of measurements for each child, without the judging. */
async function measureEveryChild(db) {
  await db.tenant(WHOLE_REGENCY, (tx) =>
    sql`insert into measurement (regency_code, measurement_id, child_id, measured_on, weight_g, stature_mm, position, haz, waz, whz,
        baz, flagged, method, payload_hash, source, recorded_by, recorded_at, month, village_code, posyandu_code, age_group, sex, counts)
      select c.regency_code, md5(c.child_id::text || n)::uuid, c.child_id, date '2026-06-09' + make_interval(months => n), 8100, 756,
        'lying', -300 + (hashtext(c.child_id::text) & 255), -80, -30, 10, false, 'who-2006/day', '\\x00', 'screen', 'Bench', now(),
        date '2026-06-01' + make_interval(months => n), c.village_code, c.posyandu_code, 2, c.sex, true
      from child c, generate_series(0, 2) n where c.regency_code = ${REGENCY} on conflict do nothing`.execute(tx),
  );
}

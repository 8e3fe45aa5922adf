// What the house costs over the barest way to do the same: a write, a name search, a client call, an import.
//   node --conditions=spbe-source packages/stunting/bench/register.bench.mjs
// Rounds are interleaved; medians of 5 with the spread of the ratios. SPBE_BENCH_CHILDREN (60,000; at least 1,500), SPBE_BENCH_IMPORT_ROWS (20,000).
//
// Measured 2026-11-24 with 5,000 children and 2,000 rows only, 2 cores under a load of 9 to 15: indications, to be repeated at rest.
//                                       aim   PGlite 18.6         PostgreSQL 15.18
//   POST measurement / bare insert        -   6.5x (2.1-18.8)     3.0x (2.4-4.0)
//   search "Naura" / without RLS       1.2x   1.5x (0.4-2.0)      5.6x (2.7-6.7)   missed
//   search "Siti Rahma"                1.2x   4.4x (2.3-4.6)      3.7x (1.9-3.9)   missed
//   search "Muham"                     1.2x   6.9x (6.6-8.3)      3.8x (2.5-5.0)   missed
//   client / fetch, the host           1.6x   1.0x (1.0-1.7)      1.0x (0.7-1.2)
//   client / fetch, a repeated answer  1.6x   1.9x (0.6-2.9)      1.4x (0.7-2.1)
//   import / bare rows                   2x   11.7x (7.7-15.7)    9.1x (8.9-12.3)  missed
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fixedClock, regencyConfigSchema, seededRandom } from "@spbe-kit/core";
import { createHostLog, createSpbeServer } from "@spbe-kit/server";
import { personName, stream } from "@spbe-kit/testing";
import { sql } from "kysely";
import { testSession } from "../../server/src/login/test-session.ts";
import { createStuntingClient } from "../src/client/index.ts";
import { upsertAreas } from "../src/server/areas/areas.ts";
import { searchChildren } from "../src/server/register/search-children.ts";
import { insertChildren } from "../src/server/register/write-child.ts";
import { stuntingServer } from "../src/server/stunting-server.ts";
import { villagesOf } from "../src/testing/index.ts";
import { compare } from "./compare.mjs";
import { onEachEngine } from "./engines.mjs";
import { emptyRegister, importOnce, NOW, REGENCY, TODAY, WHOLE_REGENCY, writeEppgbmFile } from "./import-parts.mjs";
import { bareFetch } from "./peers/bare-fetch.mjs";
import { bareInsert } from "./peers/bare-insert.mjs";
import { bareRows } from "./peers/bare-rows.mjs";

const CHILDREN = Number(process.env.SPBE_BENCH_CHILDREN ?? 60_000);
const IMPORT_ROWS = Number(process.env.SPBE_BENCH_IMPORT_ROWS ?? 20_000);
const ORIGIN = "http://127.0.0.1:4321";
const SEARCHES = 20;
const SEARCHED = ["village", "posyandu", "child", "child_word"];
const BIRTH = "2025-04-09";
const folder = mkdtempSync(join(tmpdir(), "spbe-bench-"));
const file = join(folder, "bench.xlsx");
const random = seededRandom(7);
const villages = villagesOf(REGENCY);
const posyanduOf = (village) => `${village.code}-01`;

try {
  await writeEppgbmFile(file, IMPORT_ROWS);
  await onEachEngine(measure);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(db) {
  console.log(`\n${db.engine} ${db.version}, ${CHILDREN} children${" ".repeat(26)}ours         peer   ratio`);
  const server = host(db);
  await db.migrate(server.migrations);
  await server.prepare();
  const ids = await fillRegister(db);
  await writes(db, server, ids);
  await searches(db);
  await calls(server, ids);
  await emptyRegister(db);
  await imports(db);
  await server.close();
}

function host(database) {
  const regency = regencyConfigSchema.parse({
    code: REGENCY,
    name: "Belitung Timur",
    kind: "kabupaten",
    provinceName: "Kepulauan Bangka Belitung",
    timeZone: "Asia/Jakarta",
    portalName: "Portal ukur",
    monogram: "BT",
    theme: "belitung-timur",
    modules: ["stunting"],
  });
  return createSpbeServer({
    regency: [regency],
    modules: [stuntingServer({ importFolder: folder })],
    database,
    identity: {
      issuer: "http://127.0.0.1:9/none",
      clientId: "portal",
      claims: { role: { claim: "role" }, regency: { claim: "regency" }, scopeOfRole: {} },
    },
    publicUrl: ORIGIN,
    clock: fixedClock(NOW),
    log: createHostLog({ level: "silent" }),
  });
}

async function fillRegister(db) {
  const posyandu = villages.map((village) => ({
    code: posyanduOf(village),
    name: "Melati",
    villageCode: village.code,
  }));
  await db.tenant(WHOLE_REGENCY, (tx) => upsertAreas(tx, REGENCY, { villages, posyandu }));
  const ids = [];
  const acting = { regency: REGENCY, by: "Bench", at: NOW, today: TODAY };
  for (let from = 0; from < CHILDREN; from += 1000) {
    const children = Array.from({ length: Math.min(1000, CHILDREN - from) }, (_, i) => aChild(from + i));
    ids.push(...children.map(({ childId }) => childId));
    await db.tenant(WHOLE_REGENCY, async (tx) => {
      await sql`discard plans`.execute(tx);
      await insertChildren(tx, acting, children);
    });
  }
  await db.owner((tx) => sql`analyze`.execute(tx));
  return ids;
}

function aChild(index) {
  const from = stream(7, "bench-child", index);
  const village = villages[index % villages.length];
  const facts = {
    name: personName(from, index % 2 ? "male" : "female", "child"),
    sex: index % 2 ? "M" : "F",
    birthDate: BIRTH,
    nik: null,
    motherName: personName(from, "female"),
    birthWeightKg: null,
    birthLengthCm: null,
    posyanduCode: posyanduOf(village),
  };
  return { childId: random.uuid(), facts, villageCode: village.code };
}

/** Session, cross-site guard, validation, tenancy, locking, scoring, choosing what counts, answer. */
async function writes(db, server, ids) {
  const nutritionist = { role: "nutritionist", scope: { kind: "villages", codes: villages.map(({ code }) => code) } };
  const headers = { ...(await testSession(server, nutritionist)), "content-type": "application/json" };
  let written = 0;
  const ours = async () => {
    const childId = ids[written++ % CHILDREN];
    const body = {
      measurementId: random.uuid(),
      measuredOn: "2026-11-13",
      weightKg: 8.1,
      statureCm: 75.6,
      position: "lying",
    };
    const answer = await server.app.request(`${ORIGIN}/api/stunting/children/${childId}/measurements`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    if (answer.status !== 201) throw new Error(`The write was answered ${answer.status}: ${await answer.text()}`);
  };
  let bare = 0;
  const peer = async () => {
    const index = CHILDREN - 1 - (bare++ % CHILDREN);
    const { code } = villages[index % villages.length];
    await bareInsert(db, WHOLE_REGENCY, {
      measurementId: random.uuid(),
      childId: ids[index],
      measuredOn: "2026-11-13",
      month: "2026-11-01",
      villageCode: code,
      posyanduCode: `${code}-01`,
    });
  };
  await compare("POST measurement / bare insert", { times: 100, ours, peer });
}

/** The same function over the same tables, their policies switched on and off in turn. */
async function searches(db) {
  const under = async (policies, text) => {
    await db.owner(async (tx) => {
      for (const table of SEARCHED)
        await sql.raw(`alter table ${table} ${policies ? "enable" : "disable"} row level security`).execute(tx);
    });
    return db.tenant(WHOLE_REGENCY, async (tx) => {
      await searchChildren(tx, REGENCY, text, 20);
      const from = performance.now();
      for (let i = 0; i < SEARCHES; i += 1) await searchChildren(tx, REGENCY, text, 20);
      return (performance.now() - from) / SEARCHES;
    });
  };
  for (const text of ["Naura", "Siti Rahma", "Muham"]) {
    const found = await db.tenant(WHOLE_REGENCY, (tx) => searchChildren(tx, REGENCY, text, 50));
    const label = `search "${text}" (${found.length === 50 ? "50+" : found.length}) / without RLS`;
    await compare(label, { times: 1, ours: () => under(true, text), peer: () => under(false, text), aim: 1.2 });
  }
  await under(true, "Naura");
}

/** The client against fetch, both before the host and before a server that only repeats one answer. */
async function calls(server, ids) {
  const headers = await testSession(server, { role: "dinas" });
  const params = { childId: ids[0] };
  const path = `/api/stunting/children/${ids[0]}`;
  const port = await server.start({ port: 0 });
  const answer = await (await fetch(`http://127.0.0.1:${port}${path}`, { headers: { ...headers } })).text();
  const echo = createServer((_, response) => response.setHeader("content-type", "application/json").end(answer));
  await new Promise((resolve) => echo.listen(0, "127.0.0.1", resolve));
  for (const [what, at] of [
    ["the host", port],
    ["a server that repeats an answer", echo.address().port],
  ]) {
    const origin = `http://127.0.0.1:${at}`;
    const client = createStuntingClient({ baseUrl: origin, headers, retry: 0 });
    await compare(`client / fetch + json, ${what}`, {
      times: 200,
      ours: async () => void (await client.children.get({ params })),
      peer: async () => void (await bareFetch(origin + path, headers)),
      aim: 1.6,
    });
  }
  await new Promise((resolve) => echo.close(resolve).closeAllConnections());
}

async function imports(db) {
  const perSecond = (value) => `${Math.round((IMPORT_ROWS / value) * 1000)} rows/s`.padStart(12);
  const parts = { reading: [], saving: [] };
  const ours = async () => {
    await emptyRegister(db);
    const importId = random.uuid();
    copyFileSync(file, join(folder, `${REGENCY}-${importId}`));
    const { reading, saving, record } = await importOnce(db, folder, importId);
    if (record.state !== "done") throw new Error(`The import ended as ${record.state}.`);
    parts.reading.push(reading);
    parts.saving.push(saving);
    return (reading + saving) * 1000;
  };
  const peer = async () => void (await bareRows(file));
  await compare(`import of ${IMPORT_ROWS} rows / bare rows`, { times: 1, ours, peer, aim: 2, show: perSecond });
  const half = (name) => [...parts[name]].sort((a, b) => a - b)[Math.floor(parts[name].length / 2)].toFixed(1);
  console.log(`    reading and judging ${half("reading")} s, saving ${half("saving")} s (medians)`);
}

// What the house costs over the barest way to do the same: a client call, an import. Reading: reads.bench.mjs, writing: writes.bench.mjs.
//   node --conditions=spbe-source packages/stunting/bench/register.bench.mjs
// Rounds are interleaved; medians of 5 with the spread of the ratios. SPBE_BENCH_CHILDREN (60,000; at least 1,500), SPBE_BENCH_IMPORT_ROWS (20,000).
//
// Measured 2026-11-24 with 5,000 children and 2,000 rows only, 2 cores under a load of 9 to 15: indications, to be repeated at rest.
//                                       aim   PGlite 18.6         PostgreSQL 15.18
//   client / fetch, the host           1.6x   1.0x (1.0-1.7)      1.0x (0.7-1.2)
//   client / fetch, a repeated answer  1.6x   1.9x (0.6-2.9)      1.4x (0.7-2.1)
//     (warm, on its own, under a load of 9: 1.18 to 1.29x; of each call 26 microseconds are ky's and 10 ours)
//   import / bare rows                   2x   5.0x (4.6-6.2)      3.5x (3.1-4.4)   missed; 20,000 rows, 3 runs, load of 5 (decision 0014)
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seededRandom } from "@spbe-kit/core";
import { testSession } from "../../server/src/login/test-session.ts";
import { createStuntingClient } from "../src/client/index.ts";
import { benchHost } from "./bench-host.mjs";
import { compare } from "./compare.mjs";
import { onEachEngine } from "./engines.mjs";
import { fillRegister } from "./fill-register.mjs";
import { emptyRegister, importOnce, REGENCY, seconds, WHOLE_REGENCY, writeEppgbmFile } from "./import-parts.mjs";
import { bareFetch } from "./peers/bare-fetch.mjs";
import { bareRows } from "./peers/bare-rows.mjs";
import { bareStore, storedRows } from "./peers/bare-store.mjs";

const CHILDREN = Number(process.env.SPBE_BENCH_CHILDREN ?? 60_000);
const IMPORT_ROWS = Number(process.env.SPBE_BENCH_IMPORT_ROWS ?? 20_000);
const folder = mkdtempSync(join(tmpdir(), "spbe-bench-"));
const file = join(folder, "bench.xlsx");
const random = seededRandom(7);

try {
  await writeEppgbmFile(file, IMPORT_ROWS);
  await onEachEngine(measure);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(db) {
  console.log(`\n${db.engine} ${db.version}, ${CHILDREN} children${" ".repeat(26)}ours         peer   ratio`);
  const server = benchHost(db, folder);
  await db.migrate(server.migrations);
  await server.prepare();
  const ids = await fillRegister(db, CHILDREN);
  await calls(server, ids);
  await emptyRegister(db);
  await imports(db);
  await server.close();
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

/** Beside the ratio: what storing the same rows takes when they are ready, since no import can be below parsing and that. */
async function imports(db) {
  const perSecond = (value) => `${Math.round((IMPORT_ROWS / value) * 1000)} rows/s`.padStart(12);
  const parts = { reading: [], saving: [], storing: [] };
  const ours = async () => {
    await emptyRegister(db);
    const importId = random.uuid();
    copyFileSync(file, join(folder, `${REGENCY}-${importId}`));
    const { reading, saving, record } = await importOnce(db, folder, importId);
    if (record.state !== "done") throw new Error(`The import ended as ${record.state}.`);
    const stored = await storedRows(db, WHOLE_REGENCY);
    await emptyRegister(db);
    parts.storing.push(await seconds(() => bareStore(db, WHOLE_REGENCY, stored)));
    parts.reading.push(reading);
    parts.saving.push(saving);
    return (reading + saving) * 1000;
  };
  const peer = async () => {
    const from = performance.now();
    await bareRows(file);
    return performance.now() - from;
  };
  await compare(`import of ${IMPORT_ROWS} rows / bare rows`, { times: 1, ours, peer, aim: 2, show: perSecond });
  const half = (name) => [...parts[name]].sort((a, b) => a - b)[Math.floor(parts[name].length / 2)].toFixed(1);
  console.log(`    reading and judging ${half("reading")} s, saving ${half("saving")} s (medians)`);
  console.log(`    the bare insert of the rows it stored ${half("storing")} s`);
}

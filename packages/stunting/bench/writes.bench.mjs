// The main job's write, a measurement, against a bare insert of its row, by 1 and by 8 clients: besides everything the host does
// (packages/server/bench/writes.bench.mjs) the child is read and locked, growth is scored, what counts for the month is chosen, the
// child's latest growth is refreshed, and the answer is read back with the KMS word of its month.
//   node --conditions=spbe-source --expose-gc packages/stunting/bench/writes.bench.mjs
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bareHttp, compareRates, loadProcess } from "../../server/bench/load/rates.mjs";
import { testSession } from "../../server/src/login/test-session.ts";
import { benchHost } from "./bench-host.mjs";
import { onEachEngine } from "./engines.mjs";
import { fillRegister, villages } from "./fill-register.mjs";
import { WHOLE_REGENCY } from "./import-parts.mjs";
import { bareInsert } from "./peers/bare-insert.mjs";

const CHILDREN = Number(process.env.SPBE_BENCH_CHILDREN ?? 20_000);
const folder = mkdtempSync(join(tmpdir(), "spbe-bench-"));

try {
  await onEachEngine(measure);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(db, settle) {
  const server = benchHost(db, folder);
  await db.migrate(server.migrations);
  await server.prepare();
  const ids = await fillRegister(db, CHILDREN);
  await settle();
  const port = await server.start({ port: 0 });
  const bare = await bareHttp((visit) => insert(db, visit));
  const nutritionist = { role: "nutritionist", scope: { kind: "villages", codes: villages.map(({ code }) => code) } };
  const load = await loadProcess({
    requests: new URL("./peers/measurement-requests.mjs", import.meta.url).href,
    about: { ids },
    ours: { port, headers: await testSession(server, nutritionist) },
    peer: { port: bare.port, headers: {} },
  });
  console.log(`\n${db.engine} ${db.version}, ${CHILDREN} children${" ".repeat(12)}ours, a second         peer   rate`);
  for (const clients of [1, 8]) {
    await load("ours", clients);
    await compareRates(`${clients} clients, both over HTTP`, undefined, (side) => load(side, clients));
  }
  load.stop();
  await bare.close();
  await server.close();
}

function insert(db, { index, measuredOn, measurementId, childId }) {
  const { code } = villages[index % villages.length];
  const month = `${measuredOn.slice(0, 8)}01`;
  const place = { villageCode: code, posyanduCode: `${code}-01` };
  return bareInsert(db, WHOLE_REGENCY, { measurementId, childId, measuredOn, month, ...place });
}

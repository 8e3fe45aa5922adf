// What the audit costs people: notes written by 1 and by 20 clients of one regency over HTTP, with the audit and its sealer, and before
// the same host without them. Each host is a process with a database of its own. What it costs a bare transaction: audit.bench.mjs.
//   node --conditions=spbe-source packages/server/bench/audit-clients.bench.mjs
import { fork } from "node:child_process";
import { once } from "node:events";
import { freshDatabase } from "./engines.mjs";
import { compareRates, loadProcess } from "./load/rates.mjs";

const PEER = ["--import", new URL("./load/without-audit.mjs", import.meta.url).href];

await compareHosts("pglite", [{}, {}]);
const admin = process.env.SPBE_TEST_DATABASE_URL;
if (admin) {
  const databases = [await freshDatabase(admin, "audited"), await freshDatabase(admin, "without")];
  try {
    await compareHosts("postgresql", databases);
  } finally {
    for (const { drop } of databases) await drop();
  }
}

async function compareHosts(engine, [ours, peer]) {
  const hosts = [await hostOn(ours, []), await hostOn(peer, PEER)];
  const load = await loadProcess({
    requests: new URL("./load/note-requests.mjs", import.meta.url).href,
    about: { both: true },
    ours: hosts[0].reached,
    peer: hosts[1].reached,
  });
  console.log(`\n${engine}${" ".repeat(35)}audited, a second      without   rate`);
  for (const clients of [1, 20]) {
    await load("ours", clients);
    await load("peer", clients);
    await compareRates(`${clients} clients over HTTP`, clients === 20 ? 0.7 : undefined, (side) => load(side, clients));
  }
  load.stop();
  for (const { child } of hosts) {
    child.send("stop");
    await once(child, "exit");
  }
}

async function hostOn({ url, ownerUrl }, more) {
  const execArgv = ["--conditions=spbe-source", ...more];
  const child = fork(new URL("./load/notes-host.mjs", import.meta.url), { execArgv });
  child.send({ url, ownerUrl, connections: 20 });
  const [reached] = await once(child, "message");
  return { child, reached };
}

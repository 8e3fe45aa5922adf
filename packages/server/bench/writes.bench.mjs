// A real write with everything on against a bare insert of the same row, by 1 and by 8 clients.
//   node --conditions=spbe-source packages/server/bench/writes.bench.mjs
// Everything: HTTP, session, cross-site guard, rate limit, validation, idempotency key kept with its answer, tenancy, insert, audit
// entry with its sealer, checked answer. The peer: the same insert into the same table under the same row-level security, one
// transaction, nothing else; once behind the barest HTTP, once called without HTTP. What a module does besides its insert is in
// packages/stunting/bench/writes.bench.mjs.
import { randomUUID } from "node:crypto";
import { systemClock } from "@spbe-kit/core";
import { sql } from "kysely";
import { notesHost } from "../src/host/notes-host.fixture.ts";
import { testSession } from "../src/login/test-session.ts";
import { onEngines } from "./engines.mjs";
import { bareHttp, compareRates, inProcess, loadProcess } from "./load/rates.mjs";

const WHOLE_REGENCY = { regency: "19.06", scope: { kind: "regency" } };
const UNCOUNTED = { burst: 10_000_000, perMinute: 10_000_000 };

await onEngines(async (db) => {
  const { server } = notesHost(db, {
    clock: systemClock,
    rateLimits: { account: UNCOUNTED, address: UNCOUNTED, anonymous: UNCOUNTED },
  });
  await db.migrate(server.migrations);
  await server.prepare();
  const port = await server.start({ port: 0 });
  const insert = ({ noteId, text, pinned }) =>
    db.tenant(WHOLE_REGENCY, (tx) =>
      sql`insert into note (regency_code, note_id, text, pinned) values ('19.06', ${noteId}, ${text}, ${pinned})
        on conflict do nothing`.execute(tx),
    );
  const bare = await bareHttp(insert);
  const load = await loadProcess({
    requests: new URL("./load/note-requests.mjs", import.meta.url).href,
    about: {},
    ours: { port, headers: await testSession(server, { role: "writer" }) },
    peer: { port: bare.port, headers: {} },
  });
  const insertOne = () => insert({ noteId: randomUUID(), text: "Timbang ulang hari Senin", pinned: true });

  console.log(`\n${db.engine} ${db.version}${" ".repeat(27)}ours, a second         peer   rate`);
  for (const [clients, aim] of [
    [1, 0.4],
    [8, 0.5],
  ]) {
    await load("ours", clients);
    await compareRates(`${clients} clients, both over HTTP`, aim, (side) => load(side, clients));
    await compareRates(`${clients} clients, the peer without HTTP`, undefined, (side) =>
      side === "ours" ? load(side, clients) : inProcess(clients, insertOne),
    );
  }
  load.stop();
  await bare.close();
  await server.close();
});

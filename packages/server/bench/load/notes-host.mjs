// A host with the notes module as a process of its own: told where its database is, it answers its port and a session's headers.
// Started with `--import ./without-audit.mjs` it is the same host, but its recorder records nothing.
import { systemClock } from "@spbe-kit/core";
import { openDatabase } from "../../src/database/database.ts";
import { notesHost } from "../../src/host/notes-host.fixture.ts";
import { testSession } from "../../src/login/test-session.ts";

const UNCOUNTED = { burst: 10_000_000, perMinute: 10_000_000 };

process.once("message", async (where) => {
  const db = await openDatabase(where);
  const limits = { account: UNCOUNTED, address: UNCOUNTED, anonymous: UNCOUNTED };
  const { server } = notesHost(db, { clock: systemClock, rateLimits: limits });
  await db.migrate(server.migrations);
  await server.prepare();
  const port = await server.start({ port: 0 });
  process.once("message", async () => {
    await server.close();
    await db.close();
    process.disconnect();
  });
  process.send({ port, headers: await testSession(server, { role: "writer" }) });
});

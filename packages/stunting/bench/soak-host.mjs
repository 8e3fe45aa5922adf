// The host of soak.mjs, a process of its own with the heap a portal runs with.
import { openDatabase } from "@spbe-kit/server";
import { testSession } from "../../server/src/login/test-session.ts";
import { benchHost } from "./bench-host.mjs";
import { fillRegister, villages } from "./fill-register.mjs";

process.once("message", async ({ database, folder, children }) => {
  const db = await openDatabase(database);
  const server = benchHost(db, folder);
  await db.migrate(server.migrations);
  await server.prepare();
  const ids = await fillRegister(db, children);
  const port = await server.start({ port: 0 });
  const scope = { kind: "villages", codes: villages.map(({ code }) => code) };
  const headers = await testSession(server, { role: "nutritionist", scope });
  process.on("message", async (wish) => {
    if (wish === "memory") return process.send({ rss: process.memoryUsage.rss() });
    await server.close();
    await db.close();
    process.disconnect();
  });
  process.send({ port, headers, ids, villages: villages.map(({ code }) => code) });
});

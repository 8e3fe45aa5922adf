/** Run by killed-worker.test.ts as a process of its own: its reaction has written, and its transaction does not end. */
import { openDatabase } from "../../database/index.ts";
import { embeddedTemplate } from "../../database/testing/embedded-template.ts";
import { notesHost } from "../../host/notes-host.fixture.ts";
import { testSession } from "../../login/test-session.ts";
import { archiveModule, deskModule, fileLetter } from "../desk.fixture.ts";

const [letterId = "", ...place] = process.argv.slice(2);
const [folder = "", ownerUrl] = place;
const database = await openDatabase(
  ownerUrl ? { url: folder, ownerUrl } : { folder, template: await embeddedTemplate() },
);
const archive = archiveModule((id, task) =>
  fileLetter(id, {
    ...task,
    finish: (work) =>
      task.finish(async (tx) => {
        await work(tx);
        process.stdout.write("written\n");
        return await new Promise<never>(() => undefined);
      }),
  }),
);
const { server } = notesHost(database, { modules: [deskModule, archive] });
await database.migrate(server.migrations);
const headers = await testSession(server, { role: "writer" });
await server.app.request("/api/desk/letters", {
  method: "POST",
  headers: { ...headers, "content-type": "application/json" },
  body: JSON.stringify({ letterId }),
});
await server.prepare();
setInterval(() => undefined, 1_000);

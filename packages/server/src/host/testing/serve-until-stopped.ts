/** Run by start-server.test.ts as a process of its own: serves notes whose list takes as long as its first argument says. */
import { openDatabase } from "../../database/index.ts";
import { embeddedTemplate } from "../../database/testing/embedded-template.ts";
import { testSession } from "../../login/test-session.ts";
import { choosePort } from "../listen.ts";
import { notesModule } from "../notes.fixture.ts";
import { notesHost } from "../notes-host.fixture.ts";
import { startServer } from "../start-server.ts";

const [milliseconds = "0", url, ownerUrl] = process.argv.slice(2);
const database = await openDatabase(url && ownerUrl ? { url, ownerUrl } : { template: await embeddedTemplate() });
const list = async () => {
  process.stdout.write("entered\n");
  await new Promise((resolve) => setTimeout(resolve, Number(milliseconds)));
  return { items: [], only: null };
};
const slow = { ...notesModule, handlers: { notes: { ...notesModule.handlers.notes, list } } };
const port = await choosePort({ port: 0 });
const { server } = notesHost(database, { publicUrl: `http://127.0.0.1:${port}`, modules: [slow] });
await database.migrate(server.migrations);
await startServer({ server, port });
const headers = await testSession(server, { role: "reader" });
process.stdout.write(`${JSON.stringify({ port, headers })}\n`);

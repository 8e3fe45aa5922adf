/** Run by folder.test.ts as a process of its own: inserts rows one by one, prints the count after each commit, until it is killed. */
import { sql } from "kysely";
import { openDatabase } from "../database.ts";
import { embeddedTemplate } from "./embedded-template.ts";

async function insertUntilKilled(folder: string): Promise<void> {
  const db = await openDatabase({ folder, template: await embeddedTemplate() });
  await db.owner((tx) => sql`create table if not exists written (n integer primary key)`.execute(tx));
  for (let n = 1; ; n++) {
    await db.owner((tx) => sql`insert into written values (${n})`.execute(tx));
    process.stdout.write(`${n}\n`);
  }
}

await insertUntilKilled(process.argv[2] ?? "");

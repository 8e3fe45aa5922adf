/** Run by dump.test.ts as a process of its own: imports, says so after the first file, and waits to be killed. */
import { databaseMigrations, openDatabase } from "../../database/index.ts";
import { treeMigrations } from "../every-type.fixture.ts";
import { importDatabase } from "../import-database.ts";

const [dump = "", target = "", owner] = process.argv.slice(2);
const db = await openDatabase(owner ? { url: target, ownerUrl: owner } : { folder: target });
await importDatabase(db, {
  folder: dump,
  migrations: [...databaseMigrations, ...treeMigrations],
  onFile: () => {
    process.stdout.write("a file is in\n");
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 30_000);
  },
});

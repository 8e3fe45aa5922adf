import { join } from "node:path";
import { sql } from "kysely";
import type { Database, Transaction } from "../database/database.ts";
import { checksumOf, type Migration } from "../database/migration.ts";
import type { ContentStore } from "../files/content-store.ts";
import { putContents, releaseMissing } from "./dump-contents.ts";
import { readLines } from "./dump-files.ts";
import {
  type DumpFile,
  type DumpManifest,
  type DumpProof,
  fileName,
  readManifest,
  verifyFiles,
} from "./dump-manifest.ts";
import { type DumpTable, quoted, readDumpTables } from "./dump-tables.ts";
import { foundRegencies, lookAtRegency } from "./found-regencies.ts";
import { incompleteImport, isIncomplete, isMigrated, markComplete, markIncomplete } from "./incomplete-import.ts";
import { rowSum } from "./row-sum.ts";
import { tableLines, writeRows } from "./table-rows.ts";

export interface ImportOptions extends DumpProof {
  readonly folder: string;
  /** All migrations this program knows for the portal's modules. */
  readonly migrations: readonly Migration[];
  /** Where contents of files are put; needed by a dump that holds any. */
  readonly content?: ContentStore;
  /** Called after each file that was written. */
  readonly onFile?: (file: DumpFile) => void;
}

/**
 * Fills an empty database from a dump. The database is first brought to the very migrations the dump was made with, then filled,
 * then read back and compared row by row with the manifest, and only then brought to this program's newest migration. From the
 * first row until the comparison the database says that it is incomplete, and is not served.
 *
 * @throws Error naming the file that is not what was written, before anything is written
 * @throws Error for a dump whose seal is not made by `key`, before anything is written
 * @throws Error for a target that holds rows, knows newer migrations, or was left by an import that was cut off
 */
export async function importDatabase(database: Database, options: ImportOptions): Promise<DumpManifest> {
  const { folder, migrations, content, onFile } = options;
  const manifest = await readManifest(folder, options);
  await verifyFiles(folder, manifest);
  if (manifest.contents.length > 0 && !content)
    throw new Error("spbe-server: the dump holds stored files and no storage was named. Nothing was written.");
  const known = knownMigrations(manifest, migrations);
  await database.owner((tx) => refuseTarget(tx, manifest));
  await database.migrate(known);
  const tables = await database.owner((tx) => openTarget(tx, manifest));
  for (const file of manifest.files) {
    await database.owner((tx) => fillTable(tx, folder, file, tableOf(tables, file)));
    onFile?.(file);
  }
  await database.owner((tx) => setSequences(tx, manifest));
  for (const file of manifest.files) await database.owner((tx) => compareTable(tx, file, tableOf(tables, file)));
  if (content) await putContents(content, folder, manifest.contents);
  await database.migrate(migrations);
  await database.owner(async (tx) => {
    if (tables.some(({ name }) => name === "file")) await releaseMissing(tx, manifest);
    for (const { name } of tables) await sql.raw(`analyze ${quoted(name)}`).execute(tx);
    await markComplete(tx);
  });
  return manifest;
}

/** This program's migrations that the dump was made with, unchanged. */
function knownMigrations(manifest: DumpManifest, migrations: readonly Migration[]): readonly Migration[] {
  const checksums = new Map(migrations.map((migration) => [migration.id, checksumOf(migration)]));
  for (const { id, checksum } of manifest.migrations) {
    const ours = checksums.get(id);
    if (ours === undefined)
      throw new Error(
        `spbe-server: the dump was made with migration "${id}", which this program does not know. Install the version that made it, or a newer one, and list the same modules. Nothing was written.`,
      );
    if (ours !== checksum)
      throw new Error(
        `spbe-server: migration "${id}" has another text here than when the dump was made. Install an unchanged version. Nothing was written.`,
      );
  }
  const dumped = new Set(manifest.migrations.map(({ id }) => id));
  return migrations.filter(({ id }) => dumped.has(id));
}

async function refuseTarget(tx: Transaction, manifest: DumpManifest): Promise<void> {
  if (await isIncomplete(tx)) throw incompleteImport();
  if (!(await isMigrated(tx))) return;
  const filled = await foundRegencies(tx, await readDumpTables(tx));
  if (filled.length > 0)
    throw new Error(
      `spbe-server: this database already holds rows of ${filled.join(", ")}, and an import never mixes two. Use an empty database. Nothing was written.`,
    );
  const ledger = await sql<{ id: string }>`select id from spbe_migration order by id`.execute(tx);
  const dumped = new Set(manifest.migrations.map(({ id }) => id));
  const newer = ledger.rows.find(({ id }) => !dumped.has(id));
  if (newer)
    throw new Error(
      `spbe-server: this database has migration "${newer.id}" already, which came after the dump. Use a database that was never migrated: the import brings it to its shape by itself. Nothing was written.`,
    );
}

async function openTarget(tx: Transaction, manifest: DumpManifest): Promise<readonly DumpTable[]> {
  const tables = await readDumpTables(tx);
  for (const dumped of manifest.tables) {
    const columns = tables.find(({ name }) => name === dumped.name)?.columns.map(({ name }) => name);
    if (columns?.join() !== dumped.columns.join())
      throw new Error(
        `spbe-server: table "${dumped.name}" has other columns here than in the dump, though the migrations are the same. Was it changed by hand? Nothing was written.`,
      );
  }
  await markIncomplete(tx);
  return tables;
}

function tableOf(tables: readonly DumpTable[], { table }: DumpFile): DumpTable {
  const found = tables.find(({ name }) => name === table);
  if (found) return found;
  throw new Error(`spbe-server: the dump has rows of "${table}" but does not list the table.`);
}

async function fillTable(tx: Transaction, folder: string, file: DumpFile, table: DumpTable): Promise<void> {
  await lookAtRegency(tx, file.regency);
  await sql.raw("set constraints all deferred").execute(tx);
  await readLines(join(folder, fileName(file)), (lines) => writeRows(tx, table, lines));
}

async function setSequences(tx: Transaction, { sequences }: DumpManifest): Promise<void> {
  for (const [name, last] of Object.entries(sequences))
    await sql`select setval(${`public.${quoted(name)}`}::regclass, ${last}::bigint)`.execute(tx);
}

async function compareTable(tx: Transaction, file: DumpFile, table: DumpTable): Promise<void> {
  await lookAtRegency(tx, file.regency);
  const sum = rowSum();
  for await (const lines of tableLines(tx, table, file.regency)) for (const line of lines) sum.add(line);
  if (sum.rows === file.rows && sum.sum === file.rowSum) return;
  throw new Error(
    `spbe-server: "${table.name}" of ${file.regency} has ${sum.rows} rows after the import and not the ${file.rows} of the dump, or other values. The database stays closed. Begin again with a fresh one.`,
  );
}

import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, rmdir } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { sql } from "kysely";
import type { Database, Transaction } from "../database/database.ts";
import type { ContentAddress, ContentStore } from "../files/content-store.ts";
import type { AuditKey } from "../keys/key-ring.ts";
import { keptContents, saveContents } from "./dump-contents.ts";
import { writeLines } from "./dump-files.ts";
import { type DumpFile, type DumpManifest, fileName, writeManifest } from "./dump-manifest.ts";
import { type DumpTable, readDumpTables, readSequences } from "./dump-tables.ts";
import { foundRegencies, lookAtRegency } from "./found-regencies.ts";
import { incompleteImport, isIncomplete, isMigrated } from "./incomplete-import.ts";
import { rowSum } from "./row-sum.ts";
import { tableLines } from "./table-rows.ts";

/** Sessions stay behind: moved with the rest, a restore would undo every logout since the backup. */
const LEFT_OUT: readonly string[] = ["session", "logout_token"];

export interface ExportOptions {
  /** Made by the export; it must not exist, or be empty. */
  readonly folder: string;
  /** Only these regencies. Default: every regency that has a row. */
  readonly regencies?: readonly string[];
  /** ISO instant, for the manifest. */
  readonly now: string;
  /** Where the portal's files lie. Without it their rows go without contents, and an import makes such rows leave. */
  readonly content?: ContentStore;
  /** Seals the dump. Without it the dump tells damage only, not who wrote it. */
  readonly key?: AuditKey;
}

interface Written {
  readonly manifest: DumpManifest;
  readonly kept: readonly ContentAddress[];
}

/**
 * Writes a database into a folder of compressed JSON lines with a manifest. All rows are of one moment: one read-only transaction
 * of the tables' owner, whose view moves from regency to regency. Contents of files follow, sealed as they lie. The folder appears under its name when everything is in it.
 *
 * @throws Error with the cause and the cure; what was written until then is removed
 */
export async function exportDatabase(database: Database, options: ExportOptions): Promise<DumpManifest> {
  const target = resolve(options.folder);
  if (existsSync(target) && (await readdir(target)).length > 0)
    throw new Error(`spbe-server: ${target} is not empty. Name a folder that does not exist yet.`);
  const aside = join(dirname(target), `.unfinished-${basename(target)}-${process.pid}`);
  await mkdir(aside, { recursive: true, mode: 0o700 });
  try {
    const written = await database.owner((tx) => writeDump(tx, aside, database, options));
    const { content, key } = options;
    const contents = content ? await saveContents(database, content, aside, written.kept) : [];
    const manifest = { ...written.manifest, contents: [...contents] };
    await writeManifest(aside, manifest, key);
    if (existsSync(target)) await rmdir(target);
    await rename(aside, target);
    return manifest;
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    throw error;
  }
}

async function writeDump(
  tx: Transaction,
  folder: string,
  { engine, version }: Database,
  { regencies: asked, now }: ExportOptions,
): Promise<Written> {
  await sql.raw("set transaction isolation level repeatable read, read only").execute(tx);
  if (await isIncomplete(tx)) throw incompleteImport();
  if (!(await isMigrated(tx)))
    throw new Error(
      "spbe-server: this database was never migrated, so there is nothing to export. Check DATABASE_URL.",
    );
  const all = await readDumpTables(tx);
  const tables = all.filter(({ name }) => !LEFT_OUT.includes(name));
  const regencies = asked ?? (await foundRegencies(tx, tables));
  const files: DumpFile[] = [];
  const kept: ContentAddress[] = [];
  for (const regency of regencies) {
    await lookAtRegency(tx, regency);
    await mkdir(join(folder, regency), { mode: 0o700 });
    for (const table of tables) files.push(...(await writeTable(tx, folder, regency, table)));
    if (tables.some(({ name }) => name === "file")) kept.push(...(await keptContents(tx, regency, now)));
  }
  const manifest: DumpManifest = {
    format: 1,
    takenAt: now,
    engine,
    engineVersion: version,
    whole: asked === undefined,
    regencies: [...regencies],
    leftOut: all.map(({ name }) => name).filter((name) => LEFT_OUT.includes(name)),
    migrations: await readMigrations(tx),
    sequences: await readSequences(tx),
    tables: tables.map(({ name, columns }) => ({ name, columns: columns.map((column) => column.name) })),
    files,
    contents: [],
  };
  return { manifest, kept };
}

async function writeTable(tx: Transaction, folder: string, regency: string, table: DumpTable): Promise<DumpFile[]> {
  const place = { regency, table: table.name };
  const file = join(folder, fileName(place));
  const sum = rowSum();
  async function* counted(): AsyncGenerator<readonly string[]> {
    for await (const lines of tableLines(tx, table, regency)) {
      for (const line of lines) sum.add(line);
      yield lines;
    }
  }
  const { bytes, sha256 } = await writeLines(file, counted());
  if (sum.rows > 0) return [{ ...place, rows: sum.rows, rowSum: sum.sum, bytes, sha256 }];
  await rm(file);
  return [];
}

async function readMigrations(tx: Transaction): Promise<DumpManifest["migrations"]> {
  const { rows } = await sql<{ id: string; checksum: string }>`
    select id, checksum from spbe_migration order by applied_at, id`.execute(tx);
  return rows;
}

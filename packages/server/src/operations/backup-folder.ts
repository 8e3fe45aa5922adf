import { existsSync } from "node:fs";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import type { Database, Transaction } from "../database/database.ts";
import { APP_ROLE } from "../database/tenant-table.ts";
import type { ContentStore } from "../files/content-store.ts";
import type { AuditKey } from "../keys/key-ring.ts";
import type { DumpManifest } from "./dump-manifest.ts";
import { exportDatabase } from "./export-database.ts";

/** "spbe-2026-11-24T050000Z": sorts by time, and names no two moments alike within a second. */
const NAME = /^spbe-\d{4}-\d{2}-\d{2}T\d{6}Z$/;

export interface BackupOptions {
  /** The folder of all backups; made when missing. */
  readonly into: string;
  /** How many to keep, the new one counted, at least 1; older ones are deleted after the new one is whole. Default: all. */
  readonly keep?: number;
  /** ISO instant, UTC. */
  readonly now: string;
  /** Where the portal's files lie. */
  readonly content: ContentStore;
  /** Seals the backup, so that one changed without the portal's keys is refused. */
  readonly key: AuditKey;
}

export interface Backup {
  readonly folder: string;
  readonly manifest: DumpManifest;
  /** Names of the backups that were deleted. */
  readonly deleted: readonly string[];
}

/** Exports the whole database with the stored files into a folder named after the moment, notes in the database that it happened, and deletes old ones. */
export async function backUp(database: Database, { into, keep, now, content, key }: BackupOptions): Promise<Backup> {
  await mkdir(into, { recursive: true, mode: 0o700 });
  const name = `spbe-${now.slice(0, 19).replaceAll(":", "")}Z`;
  const folder = join(into, name);
  const manifest = await exportDatabase(database, { folder, now, content, key });
  await database.owner((tx) => noteBackup(tx, now));
  const old = keep === undefined ? [] : (await listBackups(into)).slice(0, -keep);
  for (const one of old) await rm(join(into, one), { recursive: true });
  return { folder, manifest, deleted: old };
}

/** Names of the whole backups in a folder, oldest first. Anything else in it is left alone. */
export async function listBackups(folder: string): Promise<readonly string[]> {
  if (!existsSync(folder)) return [];
  const names = (await readdir(folder)).filter((name) => NAME.test(name));
  return names.filter((name) => existsSync(join(folder, name, "manifest.json"))).sort();
}

/** ISO instant of the last backup that this database knows of; undefined when there was none. */
export async function lastBackup(tx: Transaction): Promise<string | undefined> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('public.spbe_backup') is not null as there`.execute(
    tx,
  );
  if (!rows[0]?.there) return undefined;
  const last = await sql<{ at: string | null }>`select max(finished_at) as at from spbe_backup`.execute(tx);
  return last.rows[0]?.at ?? undefined;
}

async function noteBackup(tx: Transaction, now: string): Promise<void> {
  await sql`create table if not exists spbe_backup (finished_at timestamptz primary key)`.execute(tx);
  await sql.raw(`revoke all on spbe_backup from ${APP_ROLE}`).execute(tx);
  await sql.raw(`grant select on spbe_backup to ${APP_ROLE}`).execute(tx);
  await sql`insert into spbe_backup (finished_at) values (${now}::timestamptz) on conflict do nothing`.execute(tx);
}

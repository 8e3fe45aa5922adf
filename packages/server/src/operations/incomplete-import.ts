import { sql } from "kysely";
import type { Database, Transaction } from "../database/database.ts";
import { APP_ROLE } from "../database/tenant-table.ts";

/** Exists from before the first row of an import until its counts and sums have been proven. */
const MARK = "spbe_incomplete_import";

/** True while an import is under way, and after one that was cut off: such a database must not be served. */
export async function isIncomplete(tx: Transaction): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass(${`public.${MARK}`}) is not null as there`.execute(
    tx,
  );
  return rows[0]?.there ?? false;
}

/** False for a database that no migration has touched. */
export async function isMigrated(tx: Transaction): Promise<boolean> {
  const { rows } = await sql<{
    there: boolean;
  }>`select to_regclass('public.spbe_migration') is not null as there`.execute(tx);
  return rows[0]?.there ?? false;
}

/** @throws Error with the cure when an import was cut off */
export async function assertComplete(database: Database): Promise<void> {
  if (await database.withoutTenant(isIncomplete)) throw incompleteImport();
}

/** The refusal every command and the start share. */
export function incompleteImport(): Error {
  return new Error(
    "spbe-server: an import into this database has not come to its end, so part of the data is missing. Make a fresh database and begin the import or restore again.",
  );
}

export async function markIncomplete(tx: Transaction): Promise<void> {
  await sql.raw(`create table ${MARK} (begun_at timestamptz primary key default now())`).execute(tx);
  await sql.raw(`revoke all on ${MARK} from ${APP_ROLE}`).execute(tx);
}

export async function markComplete(tx: Transaction): Promise<void> {
  await sql.raw(`drop table ${MARK}`).execute(tx);
}

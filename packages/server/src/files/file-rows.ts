import { sql } from "kysely";
import type { Transaction } from "../database/database.ts";
import type { FileIdentity, WrappedFileKey } from "./file-keys.ts";
import type { FileKind } from "./file-kinds.ts";

export interface FileRow extends WrappedFileKey {
  readonly file_id: string;
  readonly content_id: string;
  readonly kind: FileKind | null;
  readonly size_bytes: number;
  readonly name_sealed: Uint8Array;
  readonly expires_at: string;
}

export interface NewFileRow extends WrappedFileKey, FileIdentity {
  readonly nameSealed: Uint8Array;
  readonly expiresAt: string;
  readonly now: string;
}

/** The row comes before the content: whatever is interrupted, the sweep knows of it. @returns false where the id is taken */
export async function insertArriving(tx: Transaction, row: NewFileRow): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into file (regency_code, file_id, content_id, state, key_id, subject_id, wrapped_key, name_sealed, created_at, expires_at)
    values (${row.regency}, ${row.fileId}::uuid, ${row.contentId}::uuid, 'arriving', ${row.key_id}, ${row.subject_id}::uuid,
      ${row.wrapped_key}, ${row.nameSealed}, ${row.now}::timestamptz, ${row.expiresAt}::timestamptz)
    on conflict do nothing`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

/** @returns false where the file was removed or replaced meanwhile */
export async function markKept(
  tx: Transaction,
  { regency, fileId, contentId }: FileIdentity,
  kind: FileKind | null,
  sizeBytes: number,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update file set state = 'kept', kind = ${kind}, size_bytes = ${sizeBytes}
    where regency_code = ${regency} and file_id = ${fileId}::uuid and content_id = ${contentId}::uuid
      and state = 'arriving'`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

/** A whole file that has not expired. */
export async function findKept(
  tx: Transaction,
  regency: string,
  fileId: string,
  now: string,
): Promise<FileRow | undefined> {
  const { rows } = await sql<FileRow>`
    select file_id, content_id, key_id, subject_id, wrapped_key, kind, size_bytes, name_sealed, expires_at from file
    where regency_code = ${regency} and file_id = ${fileId}::uuid and state = 'kept'
      and expires_at > ${now}::timestamptz`.execute(tx);
  return rows[0];
}

/** Where another put or a removal has not taken the file meanwhile. */
export async function isArriving(tx: Transaction, { regency, fileId, contentId }: FileIdentity): Promise<boolean> {
  const { rows } = await sql`
    select 1 from file where regency_code = ${regency} and file_id = ${fileId}::uuid and content_id = ${contentId}::uuid
      and state = 'arriving'`.execute(tx);
  return rows.length > 0;
}

export async function findContent(tx: Transaction, regency: string, fileId: string): Promise<string | undefined> {
  const { rows } = await sql<{ content_id: string }>`
    select content_id from file where regency_code = ${regency} and file_id = ${fileId}::uuid`.execute(tx);
  return rows[0]?.content_id;
}

/** From now on nobody gets it, nor can an arrival under way end in it; the row stays until the content has gone. */
export async function markLeaving(tx: Transaction, { regency, fileId, contentId }: FileIdentity): Promise<void> {
  await sql`
    update file set state = 'leaving'
    where regency_code = ${regency} and file_id = ${fileId}::uuid and content_id = ${contentId}::uuid`.execute(tx);
}

export async function deleteRow(tx: Transaction, { regency, fileId, contentId }: FileIdentity): Promise<void> {
  await sql`
    delete from file where regency_code = ${regency} and file_id = ${fileId}::uuid and content_id = ${contentId}::uuid`.execute(
    tx,
  );
}

/** What has expired, whose removal was interrupted, and what began to arrive a day ago and never did; at most `limit`. */
export async function findSwept(
  tx: Transaction,
  regency: string,
  now: string,
  limit: number,
): Promise<readonly FileIdentity[]> {
  const { rows } = await sql<{ file_id: string; content_id: string }>`
    select file_id, content_id from file
    where regency_code = ${regency} and (expires_at <= ${now}::timestamptz or state = 'leaving'
      or (state = 'arriving' and created_at <= ${now}::timestamptz - interval '1 day'))
    order by expires_at, file_id limit ${limit}`.execute(tx);
  return rows.map((row) => ({ regency, fileId: row.file_id, contentId: row.content_id }));
}

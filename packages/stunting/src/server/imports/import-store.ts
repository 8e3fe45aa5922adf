import type { RegencyVault, Scope, Transaction } from "@spbe-kit/server";
import { sql } from "kysely";
import type { Import, ImportQuality, ImportState } from "../../domain/import.schema.ts";
import { type ImportChunk, storeChunk } from "./import-chunks.ts";
import type { JudgedRow } from "./judged-row.ts";

export interface ImportReport {
  readonly columns?: readonly Import["columns"][number][];
  readonly dateOrders?: readonly Import["dateOrders"][number][];
  readonly newPosyandu?: readonly string[];
  readonly quality?: ImportQuality;
}

export interface ImportRecord {
  readonly import_id: string;
  readonly file_name: string;
  readonly size_bytes: number;
  readonly state: ImportState;
  readonly created_by: string;
  readonly created_by_name: string;
  readonly created_at: string;
  readonly scope_kind: Scope["kind"];
  readonly scope_codes: string;
  readonly rows_total: number | null;
  readonly rows_read: number;
  readonly rows_ready: number;
  readonly rows_rejected: number;
  readonly rows_warned: number;
  readonly rows_differing: number;
  readonly rows_saved: number;
  readonly rows_already: number;
  readonly new_children: number;
  readonly saved_through: number;
  readonly header: readonly string[];
  readonly report: ImportReport;
  readonly failure: Import["failure"];
}

export function importOf(record: ImportRecord): Import {
  return {
    importId: record.import_id,
    fileName: record.file_name,
    sizeBytes: record.size_bytes,
    state: record.state,
    createdAt: record.created_at,
    createdBy: record.created_by_name,
    rowsTotal: record.rows_total,
    rowsRead: record.rows_read,
    rowsReady: record.rows_ready,
    rowsRejected: record.rows_rejected,
    rowsWarned: record.rows_warned,
    rowsDiffering: record.rows_differing,
    rowsSaved: record.rows_saved,
    rowsAlready: record.rows_already,
    newChildren: record.new_children,
    newPosyandu: [...(record.report.newPosyandu ?? [])],
    columns: [...(record.report.columns ?? [])],
    dateOrders: [...(record.report.dateOrders ?? [])],
    quality: record.report.quality ?? null,
    failure: record.failure,
  };
}

export function scopeOf(record: Pick<ImportRecord, "scope_kind" | "scope_codes">): Scope {
  if (record.scope_kind === "regency") return { kind: "regency" };
  return { kind: record.scope_kind, codes: record.scope_codes === "" ? [] : record.scope_codes.split(",") };
}

const COLUMNS = sql`import_id, file_name, size_bytes, state, created_by, created_by_name, created_at, scope_kind, scope_codes,
  rows_total, rows_read, rows_ready, rows_rejected, rows_warned, rows_differing, rows_saved, rows_already, new_children,
  saved_through, header, report, failure`;

/** Whose imports may be seen: a person of the whole regency sees all, others their own. */
export interface Viewer {
  readonly accountId: string;
  readonly scope: Scope;
}

function visibleTo({ accountId, scope }: Viewer) {
  return scope.kind === "regency" ? sql`true` : sql`created_by = ${accountId}`;
}

export async function listImports(tx: Transaction, regency: string, viewer: Viewer): Promise<readonly ImportRecord[]> {
  const { rows } = await sql<ImportRecord>`
    select ${COLUMNS} from import where regency_code = ${regency} and ${visibleTo(viewer)}
    order by created_at desc, import_id limit 100`.execute(tx);
  return rows;
}

export async function findImport(
  tx: Transaction,
  regency: string,
  importId: string,
  viewer?: Viewer,
): Promise<ImportRecord | undefined> {
  const { rows } = await sql<ImportRecord>`
    select ${COLUMNS} from import
    where regency_code = ${regency} and import_id = ${importId}::uuid and ${viewer ? visibleTo(viewer) : sql`true`}`.execute(
    tx,
  );
  return rows[0];
}

/** Imports that were at work when the server went away. */
export async function unfinishedImports(tx: Transaction, regency: string): Promise<readonly ImportRecord[]> {
  const { rows } = await sql<ImportRecord>`
    select ${COLUMNS} from import where regency_code = ${regency} and state in ('reading', 'saving') order by created_at`.execute(
    tx,
  );
  return rows;
}

/** Moves an import on, only from the state it is thought to be in. @returns false where it is in another */
export async function moveImport(
  tx: Transaction,
  regency: string,
  importId: string,
  from: readonly ImportState[],
  to: ImportState,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update import set state = ${to}
    where regency_code = ${regency} and import_id = ${importId}::uuid and state = any(${[...from]}::text[])`.execute(
    tx,
  );
  return (numAffectedRows ?? 0n) > 0n;
}

export async function failImport(
  tx: Transaction,
  regency: string,
  importId: string,
  failure: { readonly code: string; readonly message: string },
): Promise<void> {
  await sql`
    update import set state = 'failed', failure = ${JSON.stringify(failure)}::jsonb
    where regency_code = ${regency} and import_id = ${importId}::uuid and state in ('reading', 'saving')`.execute(tx);
}

/** Forgets what an earlier, interrupted reading left. */
export async function clearReading(tx: Transaction, regency: string, importId: string): Promise<void> {
  await sql`delete from import_chunk where regency_code = ${regency} and import_id = ${importId}::uuid`.execute(tx);
  await sql`
    update import set rows_read = 0, rows_ready = 0, rows_rejected = 0, rows_warned = 0, rows_differing = 0
    where regency_code = ${regency} and import_id = ${importId}::uuid`.execute(tx);
}

/**
 * Stores a chunk of judged rows and counts them, in one transaction.
 *
 * @returns false where the officer has dropped the import meanwhile: nothing was stored
 */
export async function storeRows(
  tx: Transaction,
  vault: RegencyVault,
  regency: string,
  importId: string,
  chunk: ImportChunk,
): Promise<boolean> {
  const { rows } = chunk;
  const count = (kind: JudgedRow["kind"]) => rows.filter((row) => row.kind === kind).length;
  const { numAffectedRows } = await sql`
    update import set rows_read = rows_read + ${rows.length}, rows_ready = rows_ready + ${rows.length - count("rejected")},
      rows_rejected = rows_rejected + ${count("rejected")}, rows_warned = rows_warned + ${count("warned")},
      rows_differing = rows_differing + ${count("differing")}
    where regency_code = ${regency} and import_id = ${importId}::uuid and state = 'reading'`.execute(tx);
  if (numAffectedRows !== 1n) return false;
  await storeChunk(tx, vault, regency, importId, chunk);
  return true;
}

import type { RegencyVault, Transaction } from "@spbe-kit/server";
import { sql } from "kysely";
import type { ImportRowKind } from "../../domain/import.schema.ts";
import type { JudgedRow } from "./judged-row.ts";

/** Judged rows that follow each other in the file, as they are stored and saved together. */
export interface ImportChunk {
  /** Row number of the chunk's first and last row, whichever kinds of it were asked for. */
  readonly firstRow: number;
  readonly lastRow: number;
  /** In the order of the file. */
  readonly rows: readonly JudgedRow[];
}

/** Kinds of rows that are saved once the officer agrees. */
export const ACCEPTED_KINDS = ["warned", "differing", "ready"] as const satisfies readonly ImportRowKind[];
export const ALL_KINDS = ["rejected", ...ACCEPTED_KINDS] as const satisfies readonly ImportRowKind[];

/**
 * Stores rows of one chunk, those of a kind as one JSON: a row of the table for each row of the file would take longer to store
 * than the measurement it becomes.
 */
export async function storeChunk(
  tx: Transaction,
  vault: RegencyVault,
  regency: string,
  importId: string,
  { firstRow, lastRow, rows }: ImportChunk,
): Promise<void> {
  const kinds = [...Map.groupBy(rows, (row) => row.kind)];
  const sealed = await vault.sealTexts(
    tx,
    kinds.map(([kind, ofKind]) => ({ ...chunkField(importId, firstRow, kind), text: JSON.stringify(ofKind) })),
  );
  for (const [at, [kind]] of kinds.entries())
    await sql`
      insert into import_chunk (regency_code, import_id, first_row, kind, last_row, sealed_rows)
      values (${regency}, ${importId}::uuid, ${firstRow}, ${kind}, ${lastRow}, ${sealed[at]})
      on conflict do nothing`.execute(tx);
}

interface StoredPart {
  readonly first_row: number;
  readonly last_row: number;
  readonly kind: ImportRowKind;
  readonly sealed_rows: Uint8Array;
}

/** Rows of an import hold names and NIK of many, so they are sealed by the import's own key: deleting it forgets them all. */
function chunkField(importId: string, firstRow: number, kind: ImportRowKind) {
  return { subjectId: importId, field: `stunting/import.${firstRow}.${kind}` };
}

/** The first chunk that has rows of these kinds and ends behind row `after`; undefined where there is none. */
export async function readChunk(
  tx: Transaction,
  vault: RegencyVault,
  regency: string,
  importId: string,
  { after, kinds }: { readonly after: number; readonly kinds: readonly ImportRowKind[] },
): Promise<ImportChunk | undefined> {
  const ofImport = sql`regency_code = ${regency} and import_id = ${importId}::uuid and kind = any(${kinds}::text[])`;
  const { rows: parts } = await sql<StoredPart>`
    select first_row, last_row, kind, sealed_rows from import_chunk
    where ${ofImport} and first_row = (select min(first_row) from import_chunk where ${ofImport} and last_row > ${after})`.execute(
    tx,
  );
  const [first] = parts;
  if (first === undefined) return undefined;
  const opened = await vault.openTexts(
    tx,
    parts.map((part) => ({ ...chunkField(importId, part.first_row, part.kind), sealed: part.sealed_rows })),
  );
  const rows = opened.flatMap((text) => JSON.parse(text ?? "[]") as readonly JudgedRow[]).sort((a, b) => a.row - b.row);
  return { firstRow: first.first_row, lastRow: first.last_row, rows };
}

/** Stores a chunk anew after rows of it changed their kind. */
export async function replaceChunk(
  tx: Transaction,
  vault: RegencyVault,
  regency: string,
  importId: string,
  chunk: ImportChunk,
): Promise<void> {
  await sql`
    delete from import_chunk
    where regency_code = ${regency} and import_id = ${importId}::uuid and first_row = ${chunk.firstRow}`.execute(tx);
  await storeChunk(tx, vault, regency, importId, chunk);
}

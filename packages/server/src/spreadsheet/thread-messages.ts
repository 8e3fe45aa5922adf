import type { CalendarDate } from "@spbe-kit/core";
import type { CellValue, SheetRow, Spreadsheet } from "./sheet-row.ts";
import type { SpreadsheetSource } from "./source-bytes.ts";
import type { SpreadsheetError } from "./spreadsheet-error.ts";
import type { SpreadsheetLimits } from "./spreadsheet-limits.ts";

/** What the reading thread is started with. */
export interface ReaderThreadData {
  readonly source: SpreadsheetSource;
  readonly limits: Partial<SpreadsheetLimits>;
}

/** `pass` numbers the passes over a sheet; several may be open. */
export type ReaderRequest =
  | { readonly kind: "rows"; readonly pass: number; readonly sheet: number }
  | { readonly kind: "drop"; readonly pass: number };

export type ReaderReply =
  | {
      readonly kind: "opened";
      readonly file: Spreadsheet["kind"];
      readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[];
    }
  /** The next rows of a pass, packed; undefined at the end. */
  | { readonly kind: "rows"; readonly pass: number; readonly packed: string | undefined }
  /** Without `pass` the file could not be opened. */
  | { readonly kind: "failed"; readonly pass: number | undefined; readonly failure: ReaderFailure };

export type ReaderFailure =
  | Pick<SpreadsheetError, "code" | "data" | "message">
  | { readonly code: undefined; readonly message: string };

type PackedCell = null | string | boolean | readonly [number: string] | { readonly d: string } | { readonly e: string };
type PackedRow = readonly [number: number, cells: readonly PackedCell[]];

/** Rows as one text: it crosses between threads as a copy of bytes, where a copy of each cell would cost as much as reading it. */
export function packRows(rows: readonly SheetRow[]): string {
  return JSON.stringify(rows.map(({ number, cells }): PackedRow => [number, cells.map(packCell)]));
}

export function unpackRows(packed: string): SheetRow[] {
  return (JSON.parse(packed) as PackedRow[]).map(([number, cells]) => ({ number, cells: cells.map(unpackCell) }));
}

function packCell(cell: CellValue): PackedCell {
  switch (cell?.kind) {
    case undefined:
      return null;
    case "text":
      return cell.text;
    case "number":
      return [cell.text];
    case "date":
      return { d: cell.date };
    case "boolean":
      return cell.boolean;
    case "error":
      return { e: cell.text };
  }
}

function unpackCell(packed: PackedCell): CellValue {
  if (packed === null) return null;
  if (typeof packed === "string") return { kind: "text", text: packed };
  if (typeof packed === "boolean") return { kind: "boolean", boolean: packed };
  if ("d" in packed) return { kind: "date", date: packed.d as CalendarDate };
  if ("e" in packed) return { kind: "error", text: packed.e };
  return { kind: "number", number: Number(packed[0]), text: packed[0] };
}

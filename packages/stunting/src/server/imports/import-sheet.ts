import type { Sheet, SheetRow, Spreadsheet } from "@spbe-kit/server/spreadsheet";
import { type ColumnMap, looksLikeHeader, mapColumns, usualHeader } from "../../domain/eppgbm/columns.ts";
import { DateColumn, type DateOrderProof } from "../../domain/eppgbm/date-cells.ts";
import { textOf } from "../../domain/eppgbm/source-cell.ts";

/** What the first pass over a file learns. */
export interface ScannedSheet {
  readonly sheet: Sheet;
  readonly headerRow: number;
  readonly headers: readonly string[];
  readonly map: ColumnMap;
  readonly rowsTotal: number;
  readonly birthDates: DateOrderProof;
  readonly measuredDates: DateOrderProof;
}

export type ScanFailure = { readonly code: string; readonly message: string };

/** Title and blank rows above the header; more than this many is no table. */
const HEADER_WITHIN_ROWS = 30;

/** Finds the sheet and row that hold the header, then reads the whole column of each date to learn its order. */
export async function scanSpreadsheet(spreadsheet: Spreadsheet): Promise<ScannedSheet | ScanFailure> {
  let nearest: ColumnMap | undefined;
  for (const sheet of spreadsheet.sheets) {
    if (sheet.hidden) continue;
    const found = await findHeader(sheet);
    if (found === undefined) continue;
    const map = mapColumns(found.headers);
    if (map.missing.length === 0) return scanDates(sheet, found, map);
    nearest ??= map;
  }
  return nearest === undefined ? noHeader() : missingColumns(nearest);
}

export function isScanFailure(scan: ScannedSheet | ScanFailure): scan is ScanFailure {
  return "code" in scan;
}

interface FoundHeader {
  readonly row: number;
  readonly headers: readonly string[];
}

async function findHeader(sheet: Sheet): Promise<FoundHeader | undefined> {
  let looked = 0;
  for await (const row of sheet.rows()) {
    const headers = row.cells.map((cell) => textOf(cell));
    if (looksLikeHeader(headers)) return { row: row.number, headers };
    looked += 1;
    if (looked >= HEADER_WITHIN_ROWS) return undefined;
  }
  return undefined;
}

async function scanDates(
  sheet: Sheet,
  { row: headerRow, headers }: FoundHeader,
  map: ColumnMap,
): Promise<ScannedSheet> {
  const birth = new DateColumn();
  const measured = new DateColumn();
  let rowsTotal = 0;
  for await (const row of sheet.rows()) {
    if (row.number <= headerRow) continue;
    if (isBlank(row)) continue;
    rowsTotal += 1;
    birth.see(row.number, row.cells[map.indexOf.birthDate ?? -1]);
    measured.see(row.number, row.cells[map.indexOf.measuredOn ?? -1]);
  }
  return { sheet, headerRow, headers, map, rowsTotal, birthDates: birth.proof, measuredDates: measured.proof };
}

export function isBlank(row: SheetRow): boolean {
  return row.cells.every((cell) => textOf(cell) === "");
}

function noHeader(): ScanFailure {
  return {
    code: "stunting/import-no-header",
    message:
      "Tidak ada baris judul kolom e-PPGBM pada 30 baris pertama. Pastikan berkas memuat judul seperti Nama, JK, Tgl Lahir, Berat, Tinggi.",
  };
}

function missingColumns({ missing }: ColumnMap): ScanFailure {
  const names = missing.map(usualHeader).join(", ");
  return {
    code: "stunting/import-columns-missing",
    message: `Kolom berikut tidak ditemukan: ${names}. Tambahkan kolom itu, atau beri judul yang sama dengan unduhan e-PPGBM.`,
  };
}

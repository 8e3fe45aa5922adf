import type { Sheet, SheetRow, Spreadsheet } from "@spbe-kit/server/spreadsheet";
import { type ColumnMap, looksLikeHeader, mapColumns, usualHeader } from "../../domain/eppgbm/columns.ts";
import { DateColumn, type DateOrderProof } from "../../domain/eppgbm/date-cells.ts";
import { textOf } from "../../domain/eppgbm/source-cell.ts";

/** Where the table of a file lies, and what its columns mean. */
export interface SheetTable {
  readonly sheet: Sheet;
  readonly headerRow: number;
  readonly headers: readonly string[];
  readonly map: ColumnMap;
}

export type TableFailure = { readonly code: string; readonly message: string };

/** Title and blank rows above the header; more than this many is no table. */
const HEADER_WITHIN_ROWS = 30;

/** Finds the sheet and row that hold the header. */
export async function findTable(spreadsheet: Spreadsheet): Promise<SheetTable | TableFailure> {
  let nearest: ColumnMap | undefined;
  for (const sheet of spreadsheet.sheets) {
    if (sheet.hidden) continue;
    const found = await findHeader(sheet);
    if (found === undefined) continue;
    const map = mapColumns(found.headers);
    if (map.missing.length === 0) return { sheet, headerRow: found.row, headers: found.headers, map };
    nearest ??= map;
  }
  return nearest === undefined ? noHeader() : missingColumns(nearest);
}

export function isTableFailure(table: SheetTable | TableFailure): table is TableFailure {
  return "code" in table;
}

/** The rows under the header that hold anything. */
export async function* tableRows({ sheet, headerRow }: SheetTable): AsyncGenerator<SheetRow> {
  for await (const row of sheet.rows()) if (row.number > headerRow && !isBlank(row)) yield row;
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

/** The order of day and month in each date column. */
export interface DateOrders {
  readonly birthDates: DateOrderProof;
  readonly measuredDates: DateOrderProof;
}

/** Watches the date columns of a table while its rows go by. */
export class DateOrderWatch {
  readonly #birth = new DateColumn();
  readonly #measured = new DateColumn();
  readonly #indexOf: ColumnMap["indexOf"];

  constructor({ map }: SheetTable) {
    this.#indexOf = map.indexOf;
  }

  see({ number, cells }: SheetRow): void {
    this.#birth.see(number, cells[this.#indexOf.birthDate ?? -1]);
    this.#measured.see(number, cells[this.#indexOf.measuredOn ?? -1]);
  }

  get orders(): DateOrders {
    return { birthDates: this.#birth.proof, measuredDates: this.#measured.proof };
  }
}

/** More than half of all days are above 12: the first rows of an honest column prove its order. */
const EXPECTED_FROM_ROWS = 300;

/** The orders as the first rows show them. A later row may show that they are mixed: only the whole column proves them. */
export async function expectedOrders(table: SheetTable): Promise<DateOrders> {
  const watch = new DateOrderWatch(table);
  let looked = 0;
  for await (const row of tableRows(table)) {
    watch.see(row);
    looked += 1;
    if (looked >= EXPECTED_FROM_ROWS) break;
  }
  return watch.orders;
}

export function sameOrders(a: DateOrders, b: DateOrders): boolean {
  return a.birthDates.order === b.birthDates.order && a.measuredDates.order === b.measuredDates.order;
}

function isBlank(row: SheetRow): boolean {
  return row.cells.every((cell) => textOf(cell) === "");
}

function noHeader(): TableFailure {
  return {
    code: "stunting/import-no-header",
    message:
      "Tidak ada baris judul kolom e-PPGBM pada 30 baris pertama. Pastikan berkas memuat judul seperti Nama, JK, Tgl Lahir, Berat, Tinggi.",
  };
}

function missingColumns({ missing }: ColumnMap): TableFailure {
  const names = missing.map(usualHeader).join(", ");
  return {
    code: "stunting/import-columns-missing",
    message: `Kolom berikut tidak ditemukan: ${names}. Tambahkan kolom itu, atau beri judul yang sama dengan unduhan e-PPGBM.`,
  };
}

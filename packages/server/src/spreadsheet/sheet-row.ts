import type { CalendarDate } from "@spbe-kit/core";

/** What a cell holds. `null` is an empty box; an empty text counts as empty. */
export type CellValue =
  | null
  | { readonly kind: "text"; readonly text: string }
  /** `text` is the number as the file writes it: "1.90601E+15" shows that digits of a NIK were lost. */
  | { readonly kind: "number"; readonly number: number; readonly text: string }
  /** A number under a date format, read by the workbook's date system. The time of day, if any, is dropped. */
  | { readonly kind: "date"; readonly date: CalendarDate }
  | { readonly kind: "boolean"; readonly boolean: boolean }
  /** What the program shows when a formula fails: "#N/A", "#REF!". */
  | { readonly kind: "error"; readonly text: string };

export interface SheetRow {
  /** The row number at the left edge of the user's screen, from 1. Empty rows are passed over, so numbers may jump. */
  readonly number: number;
  /** Cells from column A to the last one with a value. */
  readonly cells: readonly CellValue[];
}

export interface Sheet {
  /** As the tab shows it, spaces at both ends included. */
  readonly name: string;
  /** True for a sheet the user cannot see without asking for it. */
  readonly hidden: boolean;
  /**
   * The rows with a value, from the top. May be called again for a second pass. The reader gives the event loop a turn
   * at least once for each 256 KB of sheet, so a long file never holds the host.
   *
   * @throws SpreadsheetError while iterating, when the sheet proves damaged or too large
   */
  rows(): AsyncIterable<SheetRow>;
}

export interface Spreadsheet {
  readonly kind: "xlsx" | "csv";
  readonly sheets: readonly Sheet[];
  /** Lets go of the file. Rows cannot be read after it. Safe to call twice. */
  close(): Promise<void>;
}

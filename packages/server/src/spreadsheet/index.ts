export { openSpreadsheetInThread } from "./open-in-thread.ts";
export { type OpenSpreadsheetOptions, openSpreadsheet } from "./open-spreadsheet.ts";
export type { CellValue, Sheet, SheetRow, Spreadsheet } from "./sheet-row.ts";
export type { SpreadsheetSource } from "./source-bytes.ts";
export {
  isSpreadsheetError,
  SPREADSHEET_PROBLEMS,
  type SpreadsheetError,
  type SpreadsheetProblemCode,
  type SpreadsheetProblemData,
  type UnsupportedKind,
} from "./spreadsheet-error.ts";
export { DEFAULT_SPREADSHEET_LIMITS, type SpreadsheetLimits } from "./spreadsheet-limits.ts";
export { type WriteCsvOptions, writeCsv } from "./write-csv.ts";
export { type WritableCell, type WritableSheet, writeSpreadsheet } from "./write-spreadsheet.ts";

import { HEAD_BYTES, kindOfFile, refusalOfOle } from "./file-kind.ts";
import { openCsv } from "./open-csv.ts";
import { openXlsx } from "./open-xlsx.ts";
import type { Spreadsheet } from "./sheet-row.ts";
import { headOf, type SpreadsheetSource, sizeOf } from "./source-bytes.ts";
import { spreadsheetError, tooLarge } from "./spreadsheet-error.ts";
import { DEFAULT_SPREADSHEET_LIMITS, type SpreadsheetLimits } from "./spreadsheet-limits.ts";

export interface OpenSpreadsheetOptions {
  /** Replaces single limits; the others keep their defaults. */
  readonly limits?: Partial<SpreadsheetLimits>;
  /** Ends the reading: the iteration throws the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * Opens an XLSX or CSV, told apart by their bytes and not by the file's name. Rows are read as they are asked for, so a
 * file of any length stays small in memory. Close it when done.
 *
 * @throws SpreadsheetError for a file that is refused (see `SPREADSHEET_PROBLEMS`); the file system's own error when
 * the path cannot be read
 */
export async function openSpreadsheet(
  source: SpreadsheetSource,
  { limits: changed, signal }: OpenSpreadsheetOptions = {},
): Promise<Spreadsheet> {
  signal?.throwIfAborted();
  const options = { limits: { ...DEFAULT_SPREADSHEET_LIMITS, ...changed }, signal };
  const size = await sizeOf(source);
  if (size === 0) throw spreadsheetError("spreadsheet/empty", null, "The file is empty. Send it again.");
  if (size > options.limits.fileBytes) throw tooLarge(options.limits, "fileBytes");
  const kind = kindOfFile(await headOf(source, HEAD_BYTES));
  if (kind === "ole") throw await refusalOfOle(source, signal);
  return kind === "zip" ? openXlsx(source, options) : openCsv(source, options);
}

import { NO_SHARED_STRINGS, readSharedStrings } from "./shared-strings.ts";
import type { CellContext } from "./sheet-cell.ts";
import type { SheetRow, Spreadsheet } from "./sheet-row.ts";
import { sheetRows } from "./sheet-rows.ts";
import type { SpreadsheetSource } from "./source-bytes.ts";
import type { SpreadsheetLimits } from "./spreadsheet-limits.ts";
import { readDateStyles, readWorkbookParts, type WorkbookParts } from "./workbook-parts.ts";
import { openZip, type ZipParts } from "./zip-parts.ts";

interface XlsxOptions {
  readonly limits: SpreadsheetLimits;
  readonly signal: AbortSignal | undefined;
}

/** Opens a workbook: its list of sheets now, its shared texts with the first row asked for. */
export async function openXlsx(source: SpreadsheetSource, options: XlsxOptions): Promise<Spreadsheet> {
  const zip = await openZip(source, options.limits);
  try {
    return workbookOver(zip, await readWorkbookParts(zip, options), options);
  } catch (error) {
    zip.close();
    throw error;
  }
}

function workbookOver(zip: ZipParts, parts: WorkbookParts, options: XlsxOptions): Spreadsheet {
  let shared: Promise<Omit<CellContext, "part">> | undefined;
  let closed = false;
  async function* rowsOf(part: string): AsyncGenerator<SheetRow> {
    if (closed) throw new Error("spbe-kit: the spreadsheet is closed. Read its rows before close().");
    shared ??= sharedContext(zip, parts, options);
    const context = { ...(await shared), part };
    yield* sheetRows(zip.read(part), context, { ...options, part });
  }
  return {
    kind: "xlsx",
    sheets: parts.sheets.map(({ name, hidden, path }) => ({ name, hidden, rows: () => rowsOf(path) })),
    close: async () => {
      if (!closed) zip.close();
      closed = true;
    },
  };
}

async function sharedContext(zip: ZipParts, parts: WorkbookParts, options: XlsxOptions) {
  const { sharedStringsPath, stylesPath, dateSystem } = parts;
  return {
    dateSystem,
    dateStyles: stylesPath ? await readDateStyles(zip, stylesPath, options) : [],
    strings: sharedStringsPath
      ? await readSharedStrings(zip.read(sharedStringsPath), { ...options, part: sharedStringsPath })
      : NO_SHARED_STRINGS,
  };
}

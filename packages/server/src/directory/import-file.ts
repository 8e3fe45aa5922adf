import { openSpreadsheet } from "../spreadsheet/open-spreadsheet.ts";
import { isSpreadsheetError } from "../spreadsheet/spreadsheet-error.ts";
import { type Cells, columnsOf } from "./import-columns.ts";

export interface FileRow {
  /** As the sheet counts, from 1. */
  readonly number: number;
  readonly cells: Cells;
}

export type FileFault = "import-unreadable" | "import-too-large" | "import-columns-missing";

const MOST_BYTES = 2 * 1024 * 1024;
const MOST_ROWS = 2_000;

/** The rows of the first visible sheet, read whole: such files are small. */
export async function readImportFile(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
): Promise<readonly FileRow[] | FileFault> {
  const bytes = await readBytes(body);
  if (bytes === undefined) return "import-too-large";
  try {
    const book = await openSpreadsheet({ bytes }, { signal, limits: { fileBytes: MOST_BYTES, rows: MOST_ROWS + 1 } });
    try {
      return await readRows(book);
    } finally {
      await book.close();
    }
  } catch (error) {
    if (!isSpreadsheetError(error)) throw error;
    return error.code === "spreadsheet/too-large" ? "import-too-large" : "import-unreadable";
  }
}

async function readRows({
  sheets,
}: Awaited<ReturnType<typeof openSpreadsheet>>): Promise<readonly FileRow[] | FileFault> {
  const sheet = sheets.find(({ hidden }) => !hidden);
  const rows: FileRow[] = [];
  let columns: ReturnType<typeof columnsOf>;
  for await (const { number, cells } of sheet?.rows() ?? []) {
    if (!columns) {
      columns = columnsOf(cells);
      if (!columns) return "import-columns-missing";
      continue;
    }
    rows.push({ number, cells: Object.fromEntries([...columns].map(([column, at]) => [column, cells[at] ?? null])) });
  }
  return columns ? rows : "import-columns-missing";
}

/** Undefined when there is more than may come. */
async function readBytes(body: ReadableStream<Uint8Array>): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.byteLength;
    if (size > MOST_BYTES) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

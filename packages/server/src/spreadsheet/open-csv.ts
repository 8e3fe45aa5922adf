import { basename } from "node:path";
import { pipeline, Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { type CsvEncoding, delimiterOfCsv, encodingOfCsv } from "./csv-dialect.ts";
import { detached } from "./excel-text.ts";
import type { CellValue, SheetRow, Spreadsheet } from "./sheet-row.ts";
import { piecesOf, type SpreadsheetSource } from "./source-bytes.ts";
import { damaged, tooLarge } from "./spreadsheet-error.ts";
import type { SpreadsheetLimits } from "./spreadsheet-limits.ts";

interface CsvOptions {
  readonly limits: SpreadsheetLimits;
  readonly signal: AbortSignal | undefined;
}

/** Characters from which the delimiter is judged. */
const START = 64 * 1024;
/** A quote that is never closed must not gather the rest of the file. */
const LONGEST_RECORD = 4 * 1024 * 1024;

/** Opens a CSV as a workbook of one sheet. Every value stays text: a NIK keeps its digits, a decimal comma its comma. */
export async function openCsv(source: SpreadsheetSource, options: CsvOptions): Promise<Spreadsheet> {
  const encoding = await encodingOfCsv(piecesOf(source, options.signal));
  const name = "path" in source ? basename(source.path).replace(/\.[^.]*$/, "") : "CSV";
  return {
    kind: "csv",
    sheets: [{ name, hidden: false, rows: () => csvRows(source, encoding, options) }],
    close: async () => {},
  };
}

async function* csvRows(
  source: SpreadsheetSource,
  encoding: CsvEncoding,
  options: CsvOptions,
): AsyncGenerator<SheetRow> {
  const { limits } = options;
  let number = 0;
  let rowCount = 0;
  try {
    for await (const record of await recordsOf(decoded(source, encoding, options.signal))) {
      number += 1;
      const cells = cellsOf(record, number, limits);
      if (cells.length === 0) continue;
      rowCount += 1;
      if (rowCount > limits.rows) throw tooLarge(limits, "rows", number);
      yield { number, cells };
    }
  } catch (error) {
    throw error instanceof CsvError ? refusalOf(error, limits) : error;
  }
}

async function recordsOf(texts: AsyncGenerator<string>): Promise<AsyncIterable<string[]>> {
  const { start, rest } = await startOf(texts);
  const { delimiter, skip } = delimiterOfCsv(start);
  const parser = parse({
    delimiter,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LONGEST_RECORD,
  });
  // A failure of any link ends the parser with that error, and the loop over the parser throws it.
  pipeline(Readable.from(joined(start.slice(skip), rest)), parser, () => {});
  return parser;
}

/** Enough text to judge the delimiter, and the texts after it. */
async function startOf(texts: AsyncGenerator<string>): Promise<{ start: string; rest: AsyncGenerator<string> }> {
  let start = "";
  while (start.length < START) {
    const next = await texts.next();
    if (next.done) break;
    start += next.value;
  }
  return { start, rest: texts };
}

async function* joined(start: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  if (start !== "") yield start;
  yield* rest;
}

async function* decoded(
  source: SpreadsheetSource,
  encoding: CsvEncoding,
  signal: AbortSignal | undefined,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of piecesOf(source, signal)) {
    const text = decoder.decode(piece, { stream: true });
    if (text !== "") yield text;
  }
  const last = decoder.decode();
  if (last !== "") yield last;
}

function cellsOf(record: readonly string[], number: number, limits: SpreadsheetLimits): readonly CellValue[] {
  const last = record.findLastIndex((text) => text !== "");
  if (last >= limits.columns) throw tooLarge(limits, "columns", number);
  return record.slice(0, last + 1).map((text) => {
    if (text.length > limits.cellLength) throw tooLarge(limits, "cellLength", number);
    return text === "" ? null : { kind: "text", text: detached(text) };
  });
}

function refusalOf(error: CsvError, limits: SpreadsheetLimits): Error {
  const row = Number(error.records) + 1; // records before it may still wait in the parser, unread
  if (error.code === "CSV_MAX_RECORD_SIZE") return tooLarge(limits, "cellLength", row);
  return damaged("csv", "a quote that opens a cell is never closed, or closes too early", { row, cause: error });
}

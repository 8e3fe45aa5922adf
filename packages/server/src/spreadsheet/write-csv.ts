import type { WritableCell } from "./write-spreadsheet.ts";

export interface WriteCsvOptions {
  /** What stands between cells. Excel under Indonesian settings expects ";". Default ",". */
  readonly delimiter?: "," | ";" | "\t";
}

/** Excel runs a CSV cell that starts like this as a formula (OWASP, CSV injection). */
const FORMULA_START = /^[=+\-@\t\r]/;
const PIECE = 64 * 1024;

/**
 * Writes a CSV piece by piece: UTF-8 with a byte order mark, so that Excel reads names right, lines ended by CRLF.
 * Text that Excel would run as a formula gets an apostrophe before it; numbers are never touched.
 */
export async function* writeCsv(
  rows: Iterable<readonly WritableCell[]> | AsyncIterable<readonly WritableCell[]>,
  { delimiter = "," }: WriteCsvOptions = {},
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  let waiting = "\ufeff";
  for await (const row of rows) {
    waiting += `${row.map((value) => csvCell(value, delimiter)).join(delimiter)}\r\n`;
    if (waiting.length < PIECE) continue;
    yield encoder.encode(waiting);
    waiting = "";
  }
  if (waiting !== "") yield encoder.encode(waiting);
}

function csvCell(value: WritableCell, delimiter: string): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = FORMULA_START.test(value) ? `'${value}` : value;
  return /["\r\n]/.test(safe) || safe.includes(delimiter) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

import { setImmediate as turn } from "node:timers/promises";
import { Zip, ZipDeflate } from "fflate";
import { packageParts } from "./write-package.ts";
import { cellXml, columnLetters } from "./write-xml.ts";

/** A value to write. Text stays text whatever it looks like: a NIK keeps its digits, "=1+1" is no formula. */
export type WritableCell = string | number | null;

export interface WritableSheet {
  /** Up to 31 characters, without `[ ] : * ? / \`. */
  readonly name: string;
  /** Widths in characters, from column A. */
  readonly columns?: readonly { readonly width: number }[];
  /** The first row is the header: bold, and in place while the user scrolls. */
  readonly rows: Iterable<readonly WritableCell[]> | AsyncIterable<readonly WritableCell[]>;
}

/** Characters of XML gathered before they are packed. */
const PIECE = 256 * 1024;
const LAST_ROW = 1_048_576;
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/**
 * Writes an XLSX piece by piece; the rows are taken as the reader of the pieces asks for more, so memory stays small.
 * As a web stream: `ReadableStream.from(...)` of `node:stream/web`. The same rows give the same bytes.
 *
 * @throws RangeError for a sheet name Excel refuses, two sheets of one name, more rows than a sheet holds
 */
export async function* writeSpreadsheet(workbook: {
  readonly sheets: readonly WritableSheet[];
}): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  checkNames(workbook.sheets.map((sheet) => sheet.name));
  const zip = new ZipPieces();
  for (const [path, xml] of packageParts(workbook.sheets.map((sheet) => sheet.name))) {
    zip.startPart(path);
    zip.write(xml, true);
  }
  yield* zip.take();
  for (const [index, sheet] of workbook.sheets.entries()) {
    zip.startPart(`xl/worksheets/sheet${index + 1}.xml`);
    for await (const xml of inPieces(sheetXml(sheet))) {
      zip.write(xml, false);
      yield* zip.take();
      await turn();
    }
    zip.write("", true);
    yield* zip.take();
  }
  zip.end();
  yield* zip.take();
}

/** fflate's zip with its pieces gathered instead of called back. */
class ZipPieces {
  #pieces: Uint8Array<ArrayBuffer>[] = [];
  #failure: Error | null = null;
  #part: ZipDeflate | undefined;
  readonly #zip = new Zip((error, piece) => {
    if (error) this.#failure = error;
    else this.#pieces.push(piece as Uint8Array<ArrayBuffer>);
  });

  startPart(path: string): void {
    this.#part = new ZipDeflate(path, { level: 6 });
    this.#part.mtime = "2000-01-01"; // the same rows give the same bytes
    this.#zip.add(this.#part);
  }

  write(xml: string, last: boolean): void {
    this.#part?.push(new TextEncoder().encode(xml), last);
  }

  end(): void {
    this.#zip.end();
  }

  take(): readonly Uint8Array<ArrayBuffer>[] {
    if (this.#failure) throw this.#failure;
    const pieces = this.#pieces;
    this.#pieces = [];
    return pieces;
  }
}

async function* sheetXml(sheet: WritableSheet): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${columnsXml(sheet.columns ?? [])}<sheetData>`;
  let number = 0;
  for await (const row of sheet.rows) {
    number += 1;
    if (number > LAST_ROW) throw new RangeError(`spbe-kit: a sheet holds ${LAST_ROW} rows. Write more sheets.`);
    const cells = row.map((value, index) => cellXml(value, columnLetters(index) + number, number === 1)).join("");
    yield `<row r="${number}">${cells}</row>`;
  }
  yield "</sheetData></worksheet>";
}

function columnsXml(columns: readonly { readonly width: number }[]): string {
  if (columns.length === 0) return "";
  const list = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  return `<cols>${list.join("")}</cols>`;
}

async function* inPieces(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let waiting = "";
  for await (const text of texts) {
    waiting += text;
    if (waiting.length < PIECE) continue;
    yield waiting;
    waiting = "";
  }
  yield waiting;
}

function checkNames(names: readonly string[]): void {
  if (names.length === 0) throw new RangeError("spbe-kit: a workbook needs at least one sheet.");
  const seen = new Set<string>();
  for (const name of names) {
    const wrong = name === "" || name.length > 31 || /[[\]:*?/\\\p{Cc}]|^'|'$/u.test(name);
    if (wrong)
      throw new RangeError(`spbe-kit: Excel refuses the sheet name "${name}". Use 1 to 31 letters and digits.`);
    if (seen.has(name.toLowerCase())) throw new RangeError(`spbe-kit: two sheets are named "${name}".`);
    seen.add(name.toLowerCase());
  }
}

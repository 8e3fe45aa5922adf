import { type CellContext, cellValueOf } from "./sheet-cell.ts";
import type { CellValue, SheetRow } from "./sheet-row.ts";
import { damaged, tooLarge } from "./spreadsheet-error.ts";
import { type XmlAttributes, type XmlHandlers, type XmlOptions, xmlPieces } from "./xml-stream.ts";

/** Excel's last row and column (XFD1048576). */
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

/** The rows of one worksheet part, each as soon as its piece of XML is read. */
export async function* sheetRows(
  bytes: AsyncIterable<Buffer>,
  context: CellContext,
  options: XmlOptions,
): AsyncGenerator<SheetRow> {
  const reader = new SheetReader(context, options);
  for await (const _ of xmlPieces(bytes, reader, options)) yield* reader.take();
}

class SheetReader implements XmlHandlers {
  readonly #context: CellContext;
  readonly #options: XmlOptions;
  #ready: SheetRow[] = [];
  #rowCount = 0;
  #inData = false;
  #row = 0;
  #cells: CellValue[] = [];
  /** Zero-based; -1 before the first cell of a row. */
  #column = -1;
  #type: string | undefined;
  #style: string | undefined;
  #raw = "";
  #hearing = false;
  #inPhonetic = false;

  constructor(context: CellContext, options: XmlOptions) {
    this.#context = context;
    this.#options = options;
  }

  /** The rows finished since the last call. */
  take(): readonly SheetRow[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (name === "sheetData") this.#inData = true;
    if (!this.#inData) return;
    if (name === "c") this.#openCell(attributes);
    else if (name === "v") this.#hearing = this.#type !== "inlineStr";
    else if (name === "t") this.#hearing = this.#type === "inlineStr" && !this.#inPhonetic;
    else if (name === "row") this.#openRow(attributes.r);
    else if (name === "rPh") this.#inPhonetic = true;
  }

  text(value: string): void {
    if (!this.#hearing) return;
    this.#raw += value;
    // Escapes such as _x000D_ take seven characters for one.
    if (this.#raw.length > this.#options.limits.cellLength * 7) this.#refuseSize("cellLength");
  }

  close(name: string): void {
    if (name === "v" || name === "t") this.#hearing = false;
    else if (name === "c" && this.#inData) this.#closeCell();
    else if (name === "row" && this.#inData) this.#closeRow();
    else if (name === "rPh") this.#inPhonetic = false;
    else if (name === "sheetData") this.#inData = false;
  }

  #openRow(written: string | undefined): void {
    const number = written === undefined ? this.#row + 1 : Number(written);
    if (!Number.isInteger(number) || number <= this.#row || number > LAST_ROW) {
      throw damaged(this.#context.part, `row "${String(written).slice(0, 20)}" follows row ${this.#row}`, {
        row: this.#row,
      });
    }
    this.#row = number;
    this.#cells = [];
    this.#column = -1;
  }

  #openCell({ r, t, s }: XmlAttributes): void {
    const column = r === undefined ? this.#column + 1 : columnOf(r);
    if (column <= this.#column || column >= LAST_COLUMN) {
      throw damaged(this.#context.part, `cell "${String(r).slice(0, 20)}" is out of order`, { row: this.#row });
    }
    this.#column = column;
    this.#type = t;
    this.#style = s;
    this.#raw = "";
  }

  #closeCell(): void {
    if (this.#raw === "") return;
    const value = cellValueOf(this.#type, this.#style, this.#raw, this.#context);
    if (value === null) return;
    const { limits } = this.#options;
    if (this.#column >= limits.columns) this.#refuseSize("columns");
    if (value.kind === "text" && value.text.length > limits.cellLength) this.#refuseSize("cellLength");
    while (this.#cells.length < this.#column) this.#cells.push(null);
    this.#cells.push(value);
  }

  #closeRow(): void {
    if (this.#cells.length === 0) return;
    this.#rowCount += 1;
    if (this.#rowCount > this.#options.limits.rows) this.#refuseSize("rows");
    this.#ready.push({ number: this.#row, cells: this.#cells });
  }

  #refuseSize(limit: "rows" | "columns" | "cellLength"): never {
    throw tooLarge(this.#options.limits, limit, this.#row);
  }
}

/** "AB12" is column 27, counted from zero; -1 when the reference starts with no column letters. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at);
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
    if (column > LAST_COLUMN) break;
  }
  return column - 1;
}

import { unescapeExcelText } from "./excel-text.ts";
import { damaged, tooLarge } from "./spreadsheet-error.ts";
import type { SpreadsheetLimits } from "./spreadsheet-limits.ts";
import { readXml, type XmlHandlers, type XmlOptions } from "./xml-stream.ts";

/** The texts of a workbook, each kept once as UTF-8 bytes; a JavaScript string is made when a cell asks for it. */
export interface SharedStrings {
  /** @throws SpreadsheetError "spreadsheet/damaged" when there is no such text */
  at(index: number, part: string): string;
}

export const NO_SHARED_STRINGS: SharedStrings = {
  at(_, part) {
    throw damaged(part, "a cell points to a shared text, and the workbook has none");
  },
};

const SEGMENT = 1024 * 1024;
/** Recently asked texts stay as strings: village and status names come back on each row. */
const RECENT = 4096;

/** @throws SpreadsheetError as `readXml`, and "spreadsheet/too-large" for count, bytes and length of the texts */
export async function readSharedStrings(bytes: AsyncIterable<Buffer>, options: XmlOptions): Promise<SharedStrings> {
  const table = new StringTable(options.limits);
  await readXml(bytes, sharedStringHandlers(table, options.limits), options);
  return table;
}

/** A text is all its `t`, in rich runs or not; `rPh` holds the reading aid of East Asian texts, which is no content. */
function sharedStringHandlers(table: StringTable, limits: SpreadsheetLimits): XmlHandlers {
  let text = "";
  let inText = false;
  let inPhonetic = false;
  return {
    open(name) {
      if (name === "si") text = "";
      else if (name === "t") inText = !inPhonetic;
      else if (name === "rPh") inPhonetic = true;
    },
    text(value) {
      if (!inText) return;
      text += value;
      if (text.length > limits.cellLength * 7) throw tooLarge(limits, "cellLength");
    },
    close(name) {
      if (name === "t") inText = false;
      else if (name === "rPh") inPhonetic = false;
      else if (name === "si") table.add(unescapeExcelText(text));
    },
  };
}

class StringTable implements SharedStrings {
  readonly #limits: SpreadsheetLimits;
  readonly #segments: Buffer[] = [];
  /** Bytes used in each segment: the end of its last text. */
  readonly #used: number[] = [];
  /** Place of each text: segment number times segment size, plus the offset in it. */
  #starts = new Float64Array(1024);
  #count = 0;
  #bytes = 0;
  readonly #recent: string[] = new Array<string>(RECENT).fill("");
  readonly #recentIndex = new Int32Array(RECENT).fill(-1);

  constructor(limits: SpreadsheetLimits) {
    this.#limits = limits;
  }

  add(text: string): void {
    if (text.length > this.#limits.cellLength) throw tooLarge(this.#limits, "cellLength");
    if (this.#count >= this.#limits.sharedStrings) throw tooLarge(this.#limits, "sharedStrings");
    const segment = this.#segmentFor(Buffer.byteLength(text));
    const offset = this.#used[segment]!;
    const length = this.#segments[segment]!.write(text, offset);
    this.#used[segment] = offset + length;
    this.#bytes += length;
    if (this.#bytes > this.#limits.sharedStringBytes) throw tooLarge(this.#limits, "sharedStringBytes");
    if (this.#count === this.#starts.length) this.#starts = grown(this.#starts);
    this.#starts[this.#count] = segment * SEGMENT + offset;
    this.#count += 1;
  }

  at(index: number, part: string): string {
    const slot = index % RECENT;
    if (this.#recentIndex[slot] === index) return this.#recent[slot]!;
    if (!Number.isInteger(index) || index < 0 || index >= this.#count) {
      throw damaged(part, "a cell points to a shared text that is not there");
    }
    const text = this.#decode(index);
    this.#recentIndex[slot] = index;
    this.#recent[slot] = text;
    return text;
  }

  #decode(index: number): string {
    const start = this.#starts[index]!;
    const segment = Math.floor(start / SEGMENT);
    const next = index + 1 < this.#count ? this.#starts[index + 1]! : Number.POSITIVE_INFINITY;
    const end = Math.min(next - segment * SEGMENT, this.#used[segment]!);
    return this.#segments[segment]!.toString("utf8", start - segment * SEGMENT, end);
  }

  /** A text never crosses segments; one longer than a segment gets its own, larger one. */
  #segmentFor(length: number): number {
    const last = this.#segments.length - 1;
    if (last >= 0 && this.#used[last]! + length <= SEGMENT) return last;
    this.#segments.push(Buffer.allocUnsafeSlow(Math.max(SEGMENT, length)));
    this.#used.push(0);
    return last + 1;
  }
}

function grown(starts: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(starts.length * 2);
  larger.set(starts);
  return larger;
}

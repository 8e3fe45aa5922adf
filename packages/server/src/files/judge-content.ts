import { isSpreadsheetError } from "../spreadsheet/spreadsheet-error.ts";
import { DEFAULT_SPREADSHEET_LIMITS } from "../spreadsheet/spreadsheet-limits.ts";
import { openZip } from "../spreadsheet/zip-parts.ts";
import { type FileKind, HEAD_BYTES, kindOfHead, looksLikeAnother, TAIL_BYTES } from "./file-kinds.ts";
import type { FileRefusal } from "./file-store.ts";
import type { SealedPlace } from "./sealed-file.ts";

/** Thrown into the writing of a file that passes its limit; it never leaves the store. */
export class TooLargeError extends Error {}

/** What was seen of content while it passed by. */
export interface ContentFacts {
  readonly size: number;
  readonly head: Buffer;
  readonly tail: Buffer;
}

/** Counts content while it passes, and remembers both its ends. @throws TooLargeError from `pieces`, above `maxBytes` */
export function watched(source: AsyncIterable<Uint8Array>, maxBytes: number) {
  const head = new Ends(HEAD_BYTES, TAIL_BYTES);
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for await (const piece of source) {
      head.see(piece);
      if (head.size > maxBytes) throw new TooLargeError();
      yield piece;
    }
  }
  return { pieces: pieces(), facts: (): ContentFacts => ({ size: head.size, head: head.first(), tail: head.last() }) };
}

/** The first and the last bytes of a stream. Memory stays the same however many there are and however small they arrive. */
class Ends {
  size = 0;
  readonly #head: Buffer;
  readonly #ring: Buffer;

  constructor(headBytes: number, tailBytes: number) {
    this.#head = Buffer.alloc(headBytes);
    this.#ring = Buffer.alloc(tailBytes);
  }

  see(piece: Uint8Array): void {
    if (this.size < this.#head.length) this.#head.set(piece.subarray(0, this.#head.length - this.size), this.size);
    const kept = piece.subarray(-this.#ring.length);
    const at = (this.size + piece.length - kept.length) % this.#ring.length;
    const upToEnd = kept.subarray(0, this.#ring.length - at);
    this.#ring.set(upToEnd, at);
    this.#ring.set(kept.subarray(upToEnd.length), 0);
    this.size += piece.length;
  }

  first(): Buffer {
    return this.#head.subarray(0, this.size);
  }

  last(): Buffer {
    if (this.size <= this.#ring.length) return this.#ring.subarray(0, this.size);
    const at = this.size % this.#ring.length;
    return Buffer.concat([this.#ring.subarray(at), this.#ring.subarray(0, at)]);
  }
}

export type Judgement =
  | { readonly ok: true; readonly value: FileKind | null }
  | { readonly ok: false; readonly error: FileRefusal };

/**
 * @param stored the content where it now lies: an archive shows its parts only from its end
 * @returns the kind, null for "unjudged"
 */
export async function judgeContent(
  { size, head, tail }: ContentFacts,
  kinds: readonly FileKind[] | "unjudged",
  stored: () => Promise<{ readonly place: SealedPlace; close(): Promise<void> }>,
): Promise<Judgement> {
  if (kinds === "unjudged") return { ok: true, value: null };
  if (size === 0) return refused({ code: "files/empty" });
  const found = kindOfHead(head);
  if (!found || !kinds.includes(found)) return refused({ code: "files/wrong-kind", found: found ?? null });
  if (looksLikeAnother(found, head, tail)) return refused({ code: "files/several-kinds" });
  if (found !== "xlsx") return { ok: true, value: found };
  const { place, close } = await stored();
  try {
    return await judgeWorkbook(place);
  } finally {
    await close();
  }
}

const PARTS = ["[Content_Types].xml", "xl/workbook.xml"];
const MACROS = "xl/vbaProject.bin";

/** From the list of its parts, without unpacking one. */
async function judgeWorkbook(sealed: SealedPlace): Promise<Judgement> {
  try {
    const zip = await openZip({ sealed }, DEFAULT_SPREADSHEET_LIMITS);
    try {
      zip.requireWithinLimits();
      const isWorkbook = PARTS.every((part) => zip.has(part)) && !zip.has(MACROS);
      return isWorkbook ? { ok: true, value: "xlsx" } : refused({ code: "files/wrong-kind", found: null });
    } finally {
      zip.close();
    }
  } catch (error) {
    if (!isSpreadsheetError(error)) throw error;
    const tooLarge = error.code === "spreadsheet/too-large";
    return refused(tooLarge ? { code: "files/unpacks-too-large" } : { code: "files/wrong-kind", found: null });
  }
}

function refused(error: FileRefusal): Judgement {
  return { ok: false, error };
}

/// <reference path="./yauzl-module.d.ts" />
import { pipeline, type Readable } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from "yauzl";
import { openSealedZip } from "./sealed-zip.ts";
import { bufferOver, type SpreadsheetSource } from "./source-bytes.ts";
import { damaged, encrypted, isSpreadsheetError, tooLarge } from "./spreadsheet-error.ts";
import type { SpreadsheetLimits } from "./spreadsheet-limits.ts";

/** The parts of a zip, unpacked only when asked for: a part nobody asks for (a picture, a nested zip) costs nothing. */
export interface ZipParts {
  has(path: string): boolean;
  /** The part's bytes as they unpack. Its length and checksum are proven by the end. */
  read(path: string): AsyncIterable<Buffer>;
  /** Judges all parts, asked for or not, by what they declare. @throws SpreadsheetError "spreadsheet/too-large" or "spreadsheet/encrypted" */
  requireWithinLimits(): void;
  close(): void;
}

/** Small parts pack extremely well without being a bomb. */
const RATIO_JUDGED_FROM = 1024 * 1024;
const PIECE = 64 * 1024;
/** Compression methods of a zip; a workbook uses no other. */
const STORED = 0;
const DEFLATED = 8;

/** @throws SpreadsheetError for a broken zip, a password, too many entries, or a declared size beyond the limits */
export async function openZip(source: SpreadsheetSource, limits: SpreadsheetLimits): Promise<ZipParts> {
  const zip = await openZipFile(source);
  try {
    if (zip.entryCount > limits.entries) throw tooLarge(limits, "entries");
    return partsOf(zip, await entriesOf(zip), limits);
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function openZipFile(source: SpreadsheetSource): Promise<ZipFile> {
  try {
    if ("bytes" in source) return await fromBufferPromise(bufferOver(source.bytes), { autoClose: false });
    if ("sealed" in source) return await openSealedZip(source.sealed);
    return await openPromise(source.path, { autoClose: false });
  } catch (cause) {
    throw damaged("zip", "the list of its parts cannot be read, as in a file cut off on its way", { cause });
  }
}

/** By lower-case path: part names ignore case (ECMA-376 part 2, 6.2.2). */
async function entriesOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      const path = entry.fileName.toLowerCase();
      if (entries.has(path)) throw damaged(entry.fileName, "a part is there twice");
      entries.set(path, entry);
    }
  } catch (cause) {
    throw isSpreadsheetError(cause) ? cause : damaged("zip", "the list of its parts is broken", { cause });
  }
  return entries;
}

function partsOf(zip: ZipFile, entries: ReadonlyMap<string, Entry>, limits: SpreadsheetLimits): ZipParts {
  const asked = new Set<Entry>();
  let uncompressedBytes = 0;
  return {
    has: (path) => entries.has(path.toLowerCase()),
    read: (path) => {
      const entry = entries.get(path.toLowerCase());
      if (!entry) throw damaged(path, "a part is missing");
      if (entry.isEncrypted()) throw encrypted();
      if (!asked.has(entry)) uncompressedBytes += entry.uncompressedSize;
      asked.add(entry);
      if (uncompressedBytes > limits.uncompressedBytes) throw tooLarge(limits, "uncompressedBytes");
      if (isBomb(entry, limits)) throw tooLarge(limits, "ratio");
      return unpack(zip, entry);
    },
    requireWithinLimits: () => {
      const parts = [...entries.values()];
      if (parts.some((entry) => entry.isEncrypted())) throw encrypted();
      if (parts.some((entry) => isBomb(entry, limits))) throw tooLarge(limits, "ratio");
      const declared = parts.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
      if (declared > limits.uncompressedBytes) throw tooLarge(limits, "uncompressedBytes");
    },
    close: () => zip.close(),
  };
}

/** Judged on the declared sizes: `unpack` stops a part that grows beyond what it declares. */
function isBomb(entry: Entry, limits: SpreadsheetLimits): boolean {
  if (entry.uncompressedSize <= RATIO_JUDGED_FROM) return false;
  return entry.uncompressedSize > entry.compressedSize * limits.ratio;
}

/** Not yauzl's own unpacking: pieces of 64 KB instead of 16 KB halve the time lost between threads. */
async function* unpack(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  let checksum = 0;
  let length = 0;
  try {
    for await (const piece of unpacked(entry, await zip.openReadStreamPromise(entry, { decodeFileData: false }))) {
      length += (piece as Buffer).length;
      if (length > entry.uncompressedSize) break;
      checksum = crc32(piece as Buffer, checksum);
      yield piece as Buffer;
    }
  } catch (cause) {
    throw damaged(entry.fileName, "a part cannot be unpacked to its end", { cause });
  }
  if (length !== entry.uncompressedSize) throw damaged(entry.fileName, "a part is not as long as it declares");
  if (checksum !== entry.crc32) throw damaged(entry.fileName, "the checksum of a part is wrong");
}

function unpacked(entry: Entry, packed: Readable): Readable {
  if (entry.compressionMethod === STORED) return packed;
  if (entry.compressionMethod !== DEFLATED) throw new Error(`compression method ${entry.compressionMethod}`);
  // A failure of either stream ends the second with that error, and the loop over it throws.
  return pipeline(packed, createInflateRaw({ chunkSize: PIECE }), () => {});
}

import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { setImmediate as turn } from "node:timers/promises";
import { openSealedFile, type SealedPlace } from "../files/sealed-file.ts";

/** Where a spreadsheet lies: a file of the host, a sealed one that is opened while it is read, or bytes already in memory. */
export type SpreadsheetSource =
  | { readonly path: string }
  | { readonly sealed: SealedPlace }
  | { readonly bytes: Uint8Array };

const PIECE = 64 * 1024;

export async function sizeOf(source: SpreadsheetSource): Promise<number> {
  if ("bytes" in source) return source.bytes.length;
  if ("path" in source) return (await stat(source.path)).size;
  const file = await openSealedFile(source.sealed);
  await file.close();
  return file.size;
}

/** The first bytes, fewer when the file is shorter. */
export async function headOf(source: SpreadsheetSource, length: number): Promise<Buffer> {
  if ("bytes" in source) return bufferOver(source.bytes).subarray(0, length);
  if ("sealed" in source) {
    for await (const piece of sealedPieces(source.sealed)) return piece.subarray(0, length);
    return Buffer.alloc(0);
  }
  const file = await open(source.path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The whole source in pieces of 64 KB, with a turn of the event loop between them. */
export async function* piecesOf(source: SpreadsheetSource, signal?: AbortSignal): AsyncGenerator<Buffer> {
  if ("path" in source) {
    for await (const piece of createReadStream(source.path, { highWaterMark: PIECE })) {
      signal?.throwIfAborted();
      yield piece as Buffer;
    }
    return;
  }
  if ("sealed" in source) {
    for await (const piece of sealedPieces(source.sealed)) {
      signal?.throwIfAborted();
      yield piece;
    }
    return;
  }
  const all = bufferOver(source.bytes);
  for (let at = 0; at < all.length; at += PIECE) {
    signal?.throwIfAborted();
    yield all.subarray(at, at + PIECE);
    await turn();
  }
}

async function* sealedPieces(place: SealedPlace): AsyncGenerator<Buffer> {
  const file = await openSealedFile(place);
  try {
    yield* file.pieces();
  } finally {
    await file.close();
  }
}

/** A view, not a copy. */
export function bufferOver(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

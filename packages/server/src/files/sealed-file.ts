import { type FileHandle, open } from "node:fs/promises";
import { CHUNK_BYTES, openChunk, SEALED_FORM, type SealedUnder, TAG_BYTES } from "./sealed-chunks.ts";

/** A sealed file on this machine's disk and what opens it. It may be handed to a thread; neither is ever written down. */
export interface SealedPlace extends SealedUnder {
  readonly path: string;
}

/** The clear bytes of a sealed file, unsealed chunk by chunk where they are asked for. */
export interface SealedFile {
  /** Clear bytes of the whole. Proven by the last chunk before anything is read. */
  readonly size: number;
  /** @throws Error where a chunk was changed or is missing */
  pieces(start?: number, end?: number): AsyncGenerator<Buffer>;
  close(): Promise<void>;
}

const SEALED_CHUNK = CHUNK_BYTES + TAG_BYTES;

/** @throws Error for a file that was cut, lengthened, or belongs to another key; the file system's own error when it is not there */
export async function openSealedFile(place: SealedPlace): Promise<SealedFile> {
  const file = await open(place.path, "r");
  try {
    const { chunks, size } = await measure(file, place);
    // A file that was cut or lengthened has no last chunk at its end.
    await readChunk(file, place, chunks - 1, chunks);
    return {
      size,
      pieces: (start = 0, end = size) => piecesOf(file, place, { chunks, start, end: Math.min(end, size) }),
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function measure(file: FileHandle, place: SealedPlace): Promise<{ chunks: number; size: number }> {
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, 0);
  const body = (await file.stat()).size - 1;
  if (buffer[0] !== SEALED_FORM || body < TAG_BYTES) throw damaged(place);
  const chunks = Math.ceil(body / SEALED_CHUNK);
  return { chunks, size: body - chunks * TAG_BYTES };
}

async function* piecesOf(
  file: FileHandle,
  place: SealedPlace,
  { chunks, start, end }: { readonly chunks: number; readonly start: number; readonly end: number },
): AsyncGenerator<Buffer> {
  for (let at = start; at < end; ) {
    const number = Math.floor(at / CHUNK_BYTES);
    const from = number * CHUNK_BYTES;
    const piece = (await readChunk(file, place, number, chunks)).subarray(at - from, end - from);
    yield piece;
    at += piece.length;
  }
}

async function readChunk(file: FileHandle, place: SealedPlace, number: number, chunks: number): Promise<Buffer> {
  const sealed = Buffer.alloc(SEALED_CHUNK);
  const { bytesRead } = await file.read(sealed, 0, SEALED_CHUNK, 1 + number * SEALED_CHUNK);
  const clear = openChunk(place, number, number === chunks - 1, sealed.subarray(0, bytesRead));
  if (!clear) throw damaged(place);
  return clear;
}

function damaged({ belonging }: SealedPlace): Error {
  return new Error(
    `spbe-server: the stored file ${belonging.join("/")} does not open: its content was cut, changed or exchanged. Ask for the file again, or restore it from a backup.`,
  );
}

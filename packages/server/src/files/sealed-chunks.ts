import { createCipheriv, createDecipheriv } from "node:crypto";

/** First byte of every sealed file. A later form takes the next number, and both are read. */
export const SEALED_FORM = 1;
/** Clear bytes of every chunk but the last. */
export const CHUNK_BYTES = 64 * 1024;
export const TAG_BYTES = 16;

/** What a file's chunks are sealed with. */
export interface SealedUnder {
  /** 32 bytes, used for one file and one writing of it: so a chunk's number may be its nonce. */
  readonly key: Uint8Array;
  /** Bound into every chunk, so that a chunk of another file does not open. */
  readonly belonging: readonly string[];
}

/**
 * A file as it lies on disk: one byte of form, then AES-256-GCM chunks after the STREAM construction (Hoang, Reyhanitabar, Rogaway,
 * Vizár 2015). Each chunk is bound to its number and to whether it is the last: a file that was cut, lengthened, put in another order
 * or mixed with another does not open. Memory holds one chunk, however small the pieces arrive.
 */
export async function* sealChunks(under: SealedUnder, source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield Uint8Array.of(SEALED_FORM);
  const held = Buffer.alloc(CHUNK_BYTES);
  let filled = 0;
  let number = 0;
  for await (const piece of source) {
    for (let at = 0; at < piece.length; ) {
      if (filled === CHUNK_BYTES) {
        yield sealChunk(under, number, false, held);
        number += 1;
        filled = 0;
      }
      const taken = piece.subarray(at, at + CHUNK_BYTES - filled);
      held.set(taken, filled);
      filled += taken.length;
      at += taken.length;
    }
  }
  yield sealChunk(under, number, true, held.subarray(0, filled));
}

function sealChunk(under: SealedUnder, number: number, last: boolean, clear: Uint8Array): Buffer {
  const cipher = createCipheriv("aes-256-gcm", under.key, nonceOf(number, last));
  cipher.setAAD(boundTo(under, number, last));
  return Buffer.concat([cipher.update(clear), cipher.final(), cipher.getAuthTag()]);
}

/** @returns undefined for a chunk that was changed, moved, or sealed under another key */
export function openChunk(under: SealedUnder, number: number, last: boolean, sealed: Uint8Array): Buffer | undefined {
  if (sealed.length < TAG_BYTES) return undefined;
  const decipher = createDecipheriv("aes-256-gcm", under.key, nonceOf(number, last), { authTagLength: TAG_BYTES });
  decipher.setAAD(boundTo(under, number, last));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  const clear = decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES));
  try {
    decipher.final();
    return clear;
  } catch {
    // The tag does not fit; Node says no more than that.
    return undefined;
  }
}

/** 96 bits: zeros, the chunk's number, the flag of the last. */
function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number, 7);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

function boundTo({ belonging }: SealedUnder, number: number, last: boolean): Buffer {
  return Buffer.from(JSON.stringify([SEALED_FORM, "file-chunk", ...belonging, number, last]), "utf8");
}

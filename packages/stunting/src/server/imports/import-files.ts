import { createWriteStream } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";

/** Uploaded files between arrival and preview, in a folder of the host. A file lives only until it was read. */
export interface ImportFiles {
  /** Largest file accepted, bytes. */
  readonly limitBytes: number;
  path(regency: string, importId: string): string;
  /** Stores a stream whole or not at all. @returns its size, or "too-large" */
  store(regency: string, importId: string, body: ReadableStream<Uint8Array>): Promise<number | "too-large">;
  remove(regency: string, importId: string): Promise<void>;
}

export function importFilesIn(folder: string, limitBytes: number): ImportFiles {
  const path = (regency: string, importId: string) => join(folder, `${regency}-${importId}`);
  return {
    limitBytes,
    path,
    remove: (regency, importId) => rm(path(regency, importId), { force: true }),
    async store(regency, importId, body) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const partial = `${path(regency, importId)}.partial`;
      const counter = limitTo(limitBytes);
      try {
        await pipeline(
          Readable.fromWeb(body as NodeReadableStream<Uint8Array>),
          counter.stream,
          createWriteStream(partial, { mode: 0o600 }),
        );
      } catch (error) {
        await rm(partial, { force: true });
        if (counter.exceeded()) return "too-large";
        throw error;
      }
      await rename(partial, path(regency, importId));
      return counter.bytes();
    },
  };
}

function limitTo(limitBytes: number) {
  let bytes = 0;
  const stream = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      bytes += chunk.byteLength;
      if (bytes > limitBytes) done(new Error("The file passes the limit."));
      else done(null, chunk);
    },
  });
  return { stream, bytes: () => bytes, exceeded: () => bytes > limitBytes };
}

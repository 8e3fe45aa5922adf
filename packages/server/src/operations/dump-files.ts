import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";

/** A written file: what its bytes add up to. */
export interface FileFacts {
  readonly bytes: number;
  /** SHA-256 of the compressed bytes, hex. */
  readonly sha256: string;
}

/** Writes chunks of lines compressed, readable by this account only, and on the disk when it resolves. */
export async function writeLines(file: string, chunks: AsyncIterable<readonly string[]>): Promise<FileFacts> {
  const hash = createHash("sha256");
  let bytes = 0;
  const counting = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  async function* texts(): AsyncGenerator<string> {
    for await (const lines of chunks) yield `${lines.join("\n")}\n`;
  }
  const target = createWriteStream(file, { flags: "wx", mode: 0o600, flush: true });
  await pipeline(texts(), createGzip({ level: 3 }), counting, target);
  return { bytes, sha256: hash.digest("hex") };
}

/** Hands `work` the lines of a compressed file as a stream. @throws what reading, unpacking or `work` threw */
export async function readLines(file: string, work: (lines: AsyncIterable<string>) => Promise<void>): Promise<void> {
  await pipeline(createReadStream(file), createGunzip(), (source: AsyncIterable<Buffer>) => work(linesOf(source)));
}

/** What a file's bytes add up to now. */
export async function fileFacts(file: string): Promise<FileFacts> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of createReadStream(file)) {
    hash.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
  }
  return { bytes, sha256: hash.digest("hex") };
}

async function* linesOf(source: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let rest = "";
  for await (const chunk of source) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}

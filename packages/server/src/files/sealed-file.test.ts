import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHUNK_BYTES, sealChunks, TAG_BYTES } from "./sealed-chunks.ts";
import { openSealedFile, type SealedPlace } from "./sealed-file.ts";

const SEALED_CHUNK = CHUNK_BYTES + TAG_BYTES;
const key = randomBytes(32);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "spbe-sealed-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function* inPieces(clear: Uint8Array, length: number) {
  for (let at = 0; at < clear.length; at += length) yield clear.subarray(at, at + length);
}

async function sealed(clear: Uint8Array, belonging = ["19.06", "a"], pieceLength = 50_000): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of sealChunks({ key, belonging }, inPieces(clear, pieceLength))) parts.push(part);
  return Buffer.concat(parts);
}

async function placed(bytes: Uint8Array, change: Partial<SealedPlace> = {}): Promise<SealedPlace> {
  const path = join(folder, randomBytes(8).toString("hex"));
  await writeFile(path, bytes);
  return { path, key, belonging: ["19.06", "a"], ...change };
}

async function readAll(place: SealedPlace, start?: number, end?: number): Promise<Buffer> {
  const file = await openSealedFile(place);
  try {
    const pieces: Buffer[] = [];
    for await (const piece of file.pieces(start, end)) pieces.push(piece);
    return Buffer.concat(pieces);
  } finally {
    await file.close();
  }
}

describe("a sealed file", () => {
  it.each([0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, 200_001])(
    "of %i bytes comes back as it was, however it was cut while it arrived",
    async (length) => {
      const clear = randomBytes(length);
      for (const pieceLength of [7_001, CHUNK_BYTES, 150_000]) {
        const place = await placed(await sealed(clear, undefined, pieceLength));
        expect((await readAll(place)).equals(clear)).toBe(true);
        expect((await readFile(place.path)).length).toBe(
          1 + length + TAG_BYTES * Math.max(1, Math.ceil(length / CHUNK_BYTES)),
        );
      }
    },
  );

  it("gives any range, across chunks too", async () => {
    const clear = randomBytes(3 * CHUNK_BYTES + 77);
    const place = await placed(await sealed(clear));
    for (const [start, end] of [
      [0, 10],
      [CHUNK_BYTES - 3, CHUNK_BYTES + 3],
      [100, 2 * CHUNK_BYTES + 5],
      [clear.length - 4, clear.length],
    ] as const)
      expect((await readAll(place, start, end)).equals(clear.subarray(start, end))).toBe(true);
  });

  describe("does not open when", () => {
    const clear = randomBytes(3 * CHUNK_BYTES + 77);
    const chunk = (bytes: Buffer, at: number) => bytes.subarray(1 + at * SEALED_CHUNK, 1 + (at + 1) * SEALED_CHUNK);
    it.each<[string, (bytes: Buffer) => Uint8Array]>([
      ["its last chunk was cut off", (bytes) => bytes.subarray(0, 1 + 3 * SEALED_CHUNK)],
      ["it was cut inside a chunk", (bytes) => bytes.subarray(0, 1 + 2 * SEALED_CHUNK + 500)],
      ["a byte was cut off", (bytes) => bytes.subarray(0, -1)],
      ["only its form is left", (bytes) => bytes.subarray(0, 1)],
      ["nothing is left", () => new Uint8Array(0)],
      ["a byte was added", (bytes) => Buffer.concat([bytes, Buffer.of(0)])],
      ["its end is there twice", (bytes) => Buffer.concat([bytes, chunk(bytes, 3)])],
      [
        "two chunks were exchanged",
        (bytes) =>
          Buffer.concat([bytes.subarray(0, 1), chunk(bytes, 1), chunk(bytes, 0), bytes.subarray(1 + 2 * SEALED_CHUNK)]),
      ],
      [
        "a chunk was left out",
        (bytes) => Buffer.concat([bytes.subarray(0, 1 + SEALED_CHUNK), bytes.subarray(1 + 2 * SEALED_CHUNK)]),
      ],
      ["one bit was turned", (bytes) => bytes.with(1 + SEALED_CHUNK + 9, bytes[1 + SEALED_CHUNK + 9]! ^ 1)],
      ["it says another form", (bytes) => bytes.with(0, 9)],
    ])("%s", async (_what, change) => {
      const place = await placed(change(await sealed(clear)));
      await expect(readAll(place)).rejects.toThrow(/does not open: its content was cut, changed or exchanged/);
    });

    it("a chunk of another file under the same key was put in", async () => {
      const [mine, other] = [await sealed(clear), await sealed(clear, ["19.06", "b"])];
      const spliced = Buffer.concat([mine.subarray(0, 1), chunk(other, 0), mine.subarray(1 + SEALED_CHUNK)]);
      await expect(readAll(await placed(spliced))).rejects.toThrow(/does not open/);
    });

    it("it is opened as another file, of another regency, or with another key", async () => {
      const bytes = await sealed(clear);
      for (const change of [{ belonging: ["19.06", "b"] }, { belonging: ["19.02", "a"] }, { key: randomBytes(32) }])
        await expect(readAll(await placed(bytes, change))).rejects.toThrow(/does not open/);
    });
  });

  it("is told as cut before one byte of it was given", async () => {
    const place = await placed((await sealed(randomBytes(3 * CHUNK_BYTES))).subarray(0, 1 + 2 * SEALED_CHUNK));
    await expect(openSealedFile(place)).rejects.toThrow(/does not open/);
  });
});

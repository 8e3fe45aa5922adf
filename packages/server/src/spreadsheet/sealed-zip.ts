/// <reference path="./yauzl-module.d.ts" />
import { Readable } from "node:stream";
import { fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from "yauzl";
import { openSealedFile, type SealedFile, type SealedPlace } from "../files/sealed-file.ts";

/** Opens a zip that lies sealed: each range is unsealed where it is read. */
export async function openSealedZip(place: SealedPlace): Promise<ZipFile> {
  const file = await openSealedFile(place);
  try {
    return await fromRandomAccessReaderPromise(new SealedReader(file), file.size, { autoClose: false });
  } catch (error) {
    await file.close();
    throw error;
  }
}

class SealedReader extends RandomAccessReader {
  readonly #file: SealedFile;

  constructor(file: SealedFile) {
    super();
    this.#file = file;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#file.pieces(start, end), { objectMode: false });
  }

  override close(done: (error?: Error) => void): void {
    this.#file.close().then(() => done(), done);
  }
}

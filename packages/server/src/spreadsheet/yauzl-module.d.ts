/** The part of yauzl 3 this folder uses; the package ships no types. */
declare module "yauzl" {
  import type { Readable } from "node:stream";

  export interface Entry {
    readonly fileName: string;
    readonly compressedSize: number;
    readonly uncompressedSize: number;
    readonly crc32: number;
    readonly compressionMethod: number;
    isEncrypted(): boolean;
  }
  export interface ZipFile {
    readonly entryCount: number;
    eachEntry(): AsyncIterable<Entry>;
    openReadStreamPromise(entry: Entry, options: { readonly decodeFileData: boolean }): Promise<Readable>;
    close(): void;
  }
  export interface OpenOptions {
    readonly autoClose?: boolean;
  }
  export class RandomAccessReader {
    _readStreamForRange(start: number, end: number): Readable;
    close(done: (error?: Error) => void): void;
  }
  export function fromRandomAccessReaderPromise(
    reader: RandomAccessReader,
    totalSize: number,
    options?: OpenOptions,
  ): Promise<ZipFile>;
  export function openPromise(path: string, options?: OpenOptions): Promise<ZipFile>;
  export function fromBufferPromise(buffer: Buffer, options?: OpenOptions): Promise<ZipFile>;
}

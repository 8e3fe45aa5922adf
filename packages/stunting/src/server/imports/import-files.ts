import type { FileStore, OpenedFile } from "@spbe-kit/server";

/** A file lives until its rows are saved or its import is dropped, so that it can be looked at again; at most this long. */
const LIFE_MILLISECONDS = 7 * 24 * 60 * 60 * 1_000;

/** Where an import's file goes from arrival until it is saved: the host's files, sealed, under the import's id. */
export interface ArrivingFile {
  readonly importId: string;
  readonly fileName: string;
  /** ISO instant. */
  readonly now: string;
  readonly limitBytes: number;
}

/**
 * Stores a stream whole or not at all. Its kind is not judged here: the reader refuses what is no table, with a sentence that names
 * the cure.
 *
 * @returns its size; "too-large"; "overtaken" where the same file is being sent twice
 */
export async function storeImportFile(
  files: FileStore,
  { importId, fileName, now, limitBytes }: ArrivingFile,
  body: ReadableStream<Uint8Array>,
): Promise<number | "too-large" | "overtaken"> {
  const expiresAt = new Date(Date.parse(now) + LIFE_MILLISECONDS).toISOString();
  const put = await files.put(body, {
    fileId: importId,
    name: fileName,
    maxBytes: limitBytes,
    kinds: "unjudged",
    expiresAt,
  });
  if (put.ok) return put.value.sizeBytes;
  switch (put.error.code) {
    case "files/too-large":
      return "too-large";
    default:
      return "overtaken";
  }
}

/** @throws Error where the file has gone: expired, or removed */
export async function openImportFile(files: FileStore, importId: string): Promise<OpenedFile> {
  const file = await files.open(importId);
  if (file) return file;
  throw new Error(
    `The file of import ${importId} is no longer there, so the import cannot be read. It must be sent again.`,
  );
}

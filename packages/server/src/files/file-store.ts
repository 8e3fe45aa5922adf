import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import type { ClockPort, RandomPort } from "@spbe-kit/core";
import type { Database, Transaction } from "../database/database.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import { KEY_BYTES } from "../keys/named-key.ts";
import { openBytes, sealBytes } from "../vault/envelope.ts";
import { endingFits, safeFileName } from "./attachment.ts";
import type { ContentStore } from "./content-store.ts";
import { type FileIdentity, partKey, unwrapFileKey, wrapFileKey } from "./file-keys.ts";
import type { FileKind } from "./file-kinds.ts";
import {
  deleteRow,
  type FileRow,
  findContent,
  findKept,
  findSwept,
  insertArriving,
  isArriving,
  markKept,
  markLeaving,
} from "./file-rows.ts";
import { judgeContent, TooLargeError, watched } from "./judge-content.ts";
import { sealChunks } from "./sealed-chunks.ts";
import { openSealedFile, type SealedPlace } from "./sealed-file.ts";

export interface PutOptions {
  /** Largest clear content, bytes; more is refused while it arrives. At most 2 GiB. */
  readonly maxBytes: number;
  /**
   * Kinds accepted, judged by the bytes and never by what the sender says. "unjudged" where the caller reads the content with a
   * reader that judges it itself; such a file goes out as bytes without a kind.
   */
  readonly kinds: readonly FileKind[] | "unjudged";
  /** ISO instant from which nobody gets the file; the host then deletes it within the hour. */
  readonly expiresAt: string;
  /** As the sender calls it. Kept sealed, and cleaned for screens, headers and file systems. */
  readonly name: string;
  /** The person the file is about: erasing the person's key takes the file too. */
  readonly subjectId?: string;
  /** The caller's own UUID, for example an import's. An earlier file of that id is replaced. Default a new one. */
  readonly fileId?: string;
}

export interface StoredFile {
  readonly fileId: string;
  readonly name: string;
  readonly kind: FileKind | null;
  readonly sizeBytes: number;
  /** ISO instant. */
  readonly expiresAt: string;
}

export type FileRefusal =
  | { readonly code: "files/empty" | "files/several-kinds" | "files/unpacks-too-large" | "files/ending-differs" }
  | { readonly code: "files/too-large"; readonly limitBytes: number }
  /** `found` is null for what is none of the host's kinds. */
  | { readonly code: "files/wrong-kind"; readonly found: FileKind | null }
  /** The same id is being sent at this moment, or was removed while it arrived. */
  | { readonly code: "files/overtaken" };

export type PutResult =
  | { readonly ok: true; readonly value: StoredFile }
  | { readonly ok: false; readonly error: FileRefusal };

export interface OpenedFile extends StoredFile {
  /** Clear bytes, proven piece by piece. Closes the file at its end and when it is cancelled. */
  stream(): ReadableStream<Uint8Array>;
  /** For a reader in a thread of its own, which unseals what it reads: nothing clear touches a disk. */
  readonly sealed: SealedPlace;
  close(): Promise<void>;
}

/**
 * Files of one regency: sealed, expiring, on a disk or in a bucket. Every call makes its own transactions, so none may be made inside
 * one. Who may have which file is the caller's to decide, as with rows of its own.
 */
export interface FileStore {
  put(source: AsyncIterable<Uint8Array>, options: PutOptions): Promise<PutResult>;
  /**
   * @returns undefined where there is no such file in this regency, it has expired, or the person it is about was erased
   * @throws Error where the content was cut, changed or exchanged, or is missing
   */
  open(fileId: string): Promise<OpenedFile | undefined>;
  /** Removing what is not there is allowed. */
  remove(fileId: string): Promise<void>;
  /** @returns how many files were deleted because their time was over or they never arrived */
  sweepExpired(): Promise<number>;
}

export interface FileStoreParts {
  readonly database: Database;
  readonly ring: KeyRing;
  readonly content: ContentStore;
  readonly clock: ClockPort;
  readonly random: RandomPort;
}

/** All regencies of a host. */
export interface FileStores {
  of(regency: string): FileStore;
}

export function fileStores(parts: FileStoreParts): FileStores {
  return { of: (regency) => fileStore(parts, regency) };
}

const LARGEST_BYTES = 2 ** 31 - 1;
const SWEPT_AT_ONCE = 100;

function fileStore(parts: FileStoreParts, regency: string): FileStore {
  const { database, ring, content, clock, random } = parts;
  const inside = <T>(work: (tx: Transaction) => Promise<T>) =>
    database.tenant({ regency, scope: { kind: "regency" } }, work);
  const discard = async (of: FileIdentity): Promise<void> => {
    await inside((tx) => markLeaving(tx, of));
    await content.remove(of);
    await inside((tx) => deleteRow(tx, of));
  };
  const remove = async (fileId: string): Promise<void> => {
    const contentId = await inside((tx) => findContent(tx, regency, fileId));
    if (contentId !== undefined) await discard({ regency, fileId, contentId });
  };

  return {
    remove,
    async put(source, options) {
      const { maxBytes, kinds, expiresAt, subjectId } = options;
      requireLimit(maxBytes);
      if (options.fileId !== undefined) await remove(options.fileId);
      const of = { regency, fileId: options.fileId ?? random.uuid(), contentId: random.uuid() };
      const key = randomBytes(KEY_BYTES);
      const name = safeFileName(options.name);
      const nameSealed = sealBytes(partKey(key, "name"), ["file-name", regency, of.fileId], Buffer.from(name, "utf8"));
      const claimed = await inside(async (tx) => {
        const wrapped = await wrapFileKey(tx, ring, of, key, subjectId);
        return insertArriving(tx, { ...of, ...wrapped, nameSealed, expiresAt, now: clock.now() });
      });
      if (!claimed) return refused({ code: "files/overtaken" });
      try {
        const seen = watched(source, maxBytes);
        const under = { key: partKey(key, "content"), belonging: belonging(of) };
        await content.write(of, sealChunks(under, seen.pieces));
        const judged = await judgeContent(seen.facts(), kinds, () => sealedContent(content, of, under));
        if (!judged.ok || (judged.value !== null && !endingFits(name, judged.value))) {
          await discard(of);
          return judged.ok ? refused({ code: "files/ending-differs" }) : judged;
        }
        const sizeBytes = seen.facts().size;
        if (await inside((tx) => markKept(tx, of, judged.value, sizeBytes)))
          return { ok: true, value: { fileId: of.fileId, name, kind: judged.value, sizeBytes, expiresAt } };
        await discard(of);
        return refused({ code: "files/overtaken" });
      } catch (error) {
        const mine = await inside((tx) => isArriving(tx, of));
        await discard(of);
        if (!mine) return refused({ code: "files/overtaken" });
        if (error instanceof TooLargeError) return refused({ code: "files/too-large", limitBytes: maxBytes });
        throw error;
      }
    },

    async open(fileId) {
      const found = await inside(async (tx) => {
        const row = await findKept(tx, regency, fileId, clock.now());
        if (!row) return undefined;
        const of = { regency, fileId, contentId: row.content_id };
        const key = await unwrapFileKey(tx, ring, of, row);
        return key && { of, row, key };
      });
      return found && openKept(content, found);
    },

    async sweepExpired() {
      let swept = 0;
      for (;;) {
        const due = await inside((tx) => findSwept(tx, regency, clock.now(), SWEPT_AT_ONCE));
        for (const of of due) await discard(of);
        swept += due.length;
        if (due.length < SWEPT_AT_ONCE) return swept;
      }
    },
  };
}

function requireLimit(maxBytes: number): void {
  if (maxBytes > 0 && maxBytes <= LARGEST_BYTES) return;
  throw new Error(`spbe-server: a file may have at most ${LARGEST_BYTES} bytes, and maxBytes says ${maxBytes}.`);
}

async function openKept(
  content: ContentStore,
  { of, row, key }: { readonly of: FileIdentity; readonly row: FileRow; readonly key: Uint8Array },
): Promise<OpenedFile> {
  const { place, close } = await sealedContent(content, of, { key: partKey(key, "content"), belonging: belonging(of) });
  try {
    const sealed = await openSealedFile(place);
    await sealed.close();
    if (sealed.size !== row.size_bytes)
      throw new Error(`spbe-server: file ${of.fileId} is not as long as its row says.`);
    return {
      fileId: of.fileId,
      name: nameOf(of, key, row),
      kind: row.kind,
      sizeBytes: row.size_bytes,
      expiresAt: row.expires_at,
      sealed: place,
      stream: () =>
        Readable.toWeb(Readable.from(clearPieces(place, close), { objectMode: false })) as ReadableStream<Uint8Array>,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function* clearPieces(place: SealedPlace, close: () => Promise<void>): AsyncGenerator<Uint8Array> {
  try {
    const file = await openSealedFile(place);
    try {
      yield* file.pieces();
    } finally {
      await file.close();
    }
  } finally {
    await close();
  }
}

/** The content on this machine, still sealed. */
async function sealedContent(
  content: ContentStore,
  of: FileIdentity,
  under: { readonly key: Uint8Array; readonly belonging: readonly string[] },
): Promise<{ readonly place: SealedPlace; close(): Promise<void> }> {
  const local = await content.fetch(of);
  if (!local)
    throw new Error(
      `spbe-server: the content of file ${of.fileId} in ${of.regency} is missing where files are stored. Restore it from a backup.`,
    );
  return { place: { ...under, path: local.path }, close: local.close };
}

function nameOf({ regency, fileId }: FileIdentity, key: Uint8Array, row: FileRow): string {
  const name = openBytes(partKey(key, "name"), ["file-name", regency, fileId], row.name_sealed);
  if (name) return Buffer.from(name).toString("utf8");
  throw new Error(`spbe-server: the name of file ${fileId} in ${regency} does not open: its row was changed.`);
}

function belonging({ regency, fileId, contentId }: FileIdentity): readonly string[] {
  return [regency, fileId, contentId];
}

function refused(error: FileRefusal): PutResult {
  return { ok: false, error };
}

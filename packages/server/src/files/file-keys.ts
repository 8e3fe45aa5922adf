import { hkdfSync } from "node:crypto";
import type { Transaction } from "../database/database.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import { KEY_BYTES, keyObjectOf } from "../keys/named-key.ts";
import { openBytes, sealBytes } from "../vault/envelope.ts";
import { ensureSubjectKeys, readSubjectKeys } from "../vault/subject-keys.ts";

/** Which writing of which file a key is for. */
export interface FileIdentity {
  readonly regency: string;
  readonly fileId: string;
  /** New with every writing: the name under which the content lies. */
  readonly contentId: string;
}

export interface WrappedFileKey {
  /** The vault's key that wraps it; null where the key of a person does, so that erasing the person takes the file too. */
  readonly key_id: string | null;
  readonly subject_id: string | null;
  readonly wrapped_key: Uint8Array;
}

/** Wraps a new file's key under the person it is about, or under the vault's first key. */
export async function wrapFileKey(
  tx: Transaction,
  ring: KeyRing,
  of: FileIdentity,
  key: Uint8Array,
  subjectId: string | undefined,
): Promise<WrappedFileKey> {
  if (subjectId === undefined) return wrapByVault(ring, of, key);
  const keys = await ensureSubjectKeys(tx, ring, of.regency, [subjectId]);
  const wrapped = sealBytes(keys.get(subjectId)!, belonging(subjectId, of), key);
  return { key_id: null, subject_id: subjectId, wrapped_key: wrapped };
}

export function wrapByVault(ring: KeyRing, of: FileIdentity, key: Uint8Array): WrappedFileKey {
  const [active] = ring.vault;
  const wrapped = sealBytes(keyObjectOf(active), belonging(active.id, of), key);
  return { key_id: active.id, subject_id: null, wrapped_key: wrapped };
}

/**
 * @returns undefined where the person the file is about was erased
 * @throws Error naming the key that the environment lacks, or the file whose row was changed
 */
export async function unwrapFileKey(
  tx: Transaction,
  ring: KeyRing,
  of: FileIdentity,
  row: WrappedFileKey,
): Promise<Uint8Array | undefined> {
  if (row.subject_id === null) return unwrapByVault(ring, of, row);
  const wrapping = (await readSubjectKeys(tx, ring, of.regency, [row.subject_id])).get(row.subject_id);
  return wrapping && opened(of, openBytes(wrapping, belonging(row.subject_id, of), row.wrapped_key));
}

export function unwrapByVault(ring: KeyRing, of: FileIdentity, row: WrappedFileKey): Uint8Array {
  const wrapping = ring.vault.find(({ id }) => id === row.key_id);
  if (!wrapping)
    throw new Error(
      `spbe-server: SPBE_VAULT_KEYS lacks key ${row.key_id}, which files in ${of.regency} are locked with. Put it back behind the first.`,
    );
  return opened(of, openBytes(keyObjectOf(wrapping), belonging(wrapping.id, of), row.wrapped_key));
}

function opened({ regency, fileId }: FileIdentity, key: Uint8Array | undefined): Uint8Array {
  if (key) return key;
  throw new Error(
    `spbe-server: the key of file ${fileId} in ${regency} does not open: its row was changed, or another key carries that name. Compare SPBE_VAULT_KEYS with what you keep.`,
  );
}

/** One key for the content and one for the name, so that their nonces never meet. */
export function partKey(key: Uint8Array, part: "content" | "name"): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", key, new Uint8Array(0), `spbe-file ${part}`, KEY_BYTES));
}

function belonging(wrapper: string, { regency, fileId, contentId }: FileIdentity): readonly string[] {
  return ["file-key", wrapper, regency, fileId, contentId];
}

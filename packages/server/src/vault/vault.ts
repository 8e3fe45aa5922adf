import { createHmac } from "node:crypto";
import { sql } from "kysely";
import type { Transaction } from "../database/database.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import { keyObjectOf } from "../keys/named-key.ts";
import { openBytes, sealBytes } from "./envelope.ts";
import { bytesOfText, textOfBytes } from "./packed-text.ts";
import { ensureSubjectKeys, readSubjectKeys } from "./subject-keys.ts";

/** A field of a person: which person and which field. `field` is the module's name and the field's, for example "stunting/child.nik". */
export interface SubjectField {
  readonly subjectId: string;
  readonly field: string;
}

/** Why a person's data were erased and who said so. Never the data itself. */
export interface Erasure {
  /** Which kind of person, as the module's `SubjectSource` says. */
  readonly kind: string;
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
  readonly reason: string;
}

/** Seals and opens personal data of one regency. Everything happens in the caller's transaction. */
export interface RegencyVault {
  /** One value, sealed under its person's key; the key is made when the person has none. */
  sealText(tx: Transaction, of: SubjectField, text: string): Promise<Uint8Array>;
  /** Many at once, in the given order, for imports: two statements for the whole list. Null stays null. */
  sealTexts(
    tx: Transaction,
    items: readonly (SubjectField & { readonly text: string | null })[],
  ): Promise<(Uint8Array | null)[]>;
  /**
   * The clear text, or null when the person was erased.
   *
   * @throws Error for a value that was changed, or moved from another person or field
   */
  openText(tx: Transaction, of: SubjectField, sealed: Uint8Array): Promise<string | null>;
  /** Many at once, in the given order. Null stays null. */
  openTexts(
    tx: Transaction,
    items: readonly (SubjectField & { readonly sealed: Uint8Array | null })[],
  ): Promise<(string | null)[]>;
  /**
   * What equal values are found by: 43 signs, the same for the same value, field and regency, and without the key of the
   * environment of no use to anybody. A plain hash of a NIK would be undone by trying all of them.
   */
  keyedIndex(field: string, value: string): string;
  /**
   * Deletes the person's key. Whatever was sealed for them can no longer be read, in this database and in every copy of its rows.
   * The module that keeps an index of the person empties it in the same transaction.
   */
  erase(tx: Transaction, subjectId: string, erasure: Erasure): Promise<void>;
}

/** All regencies of a host. */
export interface Vault {
  of(regency: string): RegencyVault;
}

/** Personal data at rest: AES-256-GCM under a key per person, those keys wrapped by the ring's. */
export function createVault(ring: KeyRing): Vault {
  return { of: (regency) => regencyVault(ring, regency) };
}

function regencyVault(ring: KeyRing, regency: string): RegencyVault {
  const belonging = ({ subjectId, field }: SubjectField) => ["text", regency, subjectId, field];

  const sealTexts: RegencyVault["sealTexts"] = async (tx, items) => {
    const filled = items.filter((item) => item.text !== null);
    const keys = await ensureSubjectKeys(
      tx,
      ring,
      regency,
      filled.map((item) => item.subjectId),
    );
    return items.map((item) => {
      const key = keys.get(item.subjectId);
      if (item.text === null || !key) return null;
      return sealBytes(key, belonging(item), bytesOfText(item.text));
    });
  };

  const openTexts: RegencyVault["openTexts"] = async (tx, items) => {
    const filled = items.filter((item) => item.sealed !== null);
    if (filled.length === 0) return items.map(() => null);
    const keys = await readSubjectKeys(
      tx,
      ring,
      regency,
      filled.map((item) => item.subjectId),
    );
    const read = items.map((item) => {
      const key = keys.get(item.subjectId);
      return item.sealed !== null && key ? openBytes(key, belonging(item), item.sealed) : undefined;
    });
    const closed = items.filter((item, at) => item.sealed !== null && read[at] === undefined);
    await requireErased(tx, regency, closed);
    return read.map((bytes) => (bytes === undefined ? null : textOfBytes(bytes)));
  };

  return {
    sealTexts,
    openTexts,
    async sealText(tx, of, text) {
      const [sealed] = await sealTexts(tx, [{ ...of, text }]);
      return sealed!;
    },
    async openText(tx, of, sealed) {
      const [text] = await openTexts(tx, [{ ...of, sealed }]);
      return text ?? null;
    },
    keyedIndex: (field, value) => keyedIndex(ring, regency, field, value),
    async erase(tx, subjectId, { kind, by, at, reason }) {
      await sql`delete from subject_key where regency_code = ${regency} and subject_id = ${subjectId}::uuid`.execute(
        tx,
      );
      await sql`
        insert into subject_erasure (regency_code, subject_id, kind, erased_at, erased_by, reason)
        values (${regency}, ${subjectId}::uuid, ${kind}, ${at}::timestamptz, ${by}, ${reason})
        on conflict do nothing`.execute(tx);
    },
  };
}

function keyedIndex({ index }: KeyRing, regency: string, field: string, value: string): string {
  return createHmac("sha256", keyObjectOf(index))
    .update(JSON.stringify([1, regency, field, value]))
    .digest("base64url");
}

/** What does not open must belong to somebody who was erased; anything else is damage, and damage is told. */
async function requireErased(tx: Transaction, regency: string, closed: readonly SubjectField[]): Promise<void> {
  if (closed.length === 0) return;
  const { rows } = await sql<{ subject_id: string }>`
    select subject_id from subject_erasure
    where regency_code = ${regency} and subject_id = any(${closed.map((item) => item.subjectId)}::uuid[])`.execute(tx);
  const erased = new Set(rows.map((row) => row.subject_id));
  const damaged = closed.find((item) => !erased.has(item.subjectId));
  if (damaged)
    throw new Error(
      `spbe-server: ${damaged.field} of person ${damaged.subjectId} in ${regency} does not open: the value was changed, or brought from another person or database. Restore it from a backup.`,
    );
}

import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Transaction } from "../database/database.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import { KEY_BYTES, keyObjectOf, type NamedKey } from "../keys/named-key.ts";
import { openBytes, sealBytes } from "./envelope.ts";

export interface WrappedKey {
  readonly subject_id: string;
  readonly key_id: string;
  readonly wrapped_key: Uint8Array;
}

type Opened = ReadonlyMap<string, Uint8Array>;

/**
 * `offset 0` keeps the planner at one look into the index for each person. Where the table has no statistics yet, as on the embedded
 * engine, it would read the whole table for every chunk of an import.
 */
function keysOf(regency: string, subjectIds: readonly string[]) {
  return sql<WrappedKey>`
    select k.subject_id, k.key_id, k.wrapped_key
    from unnest(${[...subjectIds]}::uuid[]) as u(id)
    cross join lateral (select * from subject_key s where s.regency_code = ${regency} and s.subject_id = u.id offset 0) k`;
}

/** The keys of the persons that have one. @throws Error when a key of the environment is missing or a row was changed */
export async function readSubjectKeys(
  tx: Transaction,
  ring: KeyRing,
  regency: string,
  subjectIds: readonly string[],
): Promise<Opened> {
  if (subjectIds.length === 0) return new Map();
  const { rows } = await keysOf(regency, subjectIds).execute(tx);
  return new Map(rows.map((row) => [row.subject_id, unwrapKey(ring, regency, row)]));
}

/** The same, with a new key for each person that has none yet. */
export async function ensureSubjectKeys(
  tx: Transaction,
  ring: KeyRing,
  regency: string,
  subjectIds: readonly string[],
): Promise<Opened> {
  const wanted = [...new Set(subjectIds)];
  const known = await readSubjectKeys(tx, ring, regency, wanted);
  const missing = wanted.filter((id) => !known.has(id));
  if (missing.length === 0) return known;
  const made = new Map(missing.map((id) => [id, randomBytes(KEY_BYTES)]));
  const [active] = ring.vault;
  const wrapped = [...made].map(([id, key]) => wrapKey(active, regency, id, key));
  const { rows } = await sql<{ subject_id: string }>`
    insert into subject_key (regency_code, subject_id, key_id, wrapped_key)
    select ${regency}, u.subject_id, ${active.id}, u.wrapped_key
    from unnest(${[...made.keys()]}::uuid[], ${wrapped}::bytea[]) as u(subject_id, wrapped_key)
    on conflict do nothing
    returning subject_id`.execute(tx);
  const stored = new Set(rows.map((row) => row.subject_id));
  const overtaken = missing.filter((id) => !stored.has(id));
  // Somebody else made the key of the same person in the meantime: theirs counts.
  const theirs = overtaken.length > 0 ? await readSubjectKeys(tx, ring, regency, overtaken) : new Map();
  return new Map([...made, ...known, ...theirs]);
}

export function wrapKey(active: NamedKey, regency: string, subjectId: string, key: Uint8Array): Uint8Array {
  return sealBytes(keyObjectOf(active), belonging(active.id, regency, subjectId), key);
}

/** @throws Error naming the key that is missing from the environment, or the person whose row was changed */
export function unwrapKey(ring: KeyRing, regency: string, row: WrappedKey): Uint8Array {
  const wrapping = ring.vault.find(({ id }) => id === row.key_id);
  if (!wrapping)
    throw new Error(
      `spbe-server: SPBE_VAULT_KEYS lacks key ${row.key_id}, which personal data in ${regency} are locked with. Put it back behind the first.`,
    );
  const key = openBytes(keyObjectOf(wrapping), belonging(row.key_id, regency, row.subject_id), row.wrapped_key);
  if (!key)
    throw new Error(
      `spbe-server: the key of person ${row.subject_id} in ${regency} does not open with ${row.key_id}: the row was changed, or another key carries that name. Compare SPBE_VAULT_KEYS with what you keep.`,
    );
  return key;
}

function belonging(keyId: string, regency: string, subjectId: string): readonly string[] {
  return ["subject-key", keyId, regency, subjectId];
}

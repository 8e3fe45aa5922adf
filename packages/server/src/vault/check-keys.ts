import { createHmac } from "node:crypto";
import { sql } from "kysely";
import type { Database, Transaction } from "../database/database.ts";
import type { KeyRing } from "../keys/key-ring.ts";

/**
 * Compares the ring with what the database was locked with, before anybody works: a portal that starts with the wrong keys would
 * show nothing, find nobody by NIK and register children twice.
 *
 * @returns the ids of older keys that still wrap keys of the regency
 * @throws Error naming the key that is missing or was exchanged, and the cure
 */
export async function checkKeys(database: Database, ring: KeyRing, regency: string): Promise<readonly string[]> {
  return await database.tenant({ regency, scope: { kind: "regency" } }, async (tx) => {
    await checkIndexKey(tx, ring, regency);
    const used = await wrappingKeys(tx, regency);
    const known = ring.vault.map(({ id }) => id);
    const missing = used.filter((id) => !known.includes(id));
    if (missing.length > 0)
      throw new Error(
        `spbe-server: personal data of ${regency} are locked with ${missing.join(", ")}, which SPBE_VAULT_KEYS lacks; without it every NIK of that time is lost. Put it back behind the first key, and remove it only after: spbe-server keys rotate`,
      );
    return used.filter((id) => id !== ring.vault[0].id);
  });
}

/** The ids of the keys that wrap keys of persons and files of a regency. Reads them all, once at a start: an index would cost every import more. */
export async function wrappingKeys(tx: Transaction, regency: string): Promise<readonly string[]> {
  const { rows } = await sql<{ key_id: string }>`
    select key_id from subject_key where regency_code = ${regency}
    union select key_id from file where regency_code = ${regency} and key_id is not null order by key_id`.execute(tx);
  return rows.map((row) => row.key_id);
}

async function checkIndexKey(tx: Transaction, { index }: KeyRing, regency: string): Promise<void> {
  const mark = createHmac("sha256", index.bytes)
    .update(JSON.stringify(["index-mark", regency]))
    .digest("base64url");
  await sql`
    insert into vault_mark (regency_code, index_key_id, index_mark) values (${regency}, ${index.id}, ${mark})
    on conflict do nothing`.execute(tx);
  const { rows } = await sql<{ index_key_id: string; index_mark: string }>`
    select index_key_id, index_mark from vault_mark where regency_code = ${regency}`.execute(tx);
  const kept = rows[0];
  if (kept && kept.index_mark !== mark)
    throw new Error(
      `spbe-server: the NIK of ${regency} were indexed with ${kept.index_key_id}, and SPBE_INDEX_KEY holds another key; nobody would be found by NIK. Put back the key that belongs to this database.`,
    );
}

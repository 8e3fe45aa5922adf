import { sql } from "kysely";
import type { Database } from "../database/database.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import { unwrapByVault, type WrappedFileKey, wrapByVault } from "./file-keys.ts";

const CHUNK = 200;

/**
 * Wraps the keys of files anew with the ring's first key, chunk by chunk; the files stay as they lie. Keys of files about a person are
 * wrapped by the person's key and need nothing.
 *
 * @returns how many keys were wrapped anew
 * @throws Error naming a key that rows need and the ring lacks
 */
export async function rewrapFileKeys({
  database,
  ring,
  regency,
  signal,
}: {
  readonly database: Database;
  readonly ring: KeyRing;
  readonly regency: string;
  /** Stops after the chunk under way; the next call goes on from there. */
  readonly signal?: AbortSignal;
}): Promise<number> {
  let done = 0;
  while (!signal?.aborted) {
    const wrapped = await rewrapChunk(database, ring, regency);
    done += wrapped;
    if (wrapped < CHUNK) break;
  }
  return done;
}

async function rewrapChunk(database: Database, ring: KeyRing, regency: string): Promise<number> {
  return await database.tenant({ regency, scope: { kind: "regency" } }, async (tx) => {
    const { rows } = await sql<WrappedFileKey & { file_id: string; content_id: string }>`
      select file_id, content_id, key_id, subject_id, wrapped_key from file
      where regency_code = ${regency} and key_id <> ${ring.vault[0].id}
      order by file_id limit ${CHUNK} for no key update`.execute(tx);
    for (const row of rows) {
      const of = { regency, fileId: row.file_id, contentId: row.content_id };
      const { key_id, wrapped_key } = wrapByVault(ring, of, unwrapByVault(ring, of, row));
      await sql`
        update file set key_id = ${key_id}, wrapped_key = ${wrapped_key}
        where regency_code = ${regency} and file_id = ${row.file_id}::uuid`.execute(tx);
    }
    return rows.length;
  });
}

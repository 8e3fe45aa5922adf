import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import type { Database } from "../database/database.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import { unwrapKey, type WrappedKey, wrapKey } from "./subject-keys.ts";

/** How far a rotation of one regency has come. */
export interface RewrapProgress {
  readonly done: number;
  readonly total: number;
}

export interface RewrapOptions {
  readonly database: Database;
  readonly ring: KeyRing;
  readonly regency: string;
  readonly onProgress?: (progress: RewrapProgress) => void;
  /** Stops after the chunk under way; the next call goes on from there. */
  readonly signal?: AbortSignal;
  /** A clock in milliseconds, for the size of the chunks. Default the platform's. */
  readonly clock?: () => number;
  /** Waits so many milliseconds. Default the platform's. */
  readonly rest?: (milliseconds: number) => Promise<void>;
}

/** A chunk keeps the embedded engine from everybody else, 200 ms at most; the rest of the budget is for a busy machine. */
const AIM_MILLISECONDS = 60;
const FIRST_CHUNK = 100;
const LARGEST_CHUNK = 1_000;
/** Sorts before every id that is made. */
const FIRST_ID = "00000000-0000-0000-0000-000000000000";

/**
 * Wraps the keys of persons anew with the ring's first key, chunk by chunk, while the portal serves: after each chunk it rests as long
 * as the chunk took, so that half of the time is everybody else's. What was sealed with a person's key stays as it is, so append-only
 * tables and files are untouched. Which rows are left is seen from the rows: an interrupted run loses nothing, and the next one passes
 * over what is done.
 *
 * @returns how many keys were wrapped anew by this call
 * @throws Error naming a key that rows need and the ring lacks
 */
export async function rewrapSubjectKeys(options: RewrapOptions): Promise<number> {
  const { signal, onProgress, rest = wait } = options;
  const total = await countOlder(options);
  onProgress?.({ done: 0, total });
  let done = 0;
  let size = FIRST_CHUNK;
  let after = FIRST_ID;
  while (total > 0 && !signal?.aborted) {
    const chunk = await rewrapChunk(options, after, size);
    if (chunk.last === undefined) break;
    after = chunk.last;
    done += chunk.wrapped;
    onProgress?.({ done: Math.min(done, total), total });
    size = nextSize(size, chunk.milliseconds);
    await rest(chunk.milliseconds);
  }
  return done;
}

async function countOlder({ database, ring, regency }: RewrapOptions): Promise<number> {
  const { rows } = await database.tenant({ regency, scope: { kind: "regency" } }, (tx) =>
    sql<{ n: number }>`select count(*)::int as n from subject_key
      where regency_code = ${regency} and key_id <> ${ring.vault[0].id}`.execute(tx),
  );
  return rows[0]?.n ?? 0;
}

/** Twice as many after a quick chunk, half after a slow one. */
export function nextSize(size: number, milliseconds: number): number {
  if (milliseconds > AIM_MILLISECONDS) return Math.max(1, Math.floor(size / 2));
  return milliseconds < AIM_MILLISECONDS / 2 ? Math.min(LARGEST_CHUNK, size * 2) : size;
}

interface RewrappedChunk {
  /** Undefined behind the last person. */
  readonly last: string | undefined;
  readonly wrapped: number;
  /** How long others waited for it; what it waited for others is not in it. */
  readonly milliseconds: number;
}

async function rewrapChunk(options: RewrapOptions, after: string, size: number): Promise<RewrappedChunk> {
  const { database, ring, regency, clock = () => performance.now() } = options;
  const [active] = ring.vault;
  let began = 0;
  const chunk = await database.tenant({ regency, scope: { kind: "regency" } }, async (tx) => {
    began = clock();
    // An erasure that deletes a row meanwhile waits for this chunk and then finds the row as it is now.
    const { rows } = await sql<WrappedKey>`
      select subject_id, key_id, wrapped_key from subject_key
      where regency_code = ${regency} and subject_id > ${after}::uuid
      order by subject_id limit ${size} for no key update`.execute(tx);
    const older = rows.filter((row) => row.key_id !== active.id);
    const wrapped = older.map((row) => wrapKey(active, regency, row.subject_id, unwrapKey(ring, regency, row)));
    if (older.length > 0)
      // Every row is there and locked. Written as an insert it is found through the primary key whatever the planner believes.
      await sql`
        insert into subject_key (regency_code, subject_id, key_id, wrapped_key)
        select ${regency}, u.subject_id, ${active.id}, u.wrapped_key
        from unnest(${older.map((row) => row.subject_id)}::uuid[], ${wrapped}::bytea[]) as u(subject_id, wrapped_key)
        on conflict (regency_code, subject_id) do update set key_id = excluded.key_id, wrapped_key = excluded.wrapped_key`.execute(
        tx,
      );
    return { last: rows.at(-1)?.subject_id, wrapped: older.length };
  });
  return { ...chunk, milliseconds: clock() - began };
}

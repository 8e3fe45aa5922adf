import type { HoldingFacts } from "@spbe-kit/core/organisation";
import { sql } from "kysely";
import type { Transaction } from "../database/index.ts";
import { storedUntil } from "./lasting.ts";

/** One writer of a post's holdings at a time; ends with the transaction. @returns false where there is no such post */
export async function lockPost(tx: Transaction, regency: string, postId: string): Promise<boolean> {
  const { rows } = await sql`
    select post_id from directory_post where regency_code = ${regency} and post_id = ${postId}::uuid for update`.execute(
    tx,
  );
  return rows.length > 0;
}

/** @returns false where the id is in use */
export async function insertHolding(
  tx: Transaction,
  regency: string,
  holding: HoldingFacts & { readonly holdingId: string; readonly postId: string; readonly personId: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into directory_holding (regency_code, holding_id, post_id, person_id, capacity, decree, valid_from, valid_until)
    values (${regency}, ${holding.holdingId}, ${holding.postId}, ${holding.personId}, ${holding.capacity}, ${holding.decree},
      ${holding.validFrom}::date, ${storedUntil(holding.validUntil)}::date)
    on conflict (regency_code, holding_id) do nothing returning holding_id`.execute(tx);
  return rows.length > 0;
}

/** Writes a holding over the version that was read. @returns false when somebody was faster */
export async function updateHolding(
  tx: Transaction,
  regency: string,
  holding: HoldingFacts & { readonly holdingId: string; readonly version: number },
): Promise<boolean> {
  const { rows } = await sql`
    update directory_holding set capacity = ${holding.capacity}, decree = ${holding.decree},
      valid_from = ${holding.validFrom}::date, valid_until = ${storedUntil(holding.validUntil)}::date, version = version + 1
    where regency_code = ${regency} and holding_id = ${holding.holdingId} and version = ${holding.version}
    returning holding_id`.execute(tx);
  return rows.length > 0;
}

/** @returns false when somebody was faster */
export async function deleteHolding(
  tx: Transaction,
  regency: string,
  { holdingId, version }: { readonly holdingId: string; readonly version: number },
): Promise<boolean> {
  const { rows } = await sql`
    delete from directory_holding where regency_code = ${regency} and holding_id = ${holdingId} and version = ${version}
    returning holding_id`.execute(tx);
  return rows.length > 0;
}

/**
 * Writes the chain of seats of these posts anew, from their holdings. Call it after every change of a holding, in its transaction:
 * a holding without its seat stops the commit, and two that share a day break `directory_seat_apart`.
 */
export async function reseat(tx: Transaction, regency: string, postIds: readonly string[]): Promise<void> {
  const posts = sql`regency_code = ${regency} and post_id = any(${[...postIds]}::uuid[])`;
  await sql`delete from directory_seat where ${posts}`.execute(tx);
  await sql`
    insert into directory_seat (regency_code, post_id, valid_from, valid_until, follows)
    select regency_code, post_id, valid_from, valid_until,
      lag(valid_until, 1, date '0001-01-01') over (partition by post_id order by valid_from, valid_until)
    from directory_holding where ${posts} and capacity = 'definitif'
    on conflict (regency_code, post_id, valid_from, valid_until) do nothing`.execute(tx);
}

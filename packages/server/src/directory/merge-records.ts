import { lastSurvivor } from "@spbe-kit/core/organisation";
import { type RawBuilder, sql } from "kysely";
import type { Transaction } from "../database/index.ts";

/** One act on two records of a kind. */
export interface MergeAct {
  readonly tx: Transaction;
  readonly regency: string;
  readonly kind: "person" | "household";
  /** The record that points, or will. */
  readonly recordId: string;
  /** Its version as the caller saw it. */
  readonly version: number;
  readonly reason: string;
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
  readonly mergeId: string;
}

export type MergeFault = "not-found" | "version-changed" | "merge-circle" | "already-merged";
export type UnmergeFault = "not-found" | "version-changed" | "not-merged";

/**
 * Lets a record point to the one that stands for it. Nothing is deleted and nothing moves: whatever names the record finds the last
 * one of the chain. Merges of a regency happen one after the other, so that no two of them can close a circle.
 *
 * @returns the fault that stopped it, or undefined
 */
export async function mergeRecord(act: MergeAct, intoId: string): Promise<MergeFault | undefined> {
  const pointers = await lockPointers(act);
  const { recordId, version } = act;
  const record = pointers.get(recordId);
  if (!record || !pointers.has(intoId)) return "not-found";
  if (record.version !== version) return "version-changed";
  if (record.survivorId !== null) return "already-merged";
  const standing = lastSurvivor(new Map([...pointers].map(([id, { survivorId }]) => [id, survivorId])), intoId);
  if (standing === recordId) return "merge-circle";
  await point(act, standing, standing);
  return undefined;
}

/** Lets a merged record stand for itself again. @returns the fault that stopped it, or undefined */
export async function unmergeRecord(act: MergeAct): Promise<UnmergeFault | undefined> {
  const record = (await lockPointers(act)).get(act.recordId);
  if (!record) return "not-found";
  if (record.version !== act.version) return "version-changed";
  if (record.survivorId === null) return "not-merged";
  await point(act, null, record.survivorId);
  return undefined;
}

async function lockPointers({ tx, regency, kind }: MergeAct) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`directory-merge/${regency}`}, 0))`.execute(tx);
  const { table, id } = TABLES[kind];
  const { rows } = await sql<{ id: string; survivor_id: string | null; version: number }>`
    select ${id} as id, survivor_id, version from ${table} where regency_code = ${regency}`.execute(tx);
  return new Map(rows.map((row) => [row.id, { survivorId: row.survivor_id, version: row.version }]));
}

async function point(act: MergeAct, survivorId: string | null, named: string): Promise<void> {
  const { tx, regency, kind, recordId, mergeId, reason, by, at } = act;
  const { table, id } = TABLES[kind];
  await sql`
    update ${table} set survivor_id = ${survivorId}::uuid, version = version + 1
    where regency_code = ${regency} and ${id} = ${recordId}::uuid`.execute(tx);
  if (kind === "person")
    await sql`
      update directory_identity set merged = ${survivorId !== null}
      where regency_code = ${regency} and person_id = ${recordId}::uuid`.execute(tx);
  await sql`
    insert into directory_merge (regency_code, merge_id, kind, merged_id, survivor_id, act, reason, done_by, done_at)
    values (${regency}, ${mergeId}, ${kind}, ${recordId}, ${named}, ${survivorId === null ? "unmerge" : "merge"}, ${reason},
      ${by}, ${at}::timestamptz)
    on conflict do nothing`.execute(tx);
}

const TABLES: Readonly<
  Record<MergeAct["kind"], { readonly table: RawBuilder<unknown>; readonly id: RawBuilder<unknown> }>
> = {
  person: { table: sql`directory_person`, id: sql`person_id` },
  household: { table: sql`directory_household`, id: sql`household_id` },
};

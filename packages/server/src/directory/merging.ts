import type { Transaction } from "../database/index.ts";
import type { RequestContext } from "../host/server-module.ts";
import { type MergeAct, type MergeFault, mergeRecord, type UnmergeFault, unmergeRecord } from "./merge-records.ts";

/** What stops a merge of people or households, as their operations declare it; "not-found" has a code for each. */
export const MERGE_CODES = {
  "version-changed": "core/version-changed",
  "merge-circle": "directory/merge-circle",
  "already-merged": "directory/person-merged",
} as const satisfies Record<Exclude<MergeFault, "not-found">, string>;

export const UNMERGE_CODES = {
  "version-changed": "core/version-changed",
  "not-merged": "directory/not-merged",
} as const satisfies Record<Exclude<UnmergeFault, "not-found">, string>;

/** Which record, as the caller saw it, and why. */
type Wish = Pick<MergeAct, "kind" | "recordId" | "version" | "reason">;

interface Ends<Fault, Shown> {
  refuse(fault: Fault): never;
  /** The record afterwards, as its screen shows it. */
  read(tx: Transaction): Promise<Shown | undefined>;
}

type Acting = Pick<RequestContext, "db" | "signedIn" | "now" | "random" | "audit">;

/** Merges a record into another in one transaction. The audit names both. */
export function merging<Shown>(
  context: Acting,
  { survivorId, ...wish }: Wish & { readonly survivorId: string },
  ends: Ends<MergeFault, Shown>,
): Promise<Shown> {
  context.audit({ subjects: [`${wish.kind}/${survivorId}`] });
  return inOne(context, wish, ends, (act) => mergeRecord(act, survivorId));
}

/** Lets a merged record stand for itself again, in one transaction. */
export function unmerging<Shown>(context: Acting, wish: Wish, ends: Ends<UnmergeFault, Shown>): Promise<Shown> {
  return inOne(context, wish, ends, unmergeRecord);
}

function inOne<Fault, Shown>(
  { db, signedIn, now, random }: Acting,
  wish: Wish,
  { refuse, read }: Ends<Fault, Shown>,
  work: (act: MergeAct) => Promise<Fault | undefined>,
): Promise<Shown> {
  const { regencyCode: regency, accountId: by } = signedIn;
  return db(async (tx) => {
    const fault = await work({ ...wish, tx, regency, by, at: now(), mergeId: random.uuid() });
    if (fault !== undefined) refuse(fault);
    const shown = await read(tx);
    if (shown === undefined) throw new Error(`spbe-server: a ${wish.kind} was merged and is not there any more.`);
    return shown;
  });
}

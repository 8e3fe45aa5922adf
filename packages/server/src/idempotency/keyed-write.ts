import { createHash } from "node:crypto";
import type { ClockPort, Operation } from "@spbe-kit/core";
import canonicalize from "canonicalize";
import { sql } from "kysely";
import type { Database, Transaction } from "../database/database.ts";
import { coreRefusal } from "../host/refusal.ts";
import type { SignedIn } from "../host/server-module.ts";

/** How long an answer can be asked for again. */
export const KEPT_DAYS = 7;

const KEY = /^[\x21-\x7e]{8,64}$/;

interface KeptAnswer {
  act: string;
  request_hash: string;
  answer: string | null;
}

/** One request to write that carries an idempotency key. */
export interface KeyedWrite {
  /** The work, kept from being done twice, and its value kept as the answer. */
  around<T>(work: (tx: Transaction) => Promise<T>): (tx: Transaction) => Promise<T>;
  /** Makes the kept answer the one that goes out, where a handler answers something else than its transaction's value. */
  settle(output: unknown): Promise<void>;
  /**
   * What an earlier request of this key was answered with.
   *
   * @param cause what this request failed with
   * @returns undefined when no earlier request was done
   * @throws a refusal when the key was used for another request, or when the answer was not kept
   */
  earlierAnswer(cause: unknown): Promise<{ readonly output: unknown } | undefined>;
}

/** Reads the request's key. @throws a refusal for a key that is malformed */
export function readIdempotencyKey(headers: Headers): string | undefined {
  const key = headers.get("idempotency-key") ?? undefined;
  if (key === undefined || KEY.test(key)) return key;
  throw coreRefusal("core/idempotency-key-malformed");
}

/** A request that was done before: ends the transaction, which has written nothing yet. */
class DoneBefore extends Error {
  readonly kept: KeptAnswer;
  constructor(kept: KeptAnswer) {
    super("done before");
    this.kept = kept;
  }
}

/**
 * Guards one request. The key is looked up where the writing begins and stored where it ends, in the same transaction: either both
 * the write and its answer are there, or neither. Two requests of one key at the same moment meet at the key's uniqueness.
 */
export function keyedWrite(parts: {
  readonly database: Database;
  readonly clock: ClockPort;
  readonly signedIn: SignedIn;
  readonly operation: Operation;
  readonly act: string;
  readonly key: string;
  readonly input: {
    readonly params: unknown;
    readonly query: unknown;
    readonly body: unknown;
    readonly version?: unknown;
  };
}): KeyedWrite {
  const { database, clock, signedIn, operation, act, key, input } = parts;
  const { regencyCode, accountId, scope } = signedIn;
  const requestHash = hashOf(act, operation.body === "file" ? { ...input, body: null } : input);
  let stored: string | null | undefined;

  async function find(tx: Transaction): Promise<KeptAnswer | undefined> {
    const { rows } = await sql<KeptAnswer>`select act, request_hash, answer from idempotency_key
      where regency_code = ${regencyCode} and account_id = ${accountId} and key = ${key}`.execute(tx);
    return rows[0];
  }

  /** Keeps the answer of a transaction that wrote something; one that only looked may be asked anew. */
  async function keep(tx: Transaction, answer: string | null): Promise<boolean> {
    const { rows } = await sql<{ wrote: boolean; kept: number }>`
      with w as materialized (select pg_current_xact_id_if_assigned() is not null as wrote), added as (
        insert into idempotency_key (regency_code, account_id, key, act, request_hash, answer, created_at)
        select ${regencyCode}, ${accountId}, ${key}, ${act}, ${requestHash}, ${answer}::text, ${clock.now()}::timestamptz
        from w where wrote on conflict do nothing returning key
      )
      select wrote, (select count(*)::int from added) as kept from w`.execute(tx);
    const { wrote, kept } = rows[0]!;
    if (!wrote || kept === 1) return wrote;
    const earlier = await find(tx);
    throw earlier ? new DoneBefore(earlier) : coreRefusal("core/conflict");
  }

  /** A refusal after the transaction had ended: it stands, and the request may be sent again. */
  async function forget(): Promise<void> {
    await inTenant(
      (tx) =>
        sql`delete from idempotency_key
        where regency_code = ${regencyCode} and account_id = ${accountId} and key = ${key}`.execute(tx),
      false,
    );
  }

  function read(kept: KeptAnswer): { readonly output: unknown } {
    if (kept.act !== act || kept.request_hash !== requestHash) throw coreRefusal("core/idempotency-key-reused");
    if (kept.answer === null) throw coreRefusal("core/already-done");
    return { output: kept.answer === "" ? undefined : JSON.parse(kept.answer) };
  }

  const inTenant = <T>(work: (tx: Transaction) => Promise<T>, readOnly: boolean) =>
    database.tenant({ regency: regencyCode, scope }, work, { readOnly });

  return {
    around: (work) => async (tx) => {
      if (stored !== undefined) return await work(tx);
      const kept = await find(tx);
      if (kept) throw new DoneBefore(kept);
      const value = await work(tx);
      const answer = answerText(operation, value);
      if (await keep(tx, answer)) stored = answer;
      return value;
    },
    async settle(output) {
      const answer = answerText(operation, output);
      if (stored === undefined || stored === answer) return;
      await inTenant(
        (tx) =>
          sql`update idempotency_key set answer = ${answer}::text
          where regency_code = ${regencyCode} and account_id = ${accountId} and key = ${key}`.execute(tx),
        false,
      );
    },
    async earlierAnswer(cause) {
      if (cause instanceof DoneBefore) return read(cause.kept);
      if (stored !== undefined) {
        await forget();
        return undefined;
      }
      const kept = await inTenant(find, true);
      return kept && read(kept);
    },
  };
}

/** Forgets answers older than a week. */
export async function sweepIdempotencyKeys(tx: Transaction, regencyCode: string, now: string): Promise<void> {
  await sql`delete from idempotency_key where regency_code = ${regencyCode}
    and created_at < ${now}::timestamptz - make_interval(days => ${KEPT_DAYS}::int)`.execute(tx);
}

function hashOf(act: string, input: object): string {
  return createHash("sha256")
    .update(canonicalize({ act, input }) ?? "")
    .digest("hex");
}

/** Empty for an operation that answers nothing; null for a value that is no answer of the operation. */
function answerText({ success }: Operation, value: unknown): string | null {
  if (success === "empty") return "";
  if (success === "file" || !success.safeParse(value).success) return null;
  return JSON.stringify(value);
}

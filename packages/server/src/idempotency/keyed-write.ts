import { hash } from "node:crypto";
import { type ClockPort, nikIn, type Operation } from "@spbe-kit/core";
import { sql } from "kysely";
import type { Database, Transaction } from "../database/database.ts";
import { atCommit } from "../database/sql-connection.ts";
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

type Work<T> = (tx: Transaction) => Promise<T>;

/** One request to write that carries an idempotency key. */
export interface KeyedWrite {
  /**
   * Runs one transaction of the request, kept from being done twice, and its value kept as the answer.
   *
   * @param run opens the transaction
   */
  transaction<T>(work: Work<T>, run: (work: Work<T>) => Promise<T>): Promise<T>;
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

/** Reads the request's key, which is stored as it is. @throws a refusal for a key that is malformed or holds a NIK */
export function readIdempotencyKey(headers: Headers): string | undefined {
  const key = headers.get("idempotency-key") ?? undefined;
  if (key === undefined || (KEY.test(key) && nikIn(key) === undefined)) return key;
  throw coreRefusal("core/idempotency-key-malformed");
}

/** A request that was done before, and has nothing left to write. */
class DoneBefore extends Error {
  readonly kept: KeptAnswer;
  constructor(kept: KeptAnswer) {
    super("done before");
    this.kept = kept;
  }
}

/**
 * Guards one request. The key is stored with the commit of what was written: either both the write and its answer are there, or
 * neither. A request that comes again does its work again, until the key's uniqueness undoes it: that costs the rare repeat more, and
 * every other request nothing. Two requests of one key at the same moment meet there too.
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
  let storedOf: unknown;

  async function find(tx: Transaction): Promise<KeptAnswer | undefined> {
    const { rows } = await sql<KeptAnswer>`select act, request_hash, answer from idempotency_key
      where regency_code = ${regencyCode} and account_id = ${accountId} and key = ${key}`.execute(tx);
    return rows[0];
  }

  /**
   * Keeps the answer of a transaction that wrote something; one that only looked may be asked anew. A key that is there already
   * fails by a null that may not be: `on conflict do nothing` would commit the work a second time, and Citus takes no insert-select without `on conflict`.
   */
  function keepAtCommit(tx: Transaction, answer: string | null): void {
    const row = sql`
      insert into idempotency_key (regency_code, account_id, key, act, request_hash, answer, created_at)
      select ${regencyCode}, ${accountId}, ${key}, ${act}, ${requestHash}, ${answer}::text, ${clock.now()}::timestamptz
      where pg_current_xact_id_if_assigned() is not null
      on conflict (regency_code, account_id, key) do update set act = null`;
    atCommit(tx, row, ({ numAffectedRows }) => {
      if (numAffectedRows) stored = answer;
    });
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
    async transaction(work, run) {
      if (stored !== undefined) return await run(work);
      const value = await run(async (tx) => {
        const value = await work(tx);
        keepAtCommit(tx, answerText(operation, value));
        storedOf = value;
        return value;
      });
      if (stored !== undefined) return value;
      const kept = await inTenant(find, true);
      if (kept) throw new DoneBefore(kept);
      return value;
    },
    async settle(output) {
      if (stored === undefined || output === storedOf) return;
      const answer = answerText(operation, output);
      if (stored === answer) return;
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

/** A schema reads the fields of a body in its own order, so the same request gives the same text. */
function hashOf(act: string, input: object): string {
  return hash("sha256", JSON.stringify({ act, input }), "hex");
}

/** Empty for an operation that answers nothing; null for a value that is no answer of the operation. */
function answerText({ success }: Operation, value: unknown): string | null {
  if (success === "empty") return "";
  if (success === "file" || !success.safeParse(value).success) return null;
  return JSON.stringify(value);
}

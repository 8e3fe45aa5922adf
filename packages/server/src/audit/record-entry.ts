import type { ClockPort, RandomPort } from "@spbe-kit/core";
import { sql } from "kysely";
import type { Transaction } from "../database/database.ts";
import { atCommit } from "../database/sql-connection.ts";
import { withoutNumbers } from "../host/host-log.ts";
import type { AuditKey } from "../keys/key-ring.ts";
import { type AuditEntry, type AuditKind, entryMac } from "./audit-entry.ts";

/** Who acts, and by which request or job. */
export interface AuditActor {
  readonly regencyCode: string;
  readonly accountId: string;
  readonly role: string;
  readonly traceId: string;
  readonly act: string;
}

/** What one transaction wrote, or one answer showed. */
export interface AuditFacts {
  readonly subjects?: readonly string[];
  readonly fields?: readonly string[];
  readonly purpose?: string;
}

/** Entries go out with the commit of their transaction: they cost no round trip, and without them nothing is committed. */
export interface AuditRecorder {
  /**
   * Adds an entry to a transaction that has written something; to one that only read, nothing.
   *
   * @param done called once it is committed, if there is an entry
   */
  wrote(tx: Transaction, actor: AuditActor, facts: AuditFacts, done?: () => void): void;
  /** Adds an entry whatever the transaction did. */
  happened(tx: Transaction, kind: AuditKind, actor: AuditActor, facts?: AuditFacts): void;
}

/**
 * Writes audit entries inside the caller's transaction, unchained: what is rolled back leaves none, what is committed has one.
 *
 * @param whenWritten called after an entry was committed, so that the sealer knows there is work
 */
export function auditRecorder(parts: {
  readonly key: AuditKey;
  readonly clock: ClockPort;
  readonly random: RandomPort;
  readonly whenWritten?: (regencyCode: string) => void;
}): AuditRecorder {
  const { key, clock, random, whenWritten } = parts;

  function entryOf(kind: AuditKind, actor: AuditActor, facts: AuditFacts): AuditEntry {
    return {
      entryId: random.uuid(),
      regencyCode: actor.regencyCode,
      at: sixDigits(clock.now()),
      kind,
      act: actor.act,
      accountId: actor.accountId,
      role: actor.role,
      traceId: actor.traceId,
      // People type it, and an entry can never be taken back.
      purpose: facts.purpose === undefined ? null : withoutNumbers(facts.purpose),
      subjects: sortedOnce(facts.subjects),
      fields: sortedOnce(facts.fields),
    };
  }

  function record(tx: Transaction, entry: AuditEntry, onlyIfWritten: boolean, done: () => void): void {
    atCommit(tx, insertEntry(entry, key, onlyIfWritten), ({ numAffectedRows }) => {
      if (!numAffectedRows) return;
      done();
      whenWritten?.(entry.regencyCode);
    });
  }

  return {
    wrote: (tx, actor, facts, done = () => {}) => record(tx, entryOf("write", actor, facts), true, done),
    happened: (tx, kind, actor, facts = {}) => record(tx, entryOf(kind, actor, facts), false, () => {}),
  };
}

/** The transaction's number is asked for before the insert gives it one, so a transaction that only read stays without an entry. */
function insertEntry(entry: AuditEntry, key: AuditKey, onlyIfWritten: boolean) {
  return sql`
    insert into audit_entry (regency_code, entry_id, at, kind, act, account_id, role, trace_id, purpose, subjects, fields, key_id, mac)
    select ${entry.regencyCode}, ${entry.entryId}::uuid, ${entry.at}::timestamptz, ${entry.kind}, ${entry.act}, ${entry.accountId},
      ${entry.role}, ${entry.traceId}, ${entry.purpose}::text, ${[...entry.subjects]}::text[], ${[...entry.fields]}::text[],
      ${key.id}, ${entryMac(entry, key)}
    where ${!onlyIfWritten}::boolean or pg_current_xact_id_if_assigned() is not null
    on conflict do nothing`;
}

/** The clock's instant with six digits, as timestamps come back from the database. */
function sixDigits(instant: string): string {
  const [seconds = "", fraction = ""] = instant.replace("Z", "").split(".");
  return `${seconds}.${fraction.padEnd(6, "0").slice(0, 6)}Z`;
}

function sortedOnce(words: readonly string[] = []): string[] {
  return [...new Set(words)].sort();
}

import { sql } from "kysely";
import type { Database, Transaction } from "../database/database.ts";
import type { AuditKey } from "../keys/key-ring.ts";
import { entryMac, sameCode, sealOf } from "./audit-entry.ts";
import { type AuditRow, entryColumns, entryOf } from "./audit-row.ts";

/** What one round of sealing did. */
export interface SealReport {
  readonly sealed: number;
  /** Entries whose own code is wrong: nobody with the key wrote them. They stay unsealed, and `audit verify` names them. */
  readonly refused: readonly string[];
  /** True when there may be more to seal now. */
  readonly more: boolean;
}

/** Small enough to keep one transaction well below 200 ms on the embedded engine. */
const ENTRIES_AT_A_TIME = 500;
/** Any number that no other lock of the host uses; the regency is the second half. */
const LOCK = 1_936_744_806;

/**
 * Links committed entries to a regency's chain, and lists them by person: those older than every transaction still under way (in the whole cluster, so another
 * database's long transaction delays the sealing), that none can slip in before a sealed one later. Several processes may seal; one does at a time.
 *
 * @param keys the first seals; older ones only prove entries written under them
 */
export async function sealEntries(
  database: Database,
  regencyCode: string,
  keys: readonly AuditKey[],
): Promise<SealReport> {
  return await database.tenant({ regency: regencyCode, scope: { kind: "regency" } }, async (tx) => {
    const locked = await sql<{ locked: boolean }>`
      select pg_try_advisory_xact_lock(${LOCK}::int, hashtext(${regencyCode})) as locked`.execute(tx);
    if (!locked.rows[0]?.locked) return { sealed: 0, refused: [], more: false };
    const head = await readHead(tx, regencyCode);
    const waiting = await readWaiting(tx, regencyCode, head);
    const proven = waiting.filter((row) => isProven(row, keys));
    await insertSeals(tx, regencyCode, head, proven, keys);
    await listSubjects(tx, regencyCode, proven);
    const refused = waiting.filter((row) => !proven.includes(row)).map((row) => row.entry_id);
    return { sealed: proven.length, refused, more: waiting.length === ENTRIES_AT_A_TIME && proven.length > 0 };
  });
}

/** The newest link of a chain; number 0 and an empty seal before the first. */
interface Head {
  readonly number: number;
  /** Hex. */
  readonly seal: string;
  /** The last entry's place in the order of sealing; xid 0 before the first, and after a move to another cluster. */
  readonly xid: number;
  readonly entryId: string;
}

const NOTHING_SEALED: Head = { number: 0, seal: "", xid: 0, entryId: "00000000-0000-0000-0000-000000000000" };

/** Where a regency's chain ends. */
export async function readHead(tx: Transaction, regencyCode: string): Promise<Head> {
  const { rows } = await sql<Head>`
    select first + cardinality(entry_ids) - 1 as number, encode(substr(seals, length(seals) - 31), 'hex') as seal,
      last_xid as xid, entry_ids[cardinality(entry_ids)] as "entryId"
    from audit_seal where regency_code = ${regencyCode} order by first desc limit 1`.execute(tx);
  return rows[0] ?? NOTHING_SEALED;
}

type WaitingRow = AuditRow & { xid: number };

async function readWaiting(tx: Transaction, regencyCode: string, head: Head): Promise<WaitingRow[]> {
  // Xids of another cluster say nothing here: what was brought along is told by the seals themselves.
  const unsealed =
    head.xid > 0
      ? sql`(e.xid, e.entry_id) > (${head.xid}::bigint, ${head.entryId}::uuid)`
      : sql`e.entry_id not in (select unnest(entry_ids) from audit_seal where regency_code = ${regencyCode})`;
  const { rows } = await sql<WaitingRow>`
    select ${entryColumns}, e.xid from audit_entry e
    where e.regency_code = ${regencyCode} and ${unsealed}
      and e.xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
    order by e.xid, e.entry_id limit ${ENTRIES_AT_A_TIME}::int`.execute(tx);
  return rows;
}

function isProven(row: AuditRow, keys: readonly AuditKey[]): boolean {
  const key = keys.find(({ id }) => id === row.key_id);
  return key !== undefined && sameCode(entryMac(entryOf(row), key), row.mac);
}

/** The list by person, since row-level security keeps an index over arrays from being used. Made here, it costs no request anything. */
async function listSubjects(tx: Transaction, regencyCode: string, rows: readonly WaitingRow[]): Promise<void> {
  await sql`insert into audit_subject (regency_code, subject, entry_id)
    select e.regency_code, s.subject, e.entry_id from audit_entry e cross join unnest(e.subjects) s (subject)
    where e.regency_code = ${regencyCode} and e.entry_id = any(${rows.map((row) => row.entry_id)}::uuid[])
    on conflict do nothing`.execute(tx);
}

async function insertSeals(
  tx: Transaction,
  regencyCode: string,
  head: Head,
  rows: readonly WaitingRow[],
  [key]: readonly AuditKey[],
): Promise<void> {
  if (!key) throw new Error("spbe-server: sealing needs the audit key. Set SPBE_AUDIT_KEY.");
  const last = rows.at(-1);
  if (!last) return;
  let previous = head.seal;
  const seals = rows.map(({ entry_id: entryId, mac }, index) => {
    previous = sealOf({ number: head.number + 1 + index, previous, entryId, mac }, key);
    return previous;
  });
  await sql`insert into audit_seal (regency_code, first, entry_ids, seals, key_id, last_xid)
    values (${regencyCode}, ${head.number + 1}, ${rows.map((row) => row.entry_id)}::uuid[], ${Buffer.from(seals.join(""), "hex")},
      ${key.id}, ${last.xid})
    on conflict do nothing`.execute(tx);
}

import { sql } from "kysely";
import type { Database, Transaction } from "../database/database.ts";
import type { AuditKey } from "../keys/key-ring.ts";
import type { AuditAnchor } from "./audit-anchor.ts";
import { entryMac, sameCode, sealOf } from "./audit-entry.ts";
import { type AuditRow, entryColumns, entryOf } from "./audit-row.ts";

/**
 * What is wrong with the first bad entry:
 * - `changed`: the entry or its seal is not what was sealed;
 * - `removed`: its number is gone, or its seal stands and the entry is gone;
 * - `added`: nobody with the key wrote it;
 * - `reordered`: it was sealed, at another number near by;
 * - `cut`: the chain ends before the anchor;
 * - `index`: the list by person does not say what the entry says;
 * - `unknown-key`: the key it names was not given, so nothing can be said from here on.
 */
export type AuditFault = "changed" | "removed" | "added" | "reordered" | "cut" | "index" | "unknown-key";

export interface AuditFinding {
  readonly fault: AuditFault;
  /** Number in the chain; undefined for an entry that has none. */
  readonly number: number | undefined;
  readonly entryId: string | undefined;
}

export interface AuditVerdict {
  readonly regencyCode: string;
  /** How many links were proven before the first bad one. */
  readonly proven: number;
  /** Entries that are in order but not yet sealed: the newest second of a running server. */
  readonly unsealed: number;
  readonly finding: AuditFinding | undefined;
}

interface LinkRow {
  number: number;
  seal_key_id: string;
  seal: string;
  sealed_entry_id: string;
  entry: AuditRow | undefined;
}

const ROWS_AT_A_TIME = 2;
const ENTRIES_AT_A_TIME = 1_000;

/**
 * Walks a regency's whole chain and names the first bad entry. Reads in pages, so that memory stays small and the embedded engine
 * serves others between them.
 *
 * @param keys every key entries were ever written or sealed with
 * @param anchors heads kept elsewhere; without one, entries cut off the newest end leave no trace
 */
export async function verifyChain(
  database: Database,
  regencyCode: string,
  { keys, anchors = [] }: { readonly keys: readonly AuditKey[]; readonly anchors?: readonly AuditAnchor[] },
): Promise<AuditVerdict> {
  const own = anchors.filter((anchor) => anchor.regencyCode === regencyCode);
  const read = <T>(work: (tx: Transaction) => Promise<T>) =>
    database.tenant({ regency: regencyCode, scope: { kind: "regency" } }, work, { readOnly: true });
  const anchored = new Map(own.map(({ number, seal }) => [number, seal]));
  const walk = { number: 0, seal: "" };
  const verdict = (finding?: AuditFinding, unsealed = 0): AuditVerdict => ({
    regencyCode,
    proven: walk.number,
    unsealed,
    finding,
  });

  for (;;) {
    const links = await read((tx) => readLinks(tx, regencyCode, walk.number));
    if (links.length === 0) break;
    for (const link of links) {
      const fault = faultOf(link, walk, keys, links) ?? againstAnchor(link, anchored);
      if (fault) return verdict({ fault: fault.fault, number: fault.number, entryId: fault.entryId });
      walk.number = link.number;
      walk.seal = link.seal;
    }
  }
  const beyond = own.filter(({ number }) => number > walk.number).length > 0;
  if (beyond) return verdict({ fault: "cut", number: walk.number + 1, entryId: undefined });
  const index = await read((tx) => readIndexFault(tx, regencyCode));
  if (index) return verdict({ fault: "index", number: index.number ?? undefined, entryId: index.entry_id });
  const unsealed = await readUnsealed(read, regencyCode, keys);
  const forged = unsealed.forged;
  return verdict(forged ? { fault: "added", number: undefined, entryId: forged } : undefined, unsealed.count);
}

type Walk = Readonly<{ number: number; seal: string }>;

function faultOf(
  link: LinkRow,
  walk: Walk,
  keys: readonly AuditKey[],
  page: readonly LinkRow[],
): AuditFinding | undefined {
  const { number, entry, sealed_entry_id: entryId } = link;
  const expected = walk.number + 1;
  if (number !== expected) return { fault: "removed", number: expected, entryId: undefined };
  if (!entry) return { fault: "removed", number, entryId };
  const entryKey = keys.find(({ id }) => id === entry.key_id);
  const sealKey = keys.find(({ id }) => id === link.seal_key_id);
  if (!entryKey || !sealKey) return { fault: "unknown-key", number, entryId };
  if (!sameCode(entryMac(entryOf(entry), entryKey), entry.mac)) return { fault: "changed", number, entryId };
  const sealedHere = (row: LinkRow) =>
    sealOf({ number: expected, previous: walk.seal, entryId: row.sealed_entry_id, mac: row.entry?.mac ?? "" }, sealKey);
  if (sameCode(sealedHere(link), link.seal)) return undefined;
  // The entry that belongs here stands elsewhere, with its own seal or without.
  const moved = page.some((row) => row !== link && [row.seal, link.seal].includes(sealedHere(row)));
  return { fault: moved ? "reordered" : "changed", number, entryId };
}

function againstAnchor(link: LinkRow, anchored: ReadonlyMap<number, string>): AuditFinding | undefined {
  const seal = anchored.get(link.number);
  if (seal === undefined || sameCode(seal, link.seal)) return undefined;
  return { fault: "changed", number: link.number, entryId: link.sealed_entry_id };
}

interface SealRow {
  first: number;
  entry_ids: string[];
  seals: Uint8Array;
  key_id: string;
}

/** The links of the next rows of seals, with the entries they name. */
async function readLinks(tx: Transaction, regencyCode: string, after: number): Promise<LinkRow[]> {
  const { rows } = await sql<SealRow>`select first, entry_ids, seals, key_id from audit_seal
    where regency_code = ${regencyCode} and first + cardinality(entry_ids) > ${after + 1}::bigint
    order by first limit ${ROWS_AT_A_TIME}::int`.execute(tx);
  const ids = rows.flatMap(({ entry_ids }) => entry_ids);
  const entries = await sql<AuditRow>`select ${entryColumns} from audit_entry e
    where e.regency_code = ${regencyCode} and e.entry_id = any(${ids}::uuid[])`.execute(tx);
  const byId = new Map(entries.rows.map((entry) => [entry.entry_id, entry]));
  return rows.flatMap(({ first, entry_ids, seals, key_id }) =>
    entry_ids.map((entryId, index) => ({
      number: first + index,
      seal_key_id: key_id,
      seal: Buffer.from(seals.subarray(index * SEAL_BYTES, (index + 1) * SEAL_BYTES)).toString("hex"),
      sealed_entry_id: entryId,
      entry: byId.get(entryId),
    })),
  );
}

const SEAL_BYTES = 32;

/** The list by person is made from the sealed entries; an entry hidden from it, or listed under somebody else, is found here. */
async function readIndexFault(
  tx: Transaction,
  regencyCode: string,
): Promise<{ entry_id: string; number: number | null } | undefined> {
  const { rows } = await sql<{ entry_id: string; number: number | null }>`
    with said as (
      select e.entry_id, s.subject from audit_entry e cross join unnest(e.subjects) s (subject)
      where e.regency_code = ${regencyCode}
        and e.entry_id in (select unnest(entry_ids) from audit_seal where regency_code = ${regencyCode})
    ), listed as (
      select entry_id, subject from audit_subject where regency_code = ${regencyCode}
    ), differing as (
      (select * from said except select * from listed) union all (select * from listed except select * from said)
    )
    select d.entry_id, s.first + array_position(s.entry_ids, d.entry_id) - 1 as number from differing d
    left join audit_seal s on s.regency_code = ${regencyCode} and d.entry_id = any(s.entry_ids)
    order by number nulls last limit 1`.execute(tx);
  return rows[0];
}

type Read = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;

async function readUnsealed(
  read: Read,
  regencyCode: string,
  keys: readonly AuditKey[],
): Promise<{ count: number; forged: string | undefined }> {
  let count = 0;
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const rows = await read(async (tx) => {
      const page = await sql<AuditRow>`
        select ${entryColumns} from audit_entry e
        where e.regency_code = ${regencyCode} and e.entry_id > ${after}::uuid
          and e.entry_id not in (select unnest(entry_ids) from audit_seal where regency_code = ${regencyCode})
        order by e.entry_id limit ${ENTRIES_AT_A_TIME}::int`.execute(tx);
      return page.rows;
    });
    const forged = rows.find((row) => {
      const key = keys.find(({ id }) => id === row.key_id);
      return !key || !sameCode(entryMac(entryOf(row), key), row.mac);
    });
    count += rows.length;
    if (forged || rows.length < ENTRIES_AT_A_TIME) return { count, forged: forged?.entry_id };
    after = rows.at(-1)?.entry_id ?? after;
  }
}

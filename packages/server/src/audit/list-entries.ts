import { type AuditEntryShown, type AuditFilter, addDays, startOfDay, type TimeZone } from "@spbe-kit/core";
import { sql } from "kysely";
import type { Transaction } from "../database/database.ts";
import { type AuditRow, entryColumns, entryOf } from "./audit-row.ts";
import { readHead } from "./seal-entries.ts";

interface PageWish {
  readonly regencyCode: string;
  readonly zone: TimeZone;
  readonly limit: number;
  /** Id of the last entry of the page before: ids are in the order of time. */
  readonly cursor?: string;
}

type ShownRow = AuditRow & { sealed: boolean; account_name: string | null };

/** Entries that fit the filter, newest first. */
export async function listEntries(
  tx: Transaction,
  filter: AuditFilter,
  { regencyCode, zone, limit, cursor }: PageWish,
): Promise<{ items: AuditEntryShown[]; nextCursor: string | null }> {
  const conditions = [
    sql`e.regency_code = ${regencyCode}`,
    ...(filter.accountId ? [sql`e.account_id = ${filter.accountId}`] : []),
    ...(filter.kind ? [sql`e.kind = ${filter.kind}`] : []),
    ...(filter.from ? [sql`e.at >= ${startOfDay(filter.from, zone)}::timestamptz`] : []),
    ...(filter.to ? [sql`e.at < ${startOfDay(addDays(filter.to, 1), zone)}::timestamptz`] : []),
    ...(cursor ? [sql`e.entry_id < ${cursor}::uuid`] : []),
  ];
  if (filter.subject) conditions.push(sql`e.entry_id in (${about(filter.subject, regencyCode)})`);
  const { rows } = await sql<ShownRow>`
    with h as materialized (
      select last_xid, entry_ids[cardinality(entry_ids)] as last_id from audit_seal
      where regency_code = ${regencyCode} order by first desc limit 1
    )
    select ${entryColumns}, n.name as account_name,
      coalesce((e.xid, e.entry_id) <= ((select last_xid from h), (select last_id from h)), false) as sealed
    from audit_entry e
    left join lateral (
      select name from session where regency_code = ${regencyCode} and account_id = e.account_id
      order by signed_in_at desc limit 1
    ) n on true
    where ${sql.join(conditions, sql` and `)}
    order by e.entry_id desc limit ${limit + 1}::int`.execute(tx);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { items: shown.map(shownOf), nextCursor: last?.entry_id ?? null };
}

/** What is sealed is listed by person; the last second's entries are read through. */
function about(subject: string, regencyCode: string) {
  return sql`
    select entry_id from audit_subject where regency_code = ${regencyCode} and subject = ${subject}
    union
    select entry_id from audit_entry where regency_code = ${regencyCode} and ${subject} = any(subjects)
      and (xid, entry_id) > (coalesce((select last_xid from h), 0), coalesce((select last_id from h), '00000000-0000-0000-0000-000000000000'::uuid))`;
}

function shownOf({ sealed, account_name, ...row }: ShownRow): AuditEntryShown {
  const { regencyCode: _own, subjects, fields, ...entry } = entryOf(row);
  return { ...entry, subjects: [...subjects], fields: [...fields], accountName: account_name, sealed };
}

/** The accounts that have acted, by id. */
export async function listAccounts(
  tx: Transaction,
  regencyCode: string,
): Promise<{ accountId: string; accountName: string | null; role: string }[]> {
  const { rows } = await sql<{ accountId: string; accountName: string | null; role: string }>`
    select a.account_id as "accountId", n.name as "accountName", a.role
    from (select distinct account_id, role from audit_entry where regency_code = ${regencyCode}) a
    left join lateral (
      select name from session where regency_code = ${regencyCode} and account_id = a.account_id
      order by signed_in_at desc limit 1
    ) n on true
    order by a.account_id, a.role limit 1000`.execute(tx);
  return rows;
}

/** How far the chain reaches. */
export async function readChainState(
  tx: Transaction,
  regencyCode: string,
): Promise<{ sealed: number; head: string; unsealed: number }> {
  const { rows } = await sql<{ entries: number }>`
    select count(*) as entries from audit_entry where regency_code = ${regencyCode}`.execute(tx);
  const { number, seal } = await readHead(tx, regencyCode);
  return { sealed: number, head: seal, unsealed: (rows[0]?.entries ?? 0) - number };
}

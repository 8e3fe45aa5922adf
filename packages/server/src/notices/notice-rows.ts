import { sql } from "kysely";
import type { Transaction } from "../database/database.ts";
import type { Facts } from "../tasks/facts.ts";

/** A notice as the table holds it. */
export interface NoticeRow {
  notice_id: string;
  account_id: string;
  code: string;
  data: Facts;
  path: string;
  created_at: string;
  read_at: string | null;
}

/** Whose notices: every statement names both, so that nobody reads or marks another account's. */
export interface NoticeOwner {
  readonly regencyCode: string;
  readonly accountId: string;
}

interface NewNotice extends NoticeOwner {
  readonly noticeId: string;
  readonly code: string;
  readonly data: Facts;
  readonly path: string;
  /** ISO instant. */
  readonly now: string;
}

const KEPT_DAYS = 180;
const MOST_COUNTED = 100;

export async function insertNotice(tx: Transaction, notice: NewNotice): Promise<void> {
  const { regencyCode, accountId, noticeId, code, data, path, now } = notice;
  await sql`delete from notice where regency_code = ${regencyCode} and account_id = ${accountId}
    and created_at < ${now}::timestamptz - make_interval(days => ${KEPT_DAYS}::int)`.execute(tx);
  await sql`insert into notice (regency_code, notice_id, account_id, code, data, path, created_at)
    values (${regencyCode}, ${noticeId}::uuid, ${accountId}, ${code}, ${JSON.stringify(data)}::jsonb, ${path},
      ${now}::timestamptz) on conflict do nothing`.execute(tx);
}

/** One more than `limit` when there is a further page. */
export async function selectNotices(
  tx: Transaction,
  { regencyCode, accountId }: NoticeOwner,
  { limit, cursor }: { limit: number; cursor: string | undefined },
): Promise<NoticeRow[]> {
  const [at, noticeId] = cursor?.split("_") ?? [];
  const after =
    at && noticeId ? sql`and (created_at, notice_id) < (${at}::timestamptz, ${noticeId}::uuid)` : sql.raw("");
  const { rows } = await sql<NoticeRow>`
    select notice_id, account_id, code, data, path, created_at, read_at from notice
    where regency_code = ${regencyCode} and account_id = ${accountId} ${after}
    order by created_at desc, notice_id desc limit ${limit + 1}::int`.execute(tx);
  return rows;
}

/** A notice by its id, whosever it is: for the host, which sends it to its owner. */
export async function findNotice(
  tx: Transaction,
  regencyCode: string,
  noticeId: string,
): Promise<NoticeRow | undefined> {
  const { rows } = await sql<NoticeRow>`
    select notice_id, account_id, code, data, path, created_at, read_at from notice
    where regency_code = ${regencyCode} and notice_id = ${noticeId}::uuid`.execute(tx);
  return rows[0];
}

/** How many are unread; counting ends at 100. */
export async function countUnread(tx: Transaction, { regencyCode, accountId }: NoticeOwner): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select 1 from notice where regency_code = ${regencyCode} and account_id = ${accountId} and read_at is null
      limit ${MOST_COUNTED}::int
    ) unread`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Marking twice keeps the first time. @returns false when the account has no such notice */
export async function markRead(
  tx: Transaction,
  { regencyCode, accountId }: NoticeOwner,
  noticeId: string,
  now: string,
): Promise<boolean> {
  const { rows } = await sql`
    update notice set read_at = coalesce(read_at, ${now}::timestamptz)
    where regency_code = ${regencyCode} and account_id = ${accountId} and notice_id = ${noticeId}::uuid
    returning notice_id`.execute(tx);
  return rows.length > 0;
}

export async function markAllRead(tx: Transaction, { regencyCode, accountId }: NoticeOwner, now: string) {
  await sql`update notice set read_at = ${now}::timestamptz
    where regency_code = ${regencyCode} and account_id = ${accountId} and read_at is null`.execute(tx);
}

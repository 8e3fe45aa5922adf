import type { ParkedTask } from "@spbe-kit/core/host";
import { sql } from "kysely";
import type { Transaction } from "../database/database.ts";

interface ParkedPage {
  readonly limit: number;
  /** `<parked at>_<task id>` of the last row of the page before. */
  readonly cursor?: string | undefined;
}

/** Tasks that wait for an operator, newest first; `payload` stays inside. */
export async function listParked(
  tx: Transaction,
  regencyCode: string,
  { limit, cursor }: ParkedPage,
): Promise<{ items: ParkedTask[]; nextCursor: string | null }> {
  const [at, taskId] = cursor?.split("_") ?? [];
  const after = at && taskId ? sql`and (parked_at, task_id) < (${at}::timestamptz, ${taskId}::uuid)` : sql.raw("");
  const { rows } = await sql<ParkedTask>`
    select task_id as "taskId", event, module, attempts, created_at as "createdAt", parked_at as "parkedAt",
      coalesce(last_error, '') as "lastError", trace_id as "traceId"
    from task where regency_code = ${regencyCode} and state = 'parked' ${after}
    order by parked_at desc, task_id desc limit ${limit + 1}::int`.execute(tx);
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? `${last.parkedAt}_${last.taskId}` : null };
}

/** How many tasks there are of each state. */
export async function countTasks(tx: Transaction, regencyCode: string): Promise<{ parked: number; waiting: number }> {
  const { rows } = await sql<{ parked: number; waiting: number }>`
    select count(*) filter (where state = 'parked')::int as parked,
      count(*) filter (where state = 'waiting')::int as waiting
    from task where regency_code = ${regencyCode}`.execute(tx);
  return rows[0]!;
}

/**
 * Lets parked tasks run again, with all their attempts before them.
 *
 * @param taskId one of them; without it all
 * @returns how many
 */
export async function replayParked(
  tx: Transaction,
  wish: { regencyCode: string; now: string; taskId?: string },
): Promise<number> {
  const { regencyCode, now, taskId } = wish;
  const { rows } = await sql`
    update task set state = 'waiting', parked_at = null, attempts = 0, run_at = ${now}::timestamptz
    where regency_code = ${regencyCode} and state = 'parked' ${only(taskId)} returning task_id`.execute(tx);
  return rows.length;
}

/** Gives parked tasks up: nothing will ever react to them. @returns how many */
export async function discardParked(tx: Transaction, wish: { regencyCode: string; taskId?: string }): Promise<number> {
  const { regencyCode, taskId } = wish;
  const { rows } = await sql`delete from task
    where regency_code = ${regencyCode} and state = 'parked' ${only(taskId)} returning task_id`.execute(tx);
  return rows.length;
}

function only(taskId: string | undefined) {
  return taskId === undefined ? sql.raw("") : sql`and task_id = ${taskId}::uuid`;
}

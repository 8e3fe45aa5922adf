import { sql } from "kysely";
import type { AuditActor } from "../audit/record-entry.ts";
import type { Transaction } from "../database/database.ts";
import type { Facts } from "./facts.ts";

/** One delivery of an event to one module. */
export interface NewTask {
  readonly taskId: string;
  readonly event: string;
  readonly module: string;
  readonly payload: Facts;
  /** Who caused it. */
  readonly actor: AuditActor;
  /** ISO instant. */
  readonly now: string;
  /** ISO instant before which it does not begin; now when left out. */
  readonly runAt?: string;
  /** What its work needs beside the payload and nobody else may read. */
  readonly sealed?: Uint8Array;
}

/** A task this process may work on until its lease ends. */
export interface ClaimedTask {
  readonly taskId: string;
  readonly leaseId: string;
  readonly event: string;
  readonly module: string;
  readonly payload: unknown;
  /** This one included. */
  readonly attempts: number;
  readonly actor: AuditActor;
}

interface ClaimedRow {
  task_id: string;
  event: string;
  module: string;
  payload: unknown;
  attempts: number;
  act: string;
  account_id: string;
  role: string;
  trace_id: string;
}

export async function insertTask(tx: Transaction, task: NewTask) {
  const { taskId, event, module, payload, actor, now, runAt = now, sealed = null } = task;
  await sql`insert into task (regency_code, task_id, event, module, payload, sealed, state, attempts, run_at, act, account_id, role,
      trace_id, created_at)
    values (${actor.regencyCode}, ${taskId}::uuid, ${event}, ${module}, ${JSON.stringify(payload)}::jsonb, ${sealed}, 'waiting', 0,
      ${runAt}::timestamptz, ${actor.act}, ${actor.accountId}, ${actor.role}, ${actor.traceId}, ${now}::timestamptz)
    on conflict do nothing`.execute(tx);
}

/**
 * Takes what is due, oldest first, past what others are taking at this moment. The attempt is counted here and not where it ends,
 * so that a task which kills its process is parked too.
 */
export async function claimTasks(
  tx: Transaction,
  wish: { regencyCode: string; now: string; leaseId: string; leaseSeconds: number; limit: number },
): Promise<ClaimedTask[]> {
  const { regencyCode, now, leaseId, leaseSeconds, limit } = wish;
  const { rows } = await sql<ClaimedRow>`
    with due as materialized (
      select task_id from task
      where regency_code = ${regencyCode} and state = 'waiting' and run_at <= ${now}::timestamptz
        and (leased_until is null or leased_until <= ${now}::timestamptz)
      order by run_at, task_id limit ${limit}::int for update skip locked
    )
    update task t set attempts = t.attempts + 1, lease_id = ${leaseId}::uuid,
      leased_until = ${now}::timestamptz + make_interval(secs => ${leaseSeconds}::int)
    from due where t.regency_code = ${regencyCode} and t.task_id = due.task_id
    returning t.task_id, t.event, t.module, t.payload, t.attempts, t.act, t.account_id, t.role, t.trace_id`.execute(tx);
  return rows.map((row) => claimedOf(regencyCode, leaseId, row));
}

function claimedOf(regencyCode: string, leaseId: string, row: ClaimedRow): ClaimedTask {
  return {
    taskId: row.task_id,
    leaseId,
    event: row.event,
    module: row.module,
    payload: row.payload,
    attempts: row.attempts,
    actor: { regencyCode, accountId: row.account_id, role: row.role, traceId: row.trace_id, act: row.act },
  };
}

/** When the next waiting task is due or its lease over; undefined when none waits. */
export async function nextDue(tx: Transaction, regencyCode: string): Promise<string | undefined> {
  const { rows } = await sql<{ at: string | null }>`
    select min(greatest(run_at, coalesce(leased_until, run_at))) as at from task
    where regency_code = ${regencyCode} and state = 'waiting'`.execute(tx);
  return rows[0]?.at ?? undefined;
}

/** The row of a claim, for as long as nobody else has taken it over. */
const leased = ({ taskId, leaseId, actor }: ClaimedTask) =>
  sql`regency_code = ${actor.regencyCode} and task_id = ${taskId}::uuid and lease_id = ${leaseId}::uuid`;

/** @returns false when the lease was lost */
export async function deleteTask(tx: Transaction, task: ClaimedTask): Promise<boolean> {
  const { rows } = await sql`delete from task where ${leased(task)} returning task_id`.execute(tx);
  return rows.length > 0;
}

/** Keeps others away for longer. @returns false when the lease was lost */
export async function renewLease(tx: Transaction, task: ClaimedTask, until: string): Promise<boolean> {
  const { rows } = await sql`update task set leased_until = ${until}::timestamptz where ${leased(task)}
    returning task_id`.execute(tx);
  return rows.length > 0;
}

/** Gives the task back as it was before the claim: nobody failed. */
export async function releaseTask(tx: Transaction, task: ClaimedTask): Promise<void> {
  await sql`update task set attempts = attempts - 1, lease_id = null, leased_until = null
    where ${leased(task)}`.execute(tx);
}

/** Lets the task wait for another attempt. @returns false when the lease was lost, or the task had ended */
export async function postponeTask(tx: Transaction, task: ClaimedTask, runAt: string, error: string): Promise<boolean> {
  const { rows } = await sql`update task set run_at = ${runAt}::timestamptz, last_error = ${error}, lease_id = null,
    leased_until = null where ${leased(task)} returning task_id`.execute(tx);
  return rows.length > 0;
}

/** Puts the task aside for an operator. @returns false when the lease was lost */
export async function parkTask(tx: Transaction, task: ClaimedTask, now: string, error: string): Promise<boolean> {
  const { rows } = await sql`update task set state = 'parked', parked_at = ${now}::timestamptz, last_error = ${error},
    lease_id = null, leased_until = null where ${leased(task)} returning task_id`.execute(tx);
  return rows.length > 0;
}

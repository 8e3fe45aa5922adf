import { sql } from "kysely";
import type { Database } from "../database/database.ts";
import { ACT_DUE, UNDO_MODULE } from "../undo/pending-act.ts";

/*
 * For tests only: records that no operation makes, laid as the host itself would write them.
 */

/** Parks a task as if it had failed on every attempt. `taskId` must be new in the regency. */
export async function layParkedTask(
  database: Database,
  task: { readonly regencyCode: string; readonly taskId: string; readonly lastError: string },
): Promise<void> {
  const { regencyCode, taskId, lastError } = task;
  await database.tenant({ regency: regencyCode, scope: { kind: "regency" } }, (tx) =>
    sql`insert into task (regency_code, task_id, event, module, payload, state, attempts, run_at, last_error, parked_at, act,
        account_id, role, trace_id, created_at)
      values (${regencyCode}, ${taskId}::uuid, 'test/laid', 'test', '{}'::jsonb, 'parked', 8, now(), ${lastError}, now(),
        'test/laid', 'host', 'host', 'test', now())
      on conflict do nothing`.execute(tx),
  );
}

/** Leaves an unread notice for an account. `noticeId` must be new in the regency. */
export async function layNotice(
  database: Database,
  notice: {
    readonly regencyCode: string;
    readonly accountId: string;
    readonly noticeId: string;
    /** The page it leads to. */
    readonly path: string;
  },
): Promise<void> {
  const { regencyCode, accountId, noticeId, path } = notice;
  await database.tenant({ regency: regencyCode, scope: { kind: "regency" } }, (tx) =>
    sql`insert into notice (regency_code, notice_id, account_id, code, data, path, created_at)
      values (${regencyCode}, ${noticeId}::uuid, ${accountId}, 'test/laid', '{}'::jsonb, ${path}, now())
      on conflict do nothing`.execute(tx),
  );
}

/** Lets an act of an account wait to be taken back, never to be done. `undoId` must be new in the regency. */
export async function layPendingAct(
  database: Database,
  act: { readonly regencyCode: string; readonly accountId: string; readonly undoId: string },
): Promise<void> {
  const { regencyCode, accountId, undoId } = act;
  const payload = JSON.stringify({ act: "test/laid", subjects: [], fields: [] });
  await database.tenant({ regency: regencyCode, scope: { kind: "regency" } }, (tx) =>
    sql`insert into task (regency_code, task_id, event, module, payload, state, attempts, run_at, act, account_id, role,
        trace_id, created_at)
      values (${regencyCode}, ${undoId}::uuid, ${ACT_DUE}, ${UNDO_MODULE}, ${payload}::jsonb, 'waiting', 0,
        '9999-01-01T00:00:00Z'::timestamptz, 'test/laid', ${accountId}, 'host', 'test', now())
      on conflict do nothing`.execute(tx),
  );
}

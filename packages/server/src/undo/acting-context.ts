import type { AuditFacts } from "../audit/record-entry.ts";
import type { Transaction } from "../database/database.ts";
import { enterScope, type TenantSettings } from "../database/tenant-settings.ts";
import { declaredRefusal, moduleOf } from "../host/operation-context.ts";
import type { OperationRoute } from "../host/operation-list.ts";
import type { RequestContext } from "../host/server-module.ts";
import type { TaskContext } from "../tasks/event-subscriber.ts";
import type { OpenOutbox } from "../tasks/outbox.ts";
import type { PendingInput } from "./pending-act.ts";
import { noJobs } from "./rehearse.ts";

/**
 * What a handler receives when the time of its act has come: as in the request, with the scope the person had then. Its one writing
 * transaction ends the task too, so that it is committed once.
 */
export function actingContext(
  { operation, act }: OperationRoute,
  { signedIn, traceId }: Pick<PendingInput, "signedIn" | "traceId">,
  parts: { readonly task: TaskContext; readonly facts: AuditFacts; readonly openOutbox: OpenOutbox },
): RequestContext {
  const { task, openOutbox } = parts;
  const { regencyCode, accountId, role, scope } = signedIn;
  const outbox = openOutbox({ regencyCode, accountId, role, traceId, act }, moduleOf(act));
  let { subjects = [], fields = [] } = parts.facts;
  return {
    signedIn,
    db: (work, options) => {
      const actor = { accountId, role, today: task.today() };
      const seen = within({ regency: regencyCode, scope, actor }, work);
      return options?.readOnly ? task.db(seen) : outbox.around(() => task.finish(seen));
    },
    emit: outbox.emit,
    notify: outbox.notify,
    audit: (more) => {
      subjects = [...subjects, ...(more.subjects ?? [])];
      fields = [...fields, ...(more.fields ?? [])];
      task.audit({ ...more, subjects, fields });
    },
    vault: task.vault,
    files: task.files,
    fail: (code: string, data?: unknown) => {
      throw declaredRefusal(operation, code, data);
    },
    today: task.today,
    now: task.now,
    random: task.random,
    log: task.log,
    traceId,
    signal: task.signal,
    jobs: noJobs(act),
  };
}

/** A task sees its whole regency; the handler sees no more than the person did. */
function within<T>(person: TenantSettings, work: (tx: Transaction) => Promise<T>): (tx: Transaction) => Promise<T> {
  return async (tx) => {
    await enterScope(tx, person);
    const value = await work(tx);
    await enterScope(tx, { regency: person.regency, scope: { kind: "regency" } });
    return value;
  };
}

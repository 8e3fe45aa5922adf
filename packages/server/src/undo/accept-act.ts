import type { ClockPort, RandomPort } from "@spbe-kit/core";
import type { PendingAct } from "@spbe-kit/core/host";
import { factsOfInput } from "../audit/audit-facts.ts";
import type { AuditActor, AuditRecorder } from "../audit/record-entry.ts";
import { requestAudit } from "../audit/request-audit.ts";
import type { Database, Transaction } from "../database/database.ts";
import type { OperationRoute } from "../host/operation-list.ts";
import type { KeyedWrite } from "../idempotency/keyed-write.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import type { OpenOutbox } from "../tasks/outbox.ts";
import { ACT_DUE, type PendingInput, sealInput, UNDO_MODULE } from "./pending-act.ts";

export interface AcceptingParts {
  readonly database: Database;
  readonly clock: ClockPort;
  readonly random: RandomPort;
  readonly recorder: AuditRecorder;
  readonly openOutbox: OpenOutbox;
  readonly ring: KeyRing;
}

/** Puts an act into the queue, to be done when its time has come. The audit keeps that it was asked for. */
export async function acceptAct(
  { act, operation }: OperationRoute,
  pending: PendingInput,
  keyed: KeyedWrite | undefined,
  { database, clock, random, recorder, openOutbox, ring }: AcceptingParts,
): Promise<PendingAct> {
  const { signedIn, input, traceId } = pending;
  const { regencyCode, accountId, role, scope } = signedIn;
  const actor: AuditActor = { regencyCode, accountId, role, traceId, act };
  const { subjects = [], fields = [] } = factsOfInput(input);
  const audit = requestAudit(recorder, { ...actor, act: `${act} (undo/accepted)` });
  audit.add({ subjects, fields });
  const outbox = openOutbox(actor, UNDO_MODULE);
  const seconds = operation.undo?.seconds ?? 0;
  const undoId = random.uuid();
  const actsAt = new Date(Date.parse(clock.now()) + seconds * 1_000).toISOString();

  async function wait(tx: Transaction): Promise<PendingAct> {
    await outbox.later(tx, {
      taskId: undoId,
      event: ACT_DUE,
      module: UNDO_MODULE,
      payload: { act, subjects, fields },
      sealed: sealInput(ring, { regency: regencyCode, undoId }, pending),
      runAt: actsAt,
    });
    return { undoId, actsAt, seconds };
  }

  const run = <T>(work: (tx: Transaction) => Promise<T>) =>
    database.tenant({ regency: regencyCode, scope }, audit.around(work));
  return await outbox.around(() => (keyed ? keyed.transaction(wait, run) : run(wait)));
}

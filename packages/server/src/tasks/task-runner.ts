import type { ClockPort, RandomPort, TimeZone } from "@spbe-kit/core";
import type { AuditRecorder } from "../audit/record-entry.ts";
import { requestAudit } from "../audit/request-audit.ts";
import type { Database, Transaction } from "../database/database.ts";
import type { FileStores } from "../files/file-store.ts";
import type { ComposedModule } from "../host/composed-module.ts";
import { describeError, type HostLog } from "../host/host-log.ts";
import type { Vault } from "../vault/vault.ts";
import { backoffMilliseconds, MOST_ATTEMPTS } from "./backoff.ts";
import { errorLine } from "./error-line.ts";
import type { TaskContext } from "./event-subscriber.ts";
import type { OpenOutbox } from "./outbox.ts";
import { type ClaimedTask, deleteTask, parkTask, postponeTask, releaseTask, renewLease } from "./task-rows.ts";

export interface TaskRunnerParts {
  readonly database: Database;
  readonly modules: readonly ComposedModule[];
  /** Zone by regency code: the regencies whose tasks are worked on. */
  readonly zones: ReadonlyMap<string, TimeZone>;
  readonly clock: ClockPort;
  readonly random: RandomPort;
  readonly recorder: AuditRecorder;
  readonly vault: Vault;
  readonly files: FileStores;
  readonly openOutbox: OpenOutbox;
  readonly log: HostLog;
  /** Aborted when the host closes: what fails then has not failed. */
  readonly signal: AbortSignal;
}

export interface TaskRunner {
  /** One attempt, to its end in the table. Never rejects. @returns the instant of the next attempt when it failed */
  run(task: ClaimedTask): Promise<string | undefined>;
  /** Ends the claim as if it had never been. Never rejects: a database that is away leaves the lease, which ends. */
  giveBack(task: ClaimedTask): Promise<void>;
}

/** How long after its process has died a task is taken over. Renewed three times as often. */
export const LEASE_SECONDS = 60;

export function taskRunner(parts: TaskRunnerParts): TaskRunner {
  const { database, zones, clock, random, recorder, vault, files, openOutbox, log, signal } = parts;
  const modules = new Map(parts.modules.map((module) => [module.name, module]));
  const later = (milliseconds: number) => new Date(Date.parse(clock.now()) + milliseconds).toISOString();
  const ofTask = <T>({ actor }: ClaimedTask, work: (tx: Transaction) => Promise<T>) =>
    database.tenant({ regency: actor.regencyCode, scope: { kind: "regency" } }, work);

  async function run(task: ClaimedTask): Promise<string | undefined> {
    const { event, module, taskId, attempts, actor } = task;
    const fields = { event, module, task: taskId, attempt: attempts, regency: actor.regencyCode };
    const taskLog = log.child({ traceId: actor.traceId, ...fields });
    const renewing = setInterval(() => void renew(task, taskLog), (LEASE_SECONDS * 1_000) / 3).unref();
    try {
      await attempt(task, taskLog);
      return undefined;
    } catch (error) {
      if (!signal.aborted) return await afterFailure(task, error, taskLog);
      await giveBack(task);
      return undefined;
    } finally {
      clearInterval(renewing);
    }
  }

  async function attempt(task: ClaimedTask, taskLog: HostLog): Promise<void> {
    if (task.attempts > MOST_ATTEMPTS) throw new Error("Every attempt ended with its process.");
    const subscriber = modules.get(task.module)?.events?.[task.event];
    if (!subscriber) throw new Error(`Module ${task.module} does not listen to ${task.event} here.`);
    const { context, isFinished } = contextOf(task, taskLog);
    await subscriber.run(task.payload, context);
    if (!isFinished()) await ofTask(task, (tx) => endTask(tx, task));
  }

  function contextOf(task: ClaimedTask, taskLog: HostLog): { context: TaskContext; isFinished: () => boolean } {
    const { actor, event, module, taskId, attempts } = task;
    const { regencyCode } = actor;
    const audit = requestAudit(recorder, { ...actor, act: `${actor.act} (${event})` });
    const outbox = openOutbox(actor, module);
    let finished = false;
    const context: TaskContext = {
      regencyCode,
      taskId,
      attempt: attempts,
      db: (work) => outbox.around(() => ofTask(task, audit.around(work))),
      finish: async (work) => {
        if (finished) throw new Error(`spbe-server: ${module} finished its task of ${event} twice.`);
        const value = await outbox.around(() =>
          ofTask(task, async (tx) => {
            const result = await audit.around(work)(tx);
            await endTask(tx, task);
            return result;
          }),
        );
        finished = true;
        return value;
      },
      emit: outbox.emit,
      notify: outbox.notify,
      audit: audit.replace,
      vault: vault.of(regencyCode),
      files: files.of(regencyCode),
      log: taskLog,
      signal,
      today: () => clock.today(zones.get(regencyCode) ?? "Asia/Jakarta"),
      now: () => clock.now(),
      random,
    };
    return { context, isFinished: () => finished };
  }

  async function endTask(tx: Transaction, task: ClaimedTask): Promise<void> {
    if (await deleteTask(tx, task)) return;
    throw new Error("The task was taken over by another attempt, so this one's writes are rolled back.");
  }

  /** A task whose lease was lost, or that had ended before it failed, is left as it is: it matches no row any more. */
  async function afterFailure(task: ClaimedTask, error: unknown, taskLog: HostLog): Promise<string | undefined> {
    const failure = describeError(error);
    const line = errorLine(error);
    try {
      if (task.attempts >= MOST_ATTEMPTS) {
        const parked = await ofTask(task, (tx) => parkTask(tx, task, clock.now(), line));
        if (parked) taskLog.error({ failure }, "task parked: an operator decides");
        return undefined;
      }
      const wait = backoffMilliseconds(task.attempts, random);
      const runAt = later(wait);
      const waits = await ofTask(task, (tx) => postponeTask(tx, task, runAt, line));
      taskLog.warn({ failure, waitSeconds: Math.round(wait / 1_000) }, waits ? WAITS : TAKEN_OVER);
      return waits ? runAt : undefined;
    } catch (reason) {
      taskLog.error({ failure: describeError(reason) }, "the end of a task could not be written; its lease will end");
      return undefined;
    }
  }

  async function giveBack(task: ClaimedTask): Promise<void> {
    try {
      await ofTask(task, (tx) => releaseTask(tx, task));
    } catch (error) {
      const failure = describeError(error);
      log.warn({ task: task.taskId, failure }, "a task could not be given back; its lease will end");
    }
  }

  async function renew(task: ClaimedTask, taskLog: HostLog): Promise<void> {
    try {
      await ofTask(task, (tx) => renewLease(tx, task, later(LEASE_SECONDS * 1_000)));
    } catch (error) {
      taskLog.warn({ failure: describeError(error) }, "a task's lease could not be renewed");
    }
  }

  return { run, giveBack };
}

const WAITS = "task failed; it is tried again";
const TAKEN_OVER = "task failed after another attempt had taken it over, or after its end";

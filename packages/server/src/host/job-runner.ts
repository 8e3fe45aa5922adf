import { setTimeout as wait } from "node:timers/promises";
import type { ClockPort, RandomPort, TimeZone } from "@spbe-kit/core";
import type { AuditActor, AuditRecorder } from "../audit/record-entry.ts";
import { requestAudit } from "../audit/request-audit.ts";
import type { Database } from "../database/database.ts";
import { isDatabaseAway } from "../database/database-error.ts";
import type { TenantSettings } from "../database/tenant-settings.ts";
import type { FileStores } from "../files/file-store.ts";
import type { OpenOutbox } from "../tasks/outbox.ts";
import type { Vault } from "../vault/vault.ts";
import { describeError, type HostLog } from "./host-log.ts";
import { moduleOf } from "./operation-context.ts";
import type { JobContext } from "./server-module.ts";

export interface JobOrder {
  readonly name: string;
  readonly tenant: TenantSettings;
  readonly zone: TimeZone;
  readonly log: HostLog;
  /** In whose name it writes. */
  readonly actor: AuditActor;
  readonly run: (job: JobContext) => Promise<void>;
}

/** Between two attempts while the database is away; doubled up to the longest. */
const FIRST_PAUSE_MILLISECONDS = 250;
const LONGEST_PAUSE_MILLISECONDS = 10_000;

/**
 * Background work inside this process. A job whose database goes away is begun again when it may be back; one that fails otherwise is
 * written to the log with the trace id of the request that began it.
 */
export function jobRunner(parts: {
  database: Database;
  clock: ClockPort;
  random: RandomPort;
  recorder: AuditRecorder;
  vault: Vault;
  files: FileStores;
  openOutbox: OpenOutbox;
}) {
  const { database, clock, random, recorder, vault, files, openOutbox } = parts;
  const closing = new AbortController();
  const running = new Set<Promise<void>>();

  async function run({ name, tenant, zone, log, actor, run: work }: JobOrder): Promise<void> {
    const jobLog = log.child({ job: name, regency: tenant.regency });
    const audit = requestAudit(recorder, { ...actor, act: `${actor.act} (${name})` });
    const outbox = openOutbox(actor, moduleOf(actor.act));
    const context: JobContext = {
      db: (transaction) => outbox.around(() => database.tenant(tenant, audit.around(transaction))),
      emit: outbox.emit,
      notify: outbox.notify,
      audit: audit.replace,
      vault: vault.of(tenant.regency),
      files: files.of(tenant.regency),
      log: jobLog,
      signal: closing.signal,
      today: () => clock.today(zone),
      now: () => clock.now(),
      random,
    };
    try {
      await throughOutages(() => work(context), jobLog);
    } catch (error) {
      if (closing.signal.aborted) jobLog.info({}, "job stopped with the server");
      else jobLog.error({ failure: describeError(error) }, "job failed");
    }
  }

  async function throughOutages(work: () => Promise<void>, jobLog: HostLog): Promise<void> {
    for (let pause = FIRST_PAUSE_MILLISECONDS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MILLISECONDS)) {
      try {
        return await work();
      } catch (error) {
        if (closing.signal.aborted || !isDatabaseAway(error)) throw error;
        jobLog.warn({ failure: describeError(error) }, "the database went away under a job; it is begun again");
      }
      await wait(pause, undefined, { signal: closing.signal });
    }
  }

  return {
    start(order: JobOrder): void {
      if (closing.signal.aborted) return;
      // After the current turn: the answer of the request goes out first, and its transaction has ended.
      const job = new Promise<void>((resolve) => setImmediate(resolve)).then(() => run(order));
      running.add(job);
      void job.finally(() => running.delete(job));
    },
    /** How many are under way. */
    count: () => running.size,
    /** Asks all to stop and waits, at most `milliseconds`. @returns true when all have ended */
    async stop(milliseconds: number): Promise<boolean> {
      closing.abort();
      const ended = Promise.allSettled(running).then(() => true);
      return Promise.race([
        ended,
        new Promise<false>((resolve) => setTimeout(() => resolve(false), milliseconds).unref()),
      ]);
    },
    /** Resolves when nothing is under way. For tests and for `spbe-server seed`. */
    async idle(): Promise<void> {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
export type JobRunner = ReturnType<typeof jobRunner>;

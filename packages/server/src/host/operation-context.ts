import type { ClockPort, Operation, RandomPort, TimeZone } from "@spbe-kit/core";
import { CORE_PROBLEMS } from "@spbe-kit/core";
import type { AuditActor, AuditRecorder } from "../audit/record-entry.ts";
import { type RequestAudit, requestAudit } from "../audit/request-audit.ts";
import type { Database, Transaction } from "../database/database.ts";
import type { TenantSettings } from "../database/tenant-settings.ts";
import type { FileStores } from "../files/file-store.ts";
import type { KeyedWrite } from "../idempotency/keyed-write.ts";
import type { OpenOutbox } from "../tasks/outbox.ts";
import type { Vault } from "../vault/vault.ts";
import type { HostLog } from "./host-log.ts";
import type { JobOrder, JobRunner } from "./job-runner.ts";
import { isCoreCode, refusal } from "./refusal.ts";
import type { RequestContext, SignedIn } from "./server-module.ts";

export interface OperationContextParts {
  readonly operation: Operation;
  /** `<module>/<resource>.<operation>` */
  readonly act: string;
  readonly recorder: AuditRecorder;
  /** Where the caller gave an idempotency key. */
  readonly keyed: KeyedWrite | undefined;
  readonly vault: Vault;
  readonly files: FileStores;
  readonly signedIn: SignedIn | undefined;
  readonly zone: TimeZone;
  readonly database: Pick<Database, "tenant">;
  readonly clock: ClockPort;
  readonly random: RandomPort;
  readonly jobs: JobRunner;
  readonly openOutbox: OpenOutbox;
  readonly log: HostLog;
  readonly traceId: string;
  readonly signal: AbortSignal;
}

/** What one handler call sees, its audit, and the jobs it asked for: they begin only when the handler has succeeded. */
export interface OperationCall {
  readonly context: RequestContext;
  readonly audit: RequestAudit;
  beginJobs(): void;
}

export function operationContext(parts: OperationContextParts): OperationCall {
  const { operation, signedIn, zone, database, clock, random, jobs, log, traceId, signal } = parts;
  const ordered: JobOrder[] = [];
  const actor: AuditActor = {
    regencyCode: signedIn?.regencyCode ?? "",
    accountId: signedIn?.accountId ?? "",
    role: signedIn?.role ?? "",
    traceId,
    act: parts.act,
  };
  const audit = requestAudit(parts.recorder, actor);
  const outbox = parts.openOutbox(actor, moduleOf(parts.act));

  function tenant(): TenantSettings {
    if (signedIn) {
      const { accountId, role } = signedIn;
      return {
        regency: signedIn.regencyCode,
        scope: signedIn.scope,
        actor: { accountId, role, today: clock.today(zone) },
      };
    }
    throw new Error("spbe-server: a public operation has no tenant, so it has no db(). Give it a permission.");
  }

  function write<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const run = (kept: typeof work): Promise<T> => database.tenant(tenant(), audit.around(kept));
    return parts.keyed ? parts.keyed.transaction(work, run) : run(work);
  }

  const context: RequestContext = {
    // A public operation runs without a person; its handler's type says so, this common one cannot.
    signedIn: signedIn as SignedIn,
    db: (work, options) =>
      outbox.around(async () => (options?.readOnly ? database.tenant(tenant(), work, options) : write(work))),
    emit: outbox.emit,
    notify: outbox.notify,
    audit: audit.add,
    vault: parts.vault.of(actor.regencyCode),
    files: parts.files.of(actor.regencyCode),
    fail: (code: string, data?: unknown) => {
      throw declaredRefusal(operation, code, data);
    },
    today: () => clock.today(zone),
    now: () => clock.now(),
    random,
    log,
    traceId,
    signal,
    jobs: { start: (name, run) => ordered.push({ name, run, tenant: tenant(), zone, log, actor }) },
  };
  return {
    context,
    audit,
    beginJobs: () => {
      for (const order of ordered) jobs.start(order);
    },
  };
}

/** The module of an act, `<module>/<resource>.<operation>`. */
export function moduleOf(act: string): string {
  return act.slice(0, act.indexOf("/"));
}

/** A declared code of the operation, or a code of the host, on its way to the caller. */
export function declaredRefusal(operation: Operation, code: string, data: unknown): Error {
  const declared = operation.errors?.[code];
  if (declared) return refusal(code, declared.status, { data: declared.data ? declared.data.parse(data) : undefined });
  if (isCoreCode(code)) return refusal(code, CORE_PROBLEMS[code] || 500, { data });
  return new Error(
    `spbe-server: ${operation.method} ${operation.path} fails with ${code} but does not declare it. Add it to errors.`,
  );
}

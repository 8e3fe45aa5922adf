import type { ClockPort, Operation, RandomPort, TimeZone } from "@spbe-kit/core";
import { CORE_PROBLEMS } from "@spbe-kit/core";
import type { Database } from "../database/database.ts";
import type { TenantSettings } from "../database/tenant-settings.ts";
import type { HostLog } from "./host-log.ts";
import type { JobOrder, JobRunner } from "./job-runner.ts";
import { isCoreCode, refusal } from "./refusal.ts";
import type { RequestContext, SignedIn } from "./server-module.ts";

export interface OperationContextParts {
  readonly operation: Operation;
  readonly signedIn: SignedIn | undefined;
  readonly zone: TimeZone;
  readonly database: Database;
  readonly clock: ClockPort;
  readonly random: RandomPort;
  readonly jobs: JobRunner;
  readonly log: HostLog;
  readonly traceId: string;
  readonly signal: AbortSignal;
}

/** What one handler call sees, and the jobs it asked for: they begin only when the handler has succeeded. */
export function operationContext(parts: OperationContextParts): { context: RequestContext; beginJobs(): void } {
  const { operation, signedIn, zone, database, clock, random, jobs, log, traceId, signal } = parts;
  const ordered: JobOrder[] = [];

  function tenant(): TenantSettings {
    if (signedIn) return { regency: signedIn.regencyCode, scope: signedIn.scope };
    throw new Error("spbe-server: a public operation has no tenant, so it has no db(). Give it a permission.");
  }

  const context: RequestContext = {
    // A public operation runs without a person; its handler's type says so, this common one cannot.
    signedIn: signedIn as SignedIn,
    db: async (work, options) => database.tenant(tenant(), work, options),
    fail: (code: string, data?: unknown) => {
      throw declaredRefusal(operation, code, data);
    },
    today: () => clock.today(zone),
    now: () => clock.now(),
    random,
    log,
    traceId,
    signal,
    jobs: { start: (name, run) => ordered.push({ name, run, tenant: tenant(), zone, log }) },
  };
  return {
    context,
    beginJobs: () => {
      for (const order of ordered) jobs.start(order);
    },
  };
}

function declaredRefusal(operation: Operation, code: string, data: unknown): Error {
  const declared = operation.errors?.[code];
  if (declared) return refusal(code, declared.status, { data: declared.data ? declared.data.parse(data) : undefined });
  if (isCoreCode(code)) return refusal(code, CORE_PROBLEMS[code] || 500, { data });
  return new Error(
    `spbe-server: ${operation.method} ${operation.path} fails with ${code} but does not declare it. Add it to errors.`,
  );
}

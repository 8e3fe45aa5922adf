import { createServer, type Server } from "node:http";
import { type RegencyConfig, regencyConfigSchema, systemClock, systemRandom } from "@spbe-kit/core";
import { Hono } from "hono";
import { auditModule } from "../audit/audit-module.ts";
import { auditRecorder } from "../audit/record-entry.ts";
import { sealer } from "../audit/sealer.ts";
import type { Migration } from "../database/migration.ts";
import { databaseMigrations } from "../database/migrations/index.ts";
import { assertSafeLogin } from "../database/safe-login.ts";
import { directoryModule } from "../directory/directory-module.ts";
import { directoryRoles } from "../directory/directory-roles.ts";
import { storageWatch } from "../files/check-storage.ts";
import { fileStores } from "../files/file-store.ts";
import { contentStoreOf } from "../files/storage-options.ts";
import { sweepIdempotencyKeys } from "../idempotency/keyed-write.ts";
import { refuseTrialKeys } from "../keys/key-ring.ts";
import { mountLogin } from "../login/login-routes.ts";
import { openIdClient } from "../login/open-id-client.ts";
import { type SessionCookies, sessionCookies } from "../login/session-cookie.ts";
import { DEFAULT_SESSION_LIMITS, type SessionStore, sessionStore } from "../login/session-store.ts";
import { emailSender } from "../notices/email-sender.ts";
import { noticeWriter } from "../notices/notice-writer.ts";
import { noticesModule } from "../notices/notices-module.ts";
import { assertComplete } from "../operations/incomplete-import.ts";
import { listenersOf, outboxes } from "../tasks/outbox.ts";
import { type TaskWorker, taskWorker } from "../tasks/task-worker.ts";
import { tasksModule } from "../tasks/tasks-module.ts";
import { undoModule } from "../undo/undo-module.ts";
import { undoableActs } from "../undo/undoable-acts.ts";
import { createVault, type Vault } from "../vault/vault.ts";
import { vaultModule } from "../vault/vault-module.ts";
import { permissionsByRole } from "./authorisation.ts";
import type { ComposedModule } from "./composed-module.ts";
import type { HostEnv } from "./host-env.ts";
import { createHostLog, withoutPersonalFields } from "./host-log.ts";
import { housekeeping } from "./housekeeping.ts";
import { type JobOrder, type JobRunner, jobRunner } from "./job-runner.ts";
import { listen, stopListening } from "./listen.ts";
import { requestMetrics } from "./metrics.ts";
import { operationsOf } from "./operation-list.ts";
import { mountOperations } from "./operation-routes.ts";
import { isLoopback, type PublicUrl, readPublicUrl } from "./public-url.ts";
import { DEFAULT_RATE_LIMITS, rateLimiter } from "./rate-limit.ts";
import { LOOPBACK_PROXIES } from "./rate-limit-address.ts";
import type { CodeSentences } from "./refusal.ts";
import { DEFAULT_BODY_LIMITS } from "./request-body.ts";
import { mountEdge } from "./request-edge.ts";
import { requestListener } from "./request-listener.ts";
import { securityHeaders } from "./security-headers.ts";
import type { NodeMount, SpbeServerOptions } from "./server-options.ts";
import { mountServiceRoutes } from "./service-routes.ts";
import { sessionModule } from "./session-module.ts";
import { mountStaticFiles } from "./static-files.ts";

/** A composed host. */
export interface SpbeServer {
  /** For tests and for other runtimes: `app.request("/api/...")`. */
  readonly app: Hono<HostEnv>;
  readonly regencies: readonly RegencyConfig[];
  /** The host's modules and the portal's, in the order their migrations run. */
  readonly modules: readonly ComposedModule[];
  /** Everything `database.migrate` needs for this composition. */
  readonly migrations: readonly Migration[];
  readonly jobs: JobRunner;
  /** Works on events; `settle` for tests and for what fills the register past the API. */
  readonly tasks: Pick<TaskWorker, "settle">;
  /** For what fills the register past the API: seeds, restores. */
  readonly vault: Vault;
  readonly login: { readonly sessions: SessionStore; readonly cookies: SessionCookies; readonly publicUrl: PublicUrl };
  /**
   * Refuses a database login that could pass row-level security, lets modules resume interrupted work and opens for requests;
   * `start` does it by itself.
   */
  prepare(): Promise<void>;
  /** Prepares, then listens. @returns the port @throws Error naming the process that holds a taken port */
  start(where: { port: number; host?: string }): Promise<number>;
  /** Stops accepting, asks jobs to end, closes the database: at most 5 s. Twice is allowed. */
  close(): Promise<void>;
}

/** Parts of the closing budget of 5 s: requests under way and jobs share the first, the database gets the rest. */
const FINISH_MILLISECONDS = 3_500;

/** Composes a portal's host. @throws Error with the cure, for a composition that is unsafe or contradicts itself */
export function createSpbeServer(options: SpbeServerOptions): SpbeServer {
  const { database, identity, clock = systemClock, random = systemRandom, production = false, mounts = [] } = options;
  const publicUrl = readPublicUrl(options.publicUrl);
  const given = Array.isArray(options.regency)
    ? (options.regency as readonly RegencyConfig[])
    : [options.regency as RegencyConfig];
  const regencies = new Map(given.map((regency) => [String(regency.code), regencyConfigSchema.parse(regency)]));
  const zones = new Map([...regencies].map(([code, { timeZone }]) => [code, timeZone] as const));
  const rights = permissionsByRole(options.modules);
  const { keys } = options;
  if (production) refuseTrialKeys(keys);
  const vault = createVault(keys);
  const content = contentStoreOf(options.storage, options.dataFolder, () => clock.now());
  const [firstRegency = ""] = regencies.keys();
  const storageFault =
    options.storage || options.dataFolder ? storageWatch(content, firstRegency, clock) : async () => undefined;
  const files = fileStores({ database, ring: keys, content, clock, random });
  const email = options.notices?.email && emailSender(options.notices.email);
  const host: readonly ComposedModule[] = [
    sessionModule({ regencies, rights }),
    vaultModule({ database, ring: keys }),
    auditModule({ roles: options.auditorRoles ?? ["auditor"], zones }),
    tasksModule({ roles: options.operatorRoles ?? ["admin"], wake: (code) => worker.wake(code) }),
    directoryModule(
      directoryRoles(options.directory ?? {}, Object.keys(identity.claims.scopeOfRole)),
      options.directory,
    ),
    undoModule({ ring: keys, acts: () => acts, openOutbox: () => openOutbox }),
    noticesModule({ sentences: () => sentences, regencies, publicUrl, ...(email && { email }) }),
  ];
  const modules: readonly ComposedModule[] = [...host, ...options.modules];
  for (const [role, granted] of permissionsByRole(host))
    rights.set(role, new Set([...(rights.get(role) ?? []), ...granted]));
  const log = withoutPersonalFields(options.log ?? createHostLog(), modules);
  const sentences = sentencesOf(modules);
  const codes = new Set(regencies.keys());
  refuseContradictions(modules, codes, production, mounts);
  const acts = undoableActs(operationsOf(modules));

  const cookies = sessionCookies(publicUrl);
  const seals = sealer({
    database,
    keys: [keys.audit],
    regencies: [...codes],
    clock,
    log,
    ...(options.auditAnchorFile && { anchorFile: options.auditAnchorFile }),
  });
  const recorder = auditRecorder({ key: keys.audit, clock, random, whenWritten: seals.wake });
  const limitsOfSession = { ...DEFAULT_SESSION_LIMITS, ...identity.session };
  const sessions = sessionStore({ database, clock, limits: limitsOfSession, recorder });
  const openOutbox = outboxes({
    clock,
    random,
    listeners: listenersOf(modules),
    notices: noticeWriter({ clock, random, sentences }),
    wake: (code) => worker.wake(code),
  });
  const worker = taskWorker({ database, modules, zones, clock, random, recorder, vault, files, openOutbox, log });
  const jobs = jobRunner({ database, clock, random, recorder, vault, files, openOutbox });
  const limits = { ...DEFAULT_BODY_LIMITS, ...options.bodyLimits };
  const cleaning = housekeeping(jobs, [...codes], (code) =>
    ownJob(code, "host", "sweep", async (job) => {
      await job.db((tx) => sweepIdempotencyKeys(tx, code, job.now()));
      await job.files.sweepExpired();
    }),
  );
  let open = false;
  let http: Server | undefined;
  let closed: Promise<void> | undefined;

  const app = new Hono<HostEnv>();
  const policy = options.contentSecurityPolicy;
  const headers = securityHeaders({ secure: publicUrl.secure, ...(policy && { policy }) });
  mountEdge(app, { random, log, headers, sentences, measure: requestMetrics(options.metrics ?? false) });
  const limiter = rateLimiter({
    limits: { ...DEFAULT_RATE_LIMITS, ...options.rateLimits },
    trustedProxies: options.trustedProxies ?? LOOPBACK_PROXIES,
    cookies,
    clock,
  });
  limiter.mount(app);
  mountLogin(app, {
    publicUrl,
    // The address is asked for only where something is sent to it.
    client: openIdClient(email ? { scope: "openid profile email", ...identity } : identity, publicUrl),
    claims: identity.claims,
    regencies: codes,
    cookies,
    sessions,
  });
  mountOperations(app, modules, {
    database,
    clock,
    random,
    jobs,
    openOutbox,
    recorder,
    vault,
    ring: keys,
    files,
    publicUrl,
    limits,
    rateLimiter: limiter,
    sessions,
    cookies,
    zones,
    rights,
    sentences,
  });
  mountServiceRoutes(app, {
    database,
    sessions,
    cookies,
    regencies: codes,
    openDocuments: options.openDocuments ?? false,
    document: { modules, publicUrl: publicUrl.origin, ...options.about },
    guardedFolder: production ? options.dataFolder : undefined,
    isOpen: () => open,
    storageFault,
  });
  if (options.staticFolder) mountStaticFiles(app, options.staticFolder);

  async function prepare(): Promise<void> {
    if (open) return;
    await assertSafeLogin(database);
    await assertComplete(database);
    const unstored = await storageFault();
    // Most of a portal works without files, so it starts; `/readyz` says no until they can be stored.
    if (unstored !== undefined) log.error({ storage: unstored }, "files cannot be stored");
    for (const module of modules)
      await module.onStart?.({
        regencies: [...codes],
        startJob: (regencyCode, name, run) => jobs.start(ownJob(regencyCode, module.name, name, run)),
        log: log.child({ module: module.name }),
      });
    seals.start();
    cleaning.start();
    worker.start();
    open = true;
  }

  /** Work a module begins by itself: no person acts, so the audit names the host. */
  function ownJob(regencyCode: string, module: string, name: string, run: JobOrder["run"]): JobOrder {
    const traceId = Buffer.from(random.bytes(16)).toString("hex");
    return {
      name,
      run,
      tenant: { regency: regencyCode, scope: { kind: "regency" } },
      zone: zones.get(regencyCode) ?? "Asia/Jakarta",
      log: log.child({ traceId, module }),
      actor: { regencyCode, accountId: "host", role: "host", traceId, act: `${module}/start` },
    };
  }

  async function start({ port, host = "127.0.0.1" }: { port: number; host?: string }): Promise<number> {
    refuseExposedMounts(mounts, host);
    await prepare();
    http = createServer(requestListener(app, mounts));
    const listening = await listen(http, port, host);
    log.info({ port: listening, host, engine: database.engine }, "listening");
    return listening;
  }

  async function close(): Promise<void> {
    open = false;
    cleaning.stop();
    const [ended, settled] = await Promise.all([
      jobs.stop(FINISH_MILLISECONDS),
      worker.stop(FINISH_MILLISECONDS),
      http ? stopListening(http, FINISH_MILLISECONDS) : undefined,
    ]);
    if (!ended) log.warn({ jobs: jobs.count() }, "jobs did not stop in time");
    if (!settled) log.warn({}, "tasks did not stop in time; they were given back");
    email?.close();
    await seals.stop();
    await database.close();
  }

  return {
    app,
    regencies: [...regencies.values()],
    modules,
    migrations: [...databaseMigrations, ...modules.flatMap((module) => module.migrations)],
    jobs,
    tasks: worker,
    vault,
    login: { sessions, cookies, publicUrl },
    prepare,
    start,
    close: () => (closed ??= close()),
  };
}

function sentencesOf(modules: readonly ComposedModule[]): CodeSentences {
  const id = Object.assign({}, ...modules.map((module) => module.sentences?.id)) as Record<string, string>;
  const en = Object.assign({}, ...modules.map((module) => module.sentences?.en)) as Record<string, string>;
  return { id, en };
}

function refuseContradictions(
  modules: readonly ComposedModule[],
  regencies: ReadonlySet<string>,
  production: boolean,
  mounts: readonly NodeMount[],
): void {
  if (regencies.size === 0) throw new Error("spbe-server: no regency is given. Pass at least one regency.json.");
  const names = modules.map((module) => module.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new Error(`spbe-server: module ${twice} is listed twice. Remove one of the two.`);
  const exposed = mounts.find((mount) => mount.loopbackOnly);
  if (production && exposed)
    throw new Error(
      `spbe-server: ${exposed.path} is for trial only and must not run in production. Remove it from mounts.`,
    );
}

function refuseExposedMounts(mounts: readonly NodeMount[], host: string): void {
  const exposed = mounts.find((mount) => mount.loopbackOnly);
  if (!exposed || isLoopback(host)) return;
  throw new Error(
    `spbe-server: ${exposed.path} signs anybody in without a password, so it may not listen on ${host}. Listen on 127.0.0.1, or remove it.`,
  );
}

import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { type RegencyConfig, regencyConfigSchema, systemClock, systemRandom } from "@spbe-kit/core";
import { Hono } from "hono";
import type { Migration } from "../database/migration.ts";
import { databaseMigrations } from "../database/migrations/index.ts";
import { assertSafeLogin } from "../database/safe-login.ts";
import { mountLogin } from "../login/login-routes.ts";
import { openIdClient } from "../login/open-id-client.ts";
import { type SessionCookies, sessionCookies } from "../login/session-cookie.ts";
import { DEFAULT_SESSION_LIMITS, type SessionStore, sessionStore } from "../login/session-store.ts";
import { permissionsByRole } from "./authorisation.ts";
import type { ComposedModule } from "./composed-module.ts";
import type { HostEnv } from "./host-env.ts";
import { createHostLog } from "./host-log.ts";
import { type JobRunner, jobRunner } from "./job-runner.ts";
import { listen, stopListening } from "./listen.ts";
import { mountOperations } from "./operation-routes.ts";
import { isLoopback, type PublicUrl, readPublicUrl } from "./public-url.ts";
import type { CodeSentences } from "./refusal.ts";
import { DEFAULT_BODY_LIMITS } from "./request-body.ts";
import { mountEdge } from "./request-edge.ts";
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
  const log = options.log ?? createHostLog();
  const publicUrl = readPublicUrl(options.publicUrl);
  const given = Array.isArray(options.regency)
    ? (options.regency as readonly RegencyConfig[])
    : [options.regency as RegencyConfig];
  const regencies = new Map(given.map((regency) => [String(regency.code), regencyConfigSchema.parse(regency)]));
  const zones = new Map([...regencies].map(([code, { timeZone }]) => [code, timeZone] as const));
  const rights = permissionsByRole(options.modules);
  const modules: readonly ComposedModule[] = [sessionModule({ regencies, rights }), ...options.modules];
  const sentences = sentencesOf(modules);
  const codes = new Set(regencies.keys());
  refuseContradictions(modules, codes, production, mounts);

  const cookies = sessionCookies(publicUrl);
  const sessions = sessionStore({ database, clock, limits: { ...DEFAULT_SESSION_LIMITS, ...identity.session } });
  const jobs = jobRunner({ database, clock, random });
  const limits = { ...DEFAULT_BODY_LIMITS, ...options.bodyLimits };
  let open = false;
  let http: Server | undefined;
  let closed: Promise<void> | undefined;

  const app = new Hono<HostEnv>();
  const policy = options.contentSecurityPolicy;
  const headers = securityHeaders({ secure: publicUrl.secure, ...(policy && { policy }) });
  mountEdge(app, { random, log, headers, sentences });
  mountLogin(app, {
    publicUrl,
    client: openIdClient(identity, publicUrl),
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
    publicUrl,
    limits,
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
  });
  if (options.staticFolder) mountStaticFiles(app, options.staticFolder);

  async function prepare(): Promise<void> {
    if (open) return;
    await assertSafeLogin(database);
    for (const module of modules)
      await module.onStart?.({
        regencies: [...codes],
        startJob: (regencyCode, name, run) =>
          jobs.start({
            name,
            run,
            tenant: { regency: regencyCode, scope: { kind: "regency" } },
            zone: zones.get(regencyCode) ?? "Asia/Jakarta",
            log: log.child({ traceId: Buffer.from(random.bytes(16)).toString("hex"), module: module.name }),
          }),
        log: log.child({ module: module.name }),
      });
    open = true;
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
    const [ended] = await Promise.all([
      jobs.stop(FINISH_MILLISECONDS),
      http ? stopListening(http, FINISH_MILLISECONDS) : undefined,
    ]);
    if (!ended) log.warn({ jobs: jobs.count() }, "jobs did not stop in time");
    await database.close();
  }

  return {
    app,
    regencies: [...regencies.values()],
    modules,
    migrations: [...databaseMigrations, ...modules.flatMap((module) => module.migrations)],
    jobs,
    login: { sessions, cookies, publicUrl },
    prepare,
    start,
    close: () => (closed ??= close()),
  };
}

function requestListener(app: Hono<HostEnv>, mounts: readonly NodeMount[]) {
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  return (...[request, response]: Parameters<NodeMount["handle"]>): void => {
    const path = (request.url ?? "/").split("?")[0]!;
    const mount = mounts.find((candidate) => path === candidate.path || path.startsWith(`${candidate.path}/`));
    if (mount) mount.handle(request, response);
    else void listener(request, response);
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

import type { ClockPort, Operation, RandomPort, TimeZone } from "@spbe-kit/core";
import type { Context, Hono } from "hono";
import { factsOfInput, subjectsIn } from "../audit/audit-facts.ts";
import type { AuditRecorder } from "../audit/record-entry.ts";
import type { Database } from "../database/database.ts";
import { isDatabaseAway } from "../database/database-error.ts";
import type { FileStores } from "../files/file-store.ts";
import { type KeyedWrite, keyedWrite, readIdempotencyKey } from "../idempotency/keyed-write.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import type { SessionCookies } from "../login/session-cookie.ts";
import type { SessionStore } from "../login/session-store.ts";
import type { OpenOutbox } from "../tasks/outbox.ts";
import { acceptAct } from "../undo/accept-act.ts";
import { rehearse, rehearsing } from "../undo/rehearse.ts";
import type { Vault } from "../vault/vault.ts";
import { mayCall } from "./authorisation.ts";
import type { ComposedModule } from "./composed-module.ts";
import { refuseCrossSite } from "./cross-site-guard.ts";
import type { HostEnv } from "./host-env.ts";
import type { JobRunner } from "./job-runner.ts";
import { jsonAnswer } from "./json-answer.ts";
import { preferredLanguage } from "./language.ts";
import { operationContext } from "./operation-context.ts";
import { type OperationRoute, operationsOf } from "./operation-list.ts";
import type { PublicUrl } from "./public-url.ts";
import type { RateLimiter } from "./rate-limit.ts";
import { type CodeSentences, coreRefusal } from "./refusal.ts";
import { type BodyLimits, refuseAnnouncedExcess } from "./request-body.ts";
import { readInput } from "./request-input.ts";
import type { SignedIn } from "./server-module.ts";

export interface OperationParts {
  readonly database: Database;
  readonly clock: ClockPort;
  readonly random: RandomPort;
  readonly jobs: JobRunner;
  readonly openOutbox: OpenOutbox;
  readonly recorder: AuditRecorder;
  readonly vault: Vault;
  readonly ring: KeyRing;
  readonly files: FileStores;
  readonly publicUrl: PublicUrl;
  readonly limits: BodyLimits;
  readonly rateLimiter: RateLimiter;
  readonly sessions: SessionStore;
  readonly cookies: SessionCookies;
  /** Zone by regency code; a code that is missing is not served here. */
  readonly zones: ReadonlyMap<string, TimeZone>;
  readonly rights: ReadonlyMap<string, ReadonlySet<string>>;
  readonly sentences: CodeSentences;
}

/** One route per operation, then 405 with `Allow` for every other method of the same path. */
export function mountOperations(app: Hono<HostEnv>, modules: readonly ComposedModule[], parts: OperationParts): void {
  const methods = new Map<string, Set<string>>();
  for (const route of operationsOf(modules)) {
    const { operation } = route;
    const path = `/api${operation.path.replace(/\{(\w+)\}/g, ":$1")}`;
    methods.set(path, (methods.get(path) ?? new Set()).add(operation.method));
    app.on(operation.method, path, (c) => answer(c, route, parts));
  }
  for (const [path, allowed] of methods)
    app.all(path, () => {
      throw coreRefusal("core/method-not-allowed", { headers: { allow: [...allowed].sort().join(", ") } });
    });
}

async function answer(c: Context<HostEnv>, route: OperationRoute, parts: OperationParts) {
  const { operation, handler, act, disclosure } = route;
  const request = c.req.raw;
  const facts = c.get("facts");
  facts.route = operation.path;
  refuseAnnouncedExcess(request.headers, operation.body === "file" ? parts.limits.upload : parts.limits.json);
  const signedIn = operation.permission === "public" ? undefined : await requireSession(request.headers, parts);
  if (signedIn) {
    facts.regency = signedIn.regencyCode;
    facts.role = signedIn.role;
    parts.rateLimiter.takeAccount(signedIn);
    refuseCrossSite(operation.method, request.headers, parts.publicUrl.origin);
    if (!mayCall(operation, parts.rights.get(signedIn.role))) throw coreRefusal("core/forbidden");
  }
  const words = { language: preferredLanguage(c.req.header("accept-language")), sentences: parts.sentences };
  const input = await readInput(c, operation, parts.limits, words);
  const keyed = signedIn && guardedBy(request.headers, route, signedIn, input, parts);
  const { undo } = operation;
  const { context, audit, beginJobs } = operationContext({
    operation,
    act,
    keyed: undo ? undefined : keyed,
    recorder: parts.recorder,
    vault: parts.vault,
    files: parts.files,
    signedIn,
    zone: parts.zones.get(signedIn?.regencyCode ?? "") ?? "Asia/Jakarta",
    database: undo ? rehearsing(parts.database) : parts.database,
    clock: parts.clock,
    random: parts.random,
    jobs: parts.jobs,
    openOutbox: parts.openOutbox,
    log: c.get("log"),
    traceId: c.get("traceId"),
    signal: request.signal,
  });
  audit.add(factsOfInput(input));
  const given = input as Parameters<typeof handler>[0];
  const work = async () => {
    if (!undo || !signedIn) return await handler(given, context);
    await rehearse(route, given, context);
    return await acceptAct(route, { input: given, signedIn, traceId: c.get("traceId") }, keyed, parts);
  };
  const { output, again } = await once(keyed, work, beginJobs);
  const response = responseOf(operation, output);
  if (again) response.headers.set("idempotency-replayed", "true");
  else await keyed?.settle(output);
  // Before the answer leaves: nobody sees a person without an entry that says so.
  if (disclosure && signedIn)
    await audit.disclosed({ subjects: subjectsIn(output), fields: disclosure.fields }, (work) =>
      parts.database.tenant({ regency: signedIn.regencyCode, scope: signedIn.scope }, work),
    );
  if (!again) beginJobs();
  return response;
}

function guardedBy(
  headers: Headers,
  { operation, act }: OperationRoute,
  signedIn: SignedIn,
  input: Parameters<typeof keyedWrite>[0]["input"],
  { database, clock }: OperationParts,
): KeyedWrite | undefined {
  if (operation.method === "GET") return undefined;
  const key = readIdempotencyKey(headers);
  return key === undefined ? undefined : keyedWrite({ database, clock, signedIn, operation, act, key, input });
}

/**
 * The handler's output, or that of the request this one repeats.
 *
 * @param whenUnknown called where the database went away: its transaction may be committed, and no repeat would begin its jobs
 */
async function once(
  keyed: KeyedWrite | undefined,
  work: () => Promise<unknown>,
  whenUnknown: () => void,
): Promise<{ output: unknown; again: boolean }> {
  try {
    return { output: await work(), again: false };
  } catch (error) {
    if (isDatabaseAway(error)) whenUnknown();
    const earlier = await keyed?.earlierAnswer(error);
    if (!earlier) throw error;
    return { output: earlier.output, again: true };
  }
}

async function requireSession(headers: Headers, { cookies, sessions, zones }: OperationParts): Promise<SignedIn> {
  const key = cookies.read(headers);
  if (!key || !zones.has(key.regencyCode)) throw coreRefusal("core/not-signed-in");
  const session = await sessions.find(key);
  if (session.state === "active") return session.signedIn;
  throw coreRefusal(session.state === "expired" ? "core/session-expired" : "core/not-signed-in");
}

function responseOf(operation: Operation, output: unknown): Response {
  const { success } = operation;
  const headers = { "cache-control": "no-store" };
  if (success === "empty") return new Response(null, { status: 204, headers });
  if (success === "file") return asDownload(output);
  const result = success.safeParse(output);
  if (result.success) return jsonAnswer(result.data, operation.status ?? 200, { ...headers, ...tagOf(result.data) });
  // Paths only: the answer itself may hold names.
  const where = result.error.issues.map((issue) => `${issue.path.join(".")} ${issue.code}`).slice(0, 5);
  throw new Error(
    `spbe-server: the answer of ${operation.method} ${operation.path} breaks its own schema at ${where.join("; ")}`,
  );
}

/** A record's version as its `ETag`, for the `If-Match` of the next change. */
function tagOf(answer: unknown): { etag?: string } {
  const version = typeof answer === "object" && answer !== null && "version" in answer ? answer.version : undefined;
  return typeof version === "number" ? { etag: `"${version}"` } : {};
}

/** A file always downloads: shown inside the portal's origin it could act as a page of it. */
function asDownload(output: unknown): Response {
  if (!(output instanceof Response))
    throw new Error("spbe-server: a handler of a file operation must return a Response.");
  const headers = new Headers(output.headers);
  if (!headers.get("content-disposition")?.startsWith("attachment")) headers.set("content-disposition", "attachment");
  if (!headers.has("content-type")) headers.set("content-type", "application/octet-stream");
  headers.set("cache-control", "no-store");
  return new Response(output.body, { status: output.status, headers });
}

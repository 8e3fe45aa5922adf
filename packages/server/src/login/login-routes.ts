import type { Context, Hono } from "hono";
import * as z from "zod";
import { refuseCrossSite } from "../host/cross-site-guard.ts";
import type { HostEnv } from "../host/host-env.ts";
import { describeError } from "../host/host-log.ts";
import { preferredLanguage } from "../host/language.ts";
import { isLoopback, type PublicUrl } from "../host/public-url.ts";
import { coreRefusal, problemResponse } from "../host/refusal.ts";
import { readJson } from "../host/request-body.ts";
import { backchannelLogout } from "./backchannel-logout.ts";
import { type ClaimMap, readClaims, readEmail, readProviderSession } from "./identity-claims.ts";
import { loginFaultOf } from "./login-fault-of.ts";
import { LOGIN_FAULTS, type LoginFault, loginFaultPage, PAGE_CSS } from "./login-page.ts";
import type { OpenIdClient, PendingLogin } from "./open-id-client.ts";
import { safeReturnPath } from "./return-path.ts";
import type { SessionCookies } from "./session-cookie.ts";
import type { SessionStore } from "./session-store.ts";

export interface LoginParts {
  readonly publicUrl: PublicUrl;
  readonly client: OpenIdClient;
  readonly claims: ClaimMap;
  readonly regencies: ReadonlySet<string>;
  readonly cookies: SessionCookies;
  readonly sessions: SessionStore;
}

const pendingSchema = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), returnPath: z.string() });

const placeSchema = z.object({ place: z.number().int().min(0).max(99) });
const PLACE_BYTES = 1_000;

/** GET /auth/login, GET /auth/callback, POST /auth/place, POST /auth/logout, POST /auth/backchannel-logout. */
export function mountLogin(app: Hono<HostEnv>, parts: LoginParts): void {
  app.get("/auth/page.css", (c) => c.body(PAGE_CSS, 200, { "content-type": "text/css; charset=utf-8" }));
  app.get("/auth/login", (c) => beginLogin(c, parts));
  app.get("/auth/callback", (c) => finishLogin(c, parts));
  app.post("/auth/place", (c) => switchPlace(c, parts));
  app.post("/auth/logout", (c) => logout(c, parts));
  app.post("/auth/backchannel-logout", (c) => backchannelLogout(c, parts));
}

async function beginLogin(c: Context<HostEnv>, parts: LoginParts): Promise<Response> {
  const returnPath = safeReturnPath(c.req.query("return"));
  const elsewhere = otherLoopbackName(c.req.raw, parts.publicUrl);
  // The cookie is of one host name, and the provider returns to the public one: begin there.
  if (elsewhere) return redirect(`${parts.publicUrl.origin}/auth/login?return=${encodeURIComponent(returnPath)}`);
  try {
    const { url, pending } = await parts.client.begin(returnPath);
    return redirect(url.href, [parts.cookies.writeLogin(writePending(pending))]);
  } catch (error) {
    return refuseLogin(c, "provider-silent", error);
  }
}

async function finishLogin(c: Context<HostEnv>, parts: LoginParts): Promise<Response> {
  const { cookies, sessions } = parts;
  const forget = [cookies.clearLogin()];
  const pending = readPending(cookies.readLogin(c.req.raw.headers));
  if (!pending || c.req.query("state") !== pending.state) return refuseLogin(c, "login-stale", undefined, forget);
  if (c.req.query("error")) return refuseLogin(c, "login-denied", undefined, forget);
  if (!c.req.query("code")) return refuseLogin(c, "login-stale", undefined, forget);
  let finished: Awaited<ReturnType<OpenIdClient["finish"]>>;
  try {
    finished = await parts.client.finish(new URL(c.req.url).search, pending);
  } catch (error) {
    return refuseLogin(c, loginFaultOf(error), error, forget);
  }
  const signedIn = readClaims(finished.claims, parts.claims, parts.regencies);
  if (!signedIn.ok) return refuseLogin(c, signedIn.error, undefined, forget);
  // A new session under a new token at every login; what the browser held before ends, so none can be planted.
  const before = cookies.read(c.req.raw.headers);
  if (before && parts.regencies.has(before.regencyCode)) await sessions.end(before, c.get("traceId"));
  const key = await sessions.create(
    signedIn.value,
    finished.idToken,
    c.get("traceId"),
    readEmail(finished.claims, parts.claims),
    readProviderSession(finished.claims),
  );
  c.get("log").info({ regency: signedIn.value.regencyCode, role: signedIn.value.role }, "signed in");
  return redirect(safeReturnPath(pending.returnPath), [...forget, cookies.write(key)]);
}

/** `{ place }`: a number of `GET /api/session/places`. Answers 204 with the new session's cookie. */
async function switchPlace(
  c: Context<HostEnv>,
  { cookies, sessions, publicUrl, regencies }: LoginParts,
): Promise<Response> {
  refuseCrossSite("POST", c.req.raw.headers, publicUrl.origin);
  const key = cookies.read(c.req.raw.headers);
  if (!key || !regencies.has(key.regencyCode)) throw coreRefusal("core/not-signed-in");
  const wanted = placeSchema.safeParse(await readJson(c.req.raw, PLACE_BYTES));
  if (!wanted.success) throw coreRefusal("core/bad-request");
  const next = await sessions.switchPlace(key, wanted.data.place, c.get("traceId"));
  if (next === "gone") throw coreRefusal("core/not-signed-in");
  if (next === "no-such-place") throw coreRefusal("core/forbidden");
  return new Response(null, {
    status: 204,
    headers: { "set-cookie": cookies.write(next), "cache-control": "no-store" },
  });
}

/** Answers `{ redirectTo }`: the provider's own logout where it has one, else the portal's front page. */
async function logout(
  c: Context<HostEnv>,
  { cookies, sessions, client, publicUrl, regencies }: LoginParts,
): Promise<Response> {
  refuseCrossSite("POST", c.req.raw.headers, publicUrl.origin);
  const key = cookies.read(c.req.raw.headers);
  const known = key && regencies.has(key.regencyCode) ? key : undefined;
  const session = known ? await sessions.find(known) : undefined;
  if (known) await sessions.end(known, c.get("traceId"));
  const idToken = session?.state === "active" ? session.idToken : undefined;
  const redirectTo = session ? await providerLogout(c, client, idToken) : "/";
  return Response.json({ redirectTo }, { headers: { "set-cookie": cookies.clear(), "cache-control": "no-store" } });
}

async function providerLogout(c: Context<HostEnv>, client: OpenIdClient, idToken: string | undefined): Promise<string> {
  try {
    return (await client.endSessionUrl(idToken)) ?? "/";
  } catch (error) {
    // Our own session has ended already; a silent provider must not keep anybody signed in here.
    c.get("log").warn({ failure: describeError(error) }, "the provider could not be asked for its logout address");
    return "/";
  }
}

function refuseLogin(
  c: Context<HostEnv>,
  fault: LoginFault,
  error: unknown,
  cookies: readonly string[] = [],
): Response {
  const { traceId, log } = c.var;
  log.warn({ fault, ...(error !== undefined && { failure: describeError(error) }) }, "login refused");
  const { status, ...words } = LOGIN_FAULTS[fault];
  const language = preferredLanguage(c.req.header("accept-language"));
  const response = c.req.header("accept")?.includes("text/html")
    ? new Response(loginFaultPage(fault, language, traceId), {
        status,
        headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
      })
    : problemResponse({
        type: `urn:spbe-kit:problem:core:${fault}`,
        title: words[language][0],
        detail: words[language][1],
        status,
        code: `core/${fault}`,
        traceId,
      });
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  return response;
}

function redirect(location: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ location, "cache-control": "no-store" });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(null, { status: 302, headers });
}

function otherLoopbackName(request: Request, publicUrl: PublicUrl): boolean {
  const { hostname, host } = new URL(request.url);
  return publicUrl.loopback && isLoopback(hostname) && host !== publicUrl.host && request.headers.has("sec-fetch-mode");
}

function writePending(pending: PendingLogin): string {
  return Buffer.from(JSON.stringify(pending)).toString("base64url");
}

function readPending(text: string | undefined): PendingLogin | undefined {
  if (!text) return undefined;
  try {
    return pendingSchema.safeParse(JSON.parse(Buffer.from(text, "base64url").toString())).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

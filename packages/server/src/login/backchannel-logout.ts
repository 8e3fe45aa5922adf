import type { Context } from "hono";
import type { HostEnv } from "../host/host-env.ts";
import { describeError } from "../host/host-log.ts";
import { readForm } from "../host/request-body.ts";
import { loginFaultOf } from "./login-fault-of.ts";
import type { OpenIdClient } from "./open-id-client.ts";
import type { SessionStore } from "./session-store.ts";

interface LogoutParts {
  readonly client: OpenIdClient;
  readonly regencies: ReadonlySet<string>;
  readonly sessions: SessionStore;
}

/** A logout token of Keycloak has some 800. */
const TOKEN_BYTES = 20_000;

/**
 * The provider's own server says that somebody signed out there (OpenID Connect Back-Channel Logout 1.0). No cookie and no person
 * stands behind the request: its signed token is the whole proof. Whoever sends another one hears 400 and not why; the log does.
 */
export async function backchannelLogout(c: Context<HostEnv>, parts: LogoutParts): Promise<Response> {
  const tokens = (await readForm(c.req.raw, TOKEN_BYTES)).getAll("logout_token");
  const [token] = tokens;
  if (token === undefined || tokens.length > 1) return answer(400);
  let logout: Awaited<ReturnType<OpenIdClient["readLogout"]>>;
  try {
    logout = await parts.client.readLogout(token);
  } catch (error) {
    c.get("log").warn({ failure: describeError(error) }, "a logout token was refused");
    return answer(loginFaultOf(error) === "provider-silent" ? 503 : 400);
  }
  // The token names no regency; those it has been obeyed in are skipped, so that a second try ends what a first could not.
  const outcomes: (number | "obeyed-before")[] = [];
  for (const code of parts.regencies) outcomes.push(await parts.sessions.endByProvider(code, logout, c.get("traceId")));
  const ended = outcomes.filter((outcome) => outcome !== "obeyed-before");
  if (ended.length === 0) {
    c.get("log").warn({}, "a logout token was sent a second time");
    return answer(400);
  }
  c.get("log").info({ sessions: ended.reduce((sum, count) => sum + count, 0) }, "signed out by the provider");
  return answer(200);
}

function answer(status: 200 | 400 | 503): Response {
  return new Response(null, { status, headers: { "cache-control": "no-store" } });
}

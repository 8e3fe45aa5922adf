import { type JWTPayload, type JWTVerifyGetKey, jwtVerify } from "jose";

/** How far the provider's clock may be from ours, in seconds. */
export const CLOCK_TOLERANCE_SECONDS = 60;

/** A token comes straight from the provider, yet some date it five minutes back on purpose. */
const OLDEST_ID_TOKEN_SECONDS = 480;
/** A provider sends a logout once, at the moment it happens. */
const OLDEST_LOGOUT_SECONDS = 120;
const LONGEST_ID = 255;
const LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";

/** Only algorithms whose verifying key cannot sign: neither "none" nor the client's secret makes a token of the provider. */
const ALGORITHMS = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
  "Ed25519",
];

/** By whom a token must be, and for whom. */
export interface TokenRule {
  readonly issuer: string;
  readonly clientId: string;
  readonly keys: JWTVerifyGetKey;
}

/** What the provider says has ended: one of its sessions, or all of an account. */
export interface ProviderLogout {
  /** The token's own id, by which a second use is known. */
  readonly id: string;
  readonly accountId: string | undefined;
  readonly providerSession: string | undefined;
  /** ISO instant from which the token would be refused for its age, so its id may be forgotten. */
  readonly forgetAt: string;
}

/**
 * Checks signature, issuer, audience and clock of an ID token, also one that came over TLS: a key the provider has removed opens
 * nothing. Nonce and subject were compared by the code exchange.
 *
 * @throws JOSEError
 */
export async function checkIdToken(token: string, rule: TokenRule): Promise<void> {
  await verify(token, rule, OLDEST_ID_TOKEN_SECONDS, ["exp"]);
}

/**
 * Reads a logout token by the rules of OpenID Connect Back-Channel Logout 1.0, section 2.6, but for its second use.
 *
 * @throws Error for any token that must not end a session; who sent it learns no more than that
 */
export async function readLogoutToken(token: string, rule: TokenRule): Promise<ProviderLogout> {
  const { payload, protectedHeader } = await verify(token, rule, OLDEST_LOGOUT_SECONDS, ["jti"]);
  const { jti, sub, sid, iat, nonce } = payload;
  if (!/^(logout\+jwt|jwt)$/i.test(protectedHeader.typ ?? "jwt")) throw refused("is a token of another kind");
  // A nonce belongs to an ID token: one that was caught must not be of use here.
  if (nonce !== undefined) throw refused("holds a nonce");
  if (!hasLogoutEvent(payload)) throw refused("does not say that somebody signed out");
  if (!isId(jti)) throw refused("has no usable id");
  if (iat === undefined || (sub !== undefined && !isId(sub)) || (sid !== undefined && !isId(sid)) || !(sub || sid))
    throw refused("does not say who signed out");
  const forgetAt = new Date((iat + OLDEST_LOGOUT_SECONDS + 2 * CLOCK_TOLERANCE_SECONDS) * 1_000).toISOString();
  return { id: jti, accountId: sub, providerSession: sid as string | undefined, forgetAt };
}

function verify(token: string, { issuer, clientId, keys }: TokenRule, oldest: number, claims: readonly string[]) {
  return jwtVerify(token, keys, {
    issuer,
    audience: clientId,
    algorithms: ALGORITHMS,
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    maxTokenAge: oldest,
    requiredClaims: [...claims],
  });
}

function hasLogoutEvent({ events }: JWTPayload): boolean {
  if (typeof events !== "object" || events === null || !Object.hasOwn(events, LOGOUT_EVENT)) return false;
  const event = (events as Record<string, unknown>)[LOGOUT_EVENT];
  return typeof event === "object" && event !== null;
}

function isId(value: unknown): value is string {
  return typeof value === "string" && value !== "" && value.length <= LONGEST_ID;
}

function refused(why: string): Error {
  return new Error(`spbe-server: the logout token ${why}. It ends nothing.`);
}

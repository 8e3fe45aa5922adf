import { createRemoteJWKSet } from "jose";
import * as oidc from "openid-client";
import { isLoopback, type PublicUrl } from "../host/public-url.ts";
import type { ClaimMap } from "./identity-claims.ts";
import {
  CLOCK_TOLERANCE_SECONDS,
  checkIdToken,
  type ProviderLogout,
  readLogoutToken,
  type TokenRule,
} from "./provider-tokens.ts";
import type { SessionLimits } from "./session-store.ts";

/** The regency's OpenID provider and how its claims are read. */
export interface IdentityOptions {
  /** The provider's issuer, for example "https://sso.belitungtimurkab.go.id/realms/pemda". */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret?: string;
  /** Default "openid profile", and "email" where notices go out by e-mail. */
  readonly scope?: string;
  readonly claims: ClaimMap;
  /** Also ask the provider's userinfo endpoint, for providers that leave claims out of the ID token. */
  readonly userInfo?: boolean;
  /** More parameters of the authorisation request, for example `{ prompt: "login" }`. */
  readonly authorizationParameters?: Readonly<Record<string, string>>;
  /**
   * Sends the ID token with the address of the provider's logout, so that providers sign out without asking. The token holds the
   * person's name, which then stands in that address and in the provider's own log. Default false: the provider asks once.
   */
  readonly logoutHint?: boolean;
  readonly session?: Partial<SessionLimits>;
}

/** What a login in flight remembers until the provider sends the person back. */
export interface PendingLogin {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnPath: string;
}

export interface FinishedLogin {
  readonly claims: Readonly<Record<string, unknown>>;
  /** Only where the logout needs it. */
  readonly idToken: string | undefined;
}

/** What the provider has said of itself. */
interface KnownProvider {
  readonly config: oidc.Configuration;
  readonly rule: TokenRule;
  /** Milliseconds since the epoch. */
  readonly askedAt: number;
}

/**
 * Metadata and keys are believed this long: a provider that went silent is told in our own page, a removed key opens nothing, and
 * no flood of logins or logout tokens becomes a flood of questions to a provider that answers.
 */
const BELIEVED_MILLISECONDS = 1_000;
const TIMEOUT_SECONDS = 10;

/** Code flow with PKCE, state and nonce. Each login asks the provider anew; a failure is never kept. */
export function openIdClient(identity: IdentityOptions, publicUrl: PublicUrl) {
  const issuer = new URL(identity.issuer);
  refuseInsecure("identity.issuer", issuer);
  const redirectUri = `${publicUrl.origin}/auth/callback`;
  let known: KnownProvider | undefined;
  let asking: Promise<KnownProvider> | undefined;

  function ask(): Promise<KnownProvider> {
    asking ??= discover(identity, issuer)
      .then((found) => (known = found))
      .finally(() => {
        asking = undefined;
      });
    return asking;
  }
  const answering = (): Promise<KnownProvider> =>
    known && Date.now() - known.askedAt < BELIEVED_MILLISECONDS ? Promise.resolve(known) : ask();
  /** What was known last is enough where the next step asks the provider itself. */
  const lastKnown = (): Promise<KnownProvider> => (known ? Promise.resolve(known) : ask());

  return {
    /** @throws Error when the provider does not answer now */
    async begin(returnPath: string): Promise<{ url: URL; pending: PendingLogin }> {
      const { config } = await answering();
      const verifier = oidc.randomPKCECodeVerifier();
      const pending = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier, returnPath };
      const url = oidc.buildAuthorizationUrl(config, {
        ...identity.authorizationParameters,
        redirect_uri: redirectUri,
        scope: identity.scope ?? "openid profile",
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
        state: pending.state,
        nonce: pending.nonce,
      });
      return { url, pending };
    },

    /** @param search the query of the callback, with its question mark */
    async finish(search: string, pending: PendingLogin): Promise<FinishedLogin> {
      const { config, rule } = await lastKnown();
      const tokens = await oidc.authorizationCodeGrant(config, new URL(redirectUri + search), {
        expectedState: pending.state,
        expectedNonce: pending.nonce,
        pkceCodeVerifier: pending.verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims || tokens.id_token === undefined)
        throw new Error("spbe-server: the provider sent no ID token. Ask for the scope openid.");
      await checkIdToken(tokens.id_token, rule);
      const more = identity.userInfo ? await oidc.fetchUserInfo(config, tokens.access_token, claims.sub) : {};
      return { claims: { ...more, ...claims }, idToken: identity.logoutHint ? tokens.id_token : undefined };
    },

    /** Where to send the browser so that the provider ends its session too; `undefined` when the provider cannot. */
    async endSessionUrl(idToken: string | undefined): Promise<string | undefined> {
      const { config } = await lastKnown();
      if (!config.serverMetadata().end_session_endpoint) return undefined;
      return oidc.buildEndSessionUrl(config, {
        post_logout_redirect_uri: `${publicUrl.origin}/`,
        ...(idToken !== undefined && { id_token_hint: idToken }),
      }).href;
    },

    /** @throws Error for a token that must not end a session, and when the provider's keys cannot be had */
    async readLogout(token: string): Promise<ProviderLogout> {
      return readLogoutToken(token, (await lastKnown()).rule);
    },
  };
}
export type OpenIdClient = ReturnType<typeof openIdClient>;

async function discover(identity: IdentityOptions, issuer: URL): Promise<KnownProvider> {
  const auth = identity.clientSecret === undefined ? oidc.None() : oidc.ClientSecretPost(identity.clientSecret);
  const execute = issuer.protocol === "http:" ? [oidc.allowInsecureRequests] : [];
  const client = { [oidc.clockTolerance]: CLOCK_TOLERANCE_SECONDS };
  const config = await oidc.discovery(issuer, identity.clientId, client, auth, { execute, timeout: TIMEOUT_SECONDS });
  const said = config.serverMetadata();
  if (said.jwks_uri === undefined)
    throw new Error(
      `spbe-server: ${issuer.origin} names no jwks_uri, so its tokens cannot be checked. Correct it there.`,
    );
  const keysAt = new URL(said.jwks_uri);
  refuseInsecure("the provider's jwks_uri", keysAt);
  const keys = createRemoteJWKSet(keysAt, {
    timeoutDuration: TIMEOUT_SECONDS * 1_000,
    cacheMaxAge: BELIEVED_MILLISECONDS,
    cooldownDuration: BELIEVED_MILLISECONDS,
  });
  return { config, rule: { issuer: said.issuer, clientId: identity.clientId, keys }, askedAt: Date.now() };
}

function refuseInsecure(what: string, address: URL): void {
  if (address.protocol === "https:" || (address.protocol === "http:" && isLoopback(address.hostname))) return;
  throw new Error(
    `spbe-server: ${what} ${address.origin} is not https, so anybody on the way could sign in as anyone. Use its https address.`,
  );
}

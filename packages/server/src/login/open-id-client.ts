import * as oidc from "openid-client";
import { isLoopback, type PublicUrl } from "../host/public-url.ts";
import type { ClaimMap } from "./identity-claims.ts";
import type { SessionLimits } from "./session-store.ts";

/** The regency's OpenID provider and how its claims are read. */
export interface IdentityOptions {
  /** The provider's issuer, for example "https://sso.belitungtimurkab.go.id/realms/pemda". */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret?: string;
  /** Default "openid profile". */
  readonly scope?: string;
  readonly claims: ClaimMap;
  /** Also ask the provider's userinfo endpoint, for providers that leave claims out of the ID token. */
  readonly userInfo?: boolean;
  /** More parameters of the authorisation request, for example `{ prompt: "login" }`. */
  readonly authorizationParameters?: Readonly<Record<string, string>>;
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
  readonly idToken: string | undefined;
}

/** Code flow with PKCE, state and nonce. The provider's metadata is fetched at the first login and kept; a failure is not. */
export function openIdClient(identity: IdentityOptions, publicUrl: PublicUrl) {
  const issuer = new URL(identity.issuer);
  refuseInsecureIssuer(issuer);
  const redirectUri = `${publicUrl.origin}/auth/callback`;
  let discovered: Promise<oidc.Configuration> | undefined;

  function configuration(): Promise<oidc.Configuration> {
    discovered ??= discover(identity, issuer).catch((error: unknown) => {
      discovered = undefined;
      throw error;
    });
    return discovered;
  }

  return {
    async begin(returnPath: string): Promise<{ url: URL; pending: PendingLogin }> {
      const config = await configuration();
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
      const config = await configuration();
      const tokens = await oidc.authorizationCodeGrant(config, new URL(redirectUri + search), {
        expectedState: pending.state,
        expectedNonce: pending.nonce,
        pkceCodeVerifier: pending.verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) throw new Error("spbe-server: the provider sent no ID token. Ask for the scope openid.");
      const more = identity.userInfo ? await oidc.fetchUserInfo(config, tokens.access_token, claims.sub) : {};
      return { claims: { ...more, ...claims }, idToken: tokens.id_token };
    },

    /** Where to send the browser so that the provider ends its session too; `undefined` when the provider cannot. */
    async endSessionUrl(idToken: string | undefined): Promise<string | undefined> {
      const config = await configuration();
      if (!config.serverMetadata().end_session_endpoint) return undefined;
      return oidc.buildEndSessionUrl(config, {
        post_logout_redirect_uri: `${publicUrl.origin}/`,
        ...(idToken !== undefined && { id_token_hint: idToken }),
      }).href;
    },
  };
}
export type OpenIdClient = ReturnType<typeof openIdClient>;

function discover(identity: IdentityOptions, issuer: URL): Promise<oidc.Configuration> {
  const auth = identity.clientSecret === undefined ? oidc.None() : oidc.ClientSecretPost(identity.clientSecret);
  const execute = issuer.protocol === "http:" ? [oidc.allowInsecureRequests] : [];
  return oidc.discovery(issuer, identity.clientId, {}, auth, { execute, timeout: 10 });
}

function refuseInsecureIssuer(issuer: URL): void {
  if (issuer.protocol === "https:" || (issuer.protocol === "http:" && isLoopback(issuer.hostname))) return;
  throw new Error(
    `spbe-server: identity.issuer ${issuer.origin} is not https, so anybody on the way could sign in as anyone. Use its https address.`,
  );
}

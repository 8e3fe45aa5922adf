import { type RandomPort, systemRandom } from "@spbe-kit/core";
import type { JWK } from "jose";
import { Provider } from "oidc-provider";
import { claimsOf, type DemoAccount } from "./demo-account.ts";
import { stalePage } from "./demo-page.ts";
import { memoryAdapter } from "./memory-adapter.ts";

export const SESSION_COOKIE = "spbe-demo-session";

interface ProviderParts {
  readonly issuer: string;
  readonly path: string;
  readonly origin: string;
  readonly client: { readonly id: string; readonly secret: string };
  readonly accounts: readonly DemoAccount[];
  readonly keys: { keys: JWK[] };
  readonly random?: RandomPort;
}

/** `oidc-provider` as the demo needs it: one client, code flow with PKCE only, claims in the ID token, no consent page. */
export function demoProvider({
  issuer,
  path,
  origin,
  client,
  accounts,
  keys,
  random = systemRandom,
}: ProviderParts): Provider {
  const secret = () => Buffer.from(random.bytes(32)).toString("base64url");
  return new Provider(issuer, {
    adapter: memoryAdapter(),
    jwks: keys as { keys: (JWK & { kty: string })[] } as never,
    cookies: {
      keys: [secret()],
      names: { session: SESSION_COOKIE, interaction: "spbe-demo-interaction", resume: "spbe-demo-resume" },
    },
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        client_name: "Portal",
        redirect_uris: [`${origin}/auth/callback`],
        post_logout_redirect_uris: [`${origin}/`],
        response_types: ["code"],
        grant_types: ["authorization_code"],
        token_endpoint_auth_method: "client_secret_post",
      },
    ],
    claims: { openid: ["sub"], profile: ["name", "role", "regency", "unit_name", "areas", "places"] },
    conformIdTokenClaims: false,
    scopes: ["openid", "profile"],
    responseTypes: ["code"],
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
    },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 600, IdToken: 300, Interaction: 900, Session: 900 },
    interactions: { url: (_ctx, interaction) => `${path}/interaction/${interaction.uid}` },
    clientBasedCORS: () => false,
    findAccount: (_ctx, id) => {
      const account = accounts.find((candidate) => candidate.id === id);
      return account && { accountId: id, claims: () => claimsOf(account) };
    },
    // The portal is the only client and belongs to the same server: choosing an account is the consent.
    async loadExistingGrant(ctx) {
      const { client: asking, session, provider } = ctx.oidc;
      if (!asking || !session?.accountId) return undefined;
      const grant = new provider.Grant({ clientId: asking.clientId, accountId: session.accountId });
      grant.addOIDCScope("openid profile");
      await grant.save();
      return grant;
    },
    renderError(ctx) {
      ctx.type = "html";
      ctx.body = stalePage(path);
    },
  });
}

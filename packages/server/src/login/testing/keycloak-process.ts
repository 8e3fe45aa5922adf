/** Run by the login suites as a process of its own: `oidc-provider` in the shape of a Keycloak realm, with its own clock and keys. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { systemClock, systemRandom } from "@spbe-kit/core";
import { decodeJwt, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT, UnsecuredJWT } from "jose";
import { Provider } from "oidc-provider";
import { memoryAdapter } from "../../demo-identity/memory-adapter.ts";
import { type Claims, REALM, REALM_CLIENT, REALM_PEOPLE, type RealmOrder, type Signer } from "./realm-claims.ts";

const [port = "0", portal = ""] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}${REALM}`;
const trueNow = Date.now;
let aheadSeconds = 0;
Date.now = () => trueNow() + aheadSeconds * 1_000;

const adapter = memoryAdapter({ ...systemClock, now: () => new Date(Date.now()).toISOString() });
const cookieKey = Buffer.from(systemRandom.bytes(32)).toString("base64url");
let keysMade = 0;
let current = await makeKey("RS256");
let removed = current;
const stranger = await makeKey("RS256");
const encryption = { ...(await makeKey("RSA-OAEP")), use: "enc" };
let changed: { claims: Claims; by: Signer } = { claims: {}, by: "current" };
let keyQuestions = 0;
let provider = realm();

async function makeKey(alg: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  keysMade += 1;
  return { ...(await exportJWK(privateKey)), kid: `kunci-${keysMade}`, alg, use: "sig" };
}

function showForm(ctx: { body: unknown }, form: string): void {
  ctx.body = form;
}

function realm(): Provider {
  const paths = "/protocol/openid-connect";
  const made = new Provider(issuer, {
    adapter,
    jwks: { keys: [current] } as never,
    cookies: { keys: [cookieKey] },
    clients: [
      {
        client_id: REALM_CLIENT.id,
        client_secret: REALM_CLIENT.secret,
        redirect_uris: [`${portal}/auth/callback`],
        post_logout_redirect_uris: [`${portal}/`],
        response_types: ["code"],
        grant_types: ["authorization_code"],
        token_endpoint_auth_method: "client_secret_post",
        backchannel_logout_uri: `${portal}/auth/backchannel-logout`,
        backchannel_logout_session_required: true,
      },
    ],
    routes: {
      authorization: `${paths}/auth`,
      token: `${paths}/token`,
      jwks: `${paths}/certs`,
      userinfo: `${paths}/userinfo`,
      end_session: `${paths}/logout`,
    },
    claims: { openid: ["sub"], profile: Object.keys(REALM_PEOPLE.wulan) },
    conformIdTokenClaims: false,
    scopes: ["openid", "profile"],
    responseTypes: ["code"],
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: showForm },
    },
    ttl: { AccessToken: 300, AuthorizationCode: 60, Grant: 600, IdToken: 300, Interaction: 900, Session: 36_000 },
    interactions: { url: (_ctx, interaction) => `${REALM}/login-actions/authenticate/${interaction.uid}` },
    // Its own guard against calling this very machine would refuse the portal of the test.
    fetch: (url, init) => fetch(url, { ...init, dispatcher: undefined } as RequestInit),
    findAccount: (_ctx, id) => {
      const person = Object.entries(REALM_PEOPLE).find(([name]) => name === id)?.[1];
      return person && { accountId: id, claims: () => ({ sub: id, ...person }) };
    },
    async loadExistingGrant(ctx) {
      const { client, session } = ctx.oidc;
      if (!client || !session?.accountId) return undefined;
      const grant = new ctx.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope("openid profile");
      await grant.save();
      return grant;
    },
  });
  made.use(async (ctx, next) => {
    await next();
    const body = ctx.body as { id_token?: string } | undefined;
    if (ctx.oidc?.route === "token" && body?.id_token !== undefined)
      ctx.body = await keycloakAnswer(body.id_token, body);
  });
  return made;
}

/** Keycloak adds its own words to the answer and to the token; a test may have the token changed further. */
async function keycloakAnswer(idToken: string, body: object): Promise<object> {
  const claims = decodeJwt(idToken);
  const shaped = { ...claims, typ: "ID", azp: REALM_CLIENT.id, session_state: claims.sid, acr: "1", ...changed.claims };
  const more = { session_state: claims.sid, "not-before-policy": 0, refresh_expires_in: 0 };
  return { ...body, ...more, id_token: await sign(shaped, changed.by) };
}

async function sign(claims: Claims, by: Signer, typ = "JWT"): Promise<string> {
  const said = Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== null));
  if (by === "nobody") return new UnsecuredJWT(said).encode();
  if (by === "client-secret")
    return new SignJWT(said).setProtectedHeader({ alg: "HS256" }).sign(Buffer.from(REALM_CLIENT.secret));
  const key = { current, removed, stranger }[by];
  // A stranger says that his key is the realm's.
  const kid = by === "stranger" ? current.kid! : key.kid!;
  return new SignJWT(said).setProtectedHeader({ alg: "RS256", typ, kid }).sign(await importJWK(key, "RS256"));
}

async function obey(order: RealmOrder): Promise<unknown> {
  switch (order.act) {
    case "rotate-keys":
      removed = current;
      current = await makeKey("RS256");
      provider = realm();
      return current.kid;
    case "set-clock":
      aheadSeconds = order.aheadSeconds;
      return aheadSeconds;
    case "change-id-tokens":
      changed = { claims: order.claims ?? {}, by: order.by ?? "current" };
      return true;
    case "sign":
      return sign(order.claims, order.by ?? "current", order.typ);
    case "sign-out": {
      // What Keycloak's admin does with "Sign out": the realm itself writes to the portal.
      const client = await provider.Client.find(REALM_CLIENT.id);
      await (client as unknown as { backchannelLogout(sub: string, sid: string): Promise<void> }).backchannelLogout(
        order.person,
        order.session,
      );
      return true;
    }
    case "count-key-questions":
      return keyQuestions;
  }
}

function publicPart({ kty, kid, alg, use, n, e }: JWK): JWK {
  return { kid: kid!, kty: kty!, alg: alg!, use: use!, n: n!, e: e! };
}

async function authenticate(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== "POST") {
    response.writeHead(200, { "content-type": "text/html" });
    return void response.end(`<form method="post"><input name="username"></form>`);
  }
  let form = "";
  for await (const chunk of request) form += String(chunk);
  const accountId = new URLSearchParams(form).get("username") ?? "";
  await provider.interactionFinished(request, response, { login: { accountId } });
}

const server = createServer((request, response) => {
  const path = (request.url ?? "").split("?")[0]!;
  if (path.startsWith(`${REALM}/login-actions/`)) return void authenticate(request, response);
  if (path.endsWith("/certs")) {
    keyQuestions += 1;
    response.writeHead(200, { "content-type": "application/json" });
    return void response.end(JSON.stringify({ keys: [encryption, current].map(publicPart) }));
  }
  Object.assign(request, { originalUrl: request.url, url: (request.url ?? "").slice(REALM.length) });
  void provider.callback()(request, response);
});
process.on("message", ({ id, order }: { id: number; order: RealmOrder }) => {
  obey(order).then(
    (value) => process.send?.({ id, value }),
    (error: unknown) => process.send?.({ id, error: String(error) }),
  );
});
process.on("disconnect", () => process.exit(0));
server.listen(Number(port), "127.0.0.1", () => process.send?.({ id: 0, value: "listening" }));

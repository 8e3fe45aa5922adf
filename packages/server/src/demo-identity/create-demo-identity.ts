import type { IncomingMessage, ServerResponse } from "node:http";
import { systemRandom } from "@spbe-kit/core";
import type { Provider } from "oidc-provider";
import { isLoopback, readPublicUrl } from "../host/public-url.ts";
import type { NodeMount } from "../host/server-options.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import type { IdentityOptions } from "../login/open-id-client.ts";
import { claimMapOf, type DemoAccount } from "./demo-account.ts";
import { demoKeys } from "./demo-keys.ts";
import { accountPage, DEMO_CSS, DEMO_POLICY, stalePage } from "./demo-page.ts";
import { demoProvider, SESSION_COOKIE } from "./demo-provider.ts";
import { trialKeys } from "./trial-keys.ts";

export interface DemoIdentityOptions {
  readonly accounts: readonly DemoAccount[];
  /** The portal's origin; this machine only. */
  readonly publicUrl: string;
  /** Where the signing keys and the trial's own vault keys are kept. */
  readonly dataFolder: string;
  readonly production?: boolean;
  /** Pass `process.env.DATABASE_URL`: sample accounts on a true database need `allowDatabaseUrl`. */
  readonly databaseUrl?: string | undefined;
  readonly allowDatabaseUrl?: boolean;
}

export interface DemoIdentity {
  /** For `createSpbeServer({ identity })`. */
  readonly identity: IdentityOptions;
  /** For `createSpbeServer({ mounts: [mount] })`. */
  readonly mount: NodeMount;
  /** For `createSpbeServer({ keys })`: made at the first start and kept beside the data. */
  readonly keys: KeyRing;
}

const PATH = "/demo-identity";
const LARGEST_FORM = 10_000;

/**
 * A login without passwords, for trial on this machine.
 *
 * @throws Error in production, for an address beyond this machine, and on a DATABASE_URL without consent
 */
export async function createDemoIdentity(options: DemoIdentityOptions): Promise<DemoIdentity> {
  refuseUnsafe(options);
  const { origin } = readPublicUrl(options.publicUrl);
  const { accounts } = options;
  const client = { id: "portal", secret: Buffer.from(systemRandom.bytes(32)).toString("base64url") };
  const issuer = `${origin}${PATH}`;
  const keys = await demoKeys(options.dataFolder);
  const provider = demoProvider({ issuer, path: PATH, origin, client, accounts, keys });
  const respond = provider.callback();

  return {
    keys: await trialKeys(options.dataFolder),
    identity: {
      issuer,
      clientId: client.id,
      clientSecret: client.secret,
      claims: claimMapOf(accounts),
      // Ask who it is every time: that is what the demo is for.
      authorizationParameters: { prompt: "login" },
    },
    mount: {
      path: PATH,
      loopbackOnly: true,
      handle(request, response) {
        response.setHeader("content-security-policy", DEMO_POLICY);
        response.setHeader("x-content-type-options", "nosniff");
        response.setHeader("referrer-policy", "same-origin");
        response.setHeader("cache-control", "no-store");
        if (!isLoopback(new URL(`http://${request.headers.host ?? "nowhere.invalid"}`).hostname))
          return send(response, 403, "text/plain", "Akun contoh hanya untuk komputer ini sendiri.");
        const path = (request.url ?? "").split("?")[0]!.slice(PATH.length);
        if (path === "/page.css") return send(response, 200, "text/css", DEMO_CSS);
        const interaction = /^\/interaction\/[A-Za-z0-9_-]+$/.test(path);
        if (interaction) return void choose(provider, accounts, request, response);
        // Every login begins without the person before, or choosing another account would first ask to sign that one out.
        if (/^\/auth(\/|$)/.test(path)) request.headers.cookie = withoutSession(request.headers.cookie);
        // oidc-provider learns where it is mounted from the difference of the two addresses.
        Object.assign(request, { originalUrl: request.url, url: (request.url ?? "").slice(PATH.length) || "/" });
        void respond(request, response);
      },
    },
  };
}

async function choose(
  provider: Provider,
  accounts: readonly DemoAccount[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    await provider.interactionDetails(request, response);
    if (request.method !== "POST")
      return send(response, 200, "text/html", accountPage(accounts, PATH, request.url ?? ""));
    const accountId = new URLSearchParams(await readForm(request)).get("account");
    if (!accounts.some((account) => account.id === accountId)) return send(response, 400, "text/html", stalePage(PATH));
    await provider.interactionFinished(request, response, { login: { accountId: String(accountId), remember: false } });
  } catch (error) {
    // An interaction that ended, or one of another browser: nothing to tell but to begin again.
    if (error instanceof Error && error.name === "SessionNotFound")
      return send(response, 400, "text/html", stalePage(PATH));
    response.destroy(error instanceof Error ? error : undefined);
  }
}

function withoutSession(cookies = ""): string {
  return cookies
    .split("; ")
    .filter((cookie) => !cookie.startsWith(SESSION_COOKIE))
    .join("; ");
}

async function readForm(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > LARGEST_FORM)
      throw new Error("spbe-server: the demo login form is larger than any of its accounts.");
  }
  return text;
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { "content-type": `${type}; charset=utf-8` }).end(body);
}

function refuseUnsafe({ publicUrl, production, databaseUrl, allowDatabaseUrl, accounts }: DemoIdentityOptions): void {
  const because = (why: string, cure: string) => new Error(`spbe-server: the demo login ${why}. ${cure}`);
  if (production)
    throw because(
      "signs anybody in without a password, so production refuses it",
      "Configure the regency's own OpenID provider.",
    );
  if (!readPublicUrl(publicUrl).loopback)
    throw because(
      `works on this machine only, and ${publicUrl} is reached from elsewhere`,
      "Use http://127.0.0.1, or a true OpenID provider.",
    );
  if (databaseUrl && !allowDatabaseUrl)
    throw because(
      "found a DATABASE_URL, which may hold real people",
      "Unset it, or say allowDatabaseUrl: true for a database made for trial.",
    );
  if (accounts.length === 0) throw because("has no accounts", "List at least one in demoAccounts.");
}

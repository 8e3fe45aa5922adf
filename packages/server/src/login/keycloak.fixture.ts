import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { sourceCondition } from "../../../tooling/conditions.mjs";
import { choosePort } from "../host/listen.ts";
import { testBrowser } from "./browser.fixture.ts";
import type { ClaimMap } from "./identity-claims.ts";
import type { IdentityOptions } from "./open-id-client.ts";
import { REALM, REALM_CLIENT, type RealmOrder, type RealmPerson } from "./testing/realm-claims.ts";

const script = fileURLToPath(new URL("./testing/keycloak-process.ts", import.meta.url));

/** How a portal reads the realm's claims. */
export const realmClaims: ClaimMap = {
  role: { claim: "realm_access.roles", values: { "portal-penulis": "writer", "portal-pembaca": "reader" } },
  regency: { claim: "wilayah.kabupaten.kode" },
  unitName: { claim: "unit_kerja.nama" },
  areas: { claim: "wilayah.desa" },
  scopeOfRole: { writer: "regency", reader: "villages" },
};

/** A suite signs in more often in a minute than the one address of its browser may. */
export const manyLogins = { login: { burst: 1_000, perMinute: 1_000 } } as const;

/** The host believes the realm's keys for a second. */
export const untilKeysAreAskedAgain = () => new Promise((resolve) => setTimeout(resolve, 1_100));

interface Reply {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** An OpenID provider that is not ours: a Keycloak realm played by another process. */
export async function startKeycloak(portal: string) {
  const port = await choosePort({ port: 0 });
  const origin = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  let orders = 0;

  async function start(): Promise<void> {
    child = spawn(process.execPath, [`--conditions=${sourceCondition}`, script, String(port), portal], {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    await once(child, "message");
  }
  async function stop(): Promise<void> {
    if (!child || child.exitCode !== null) return;
    const gone = once(child, "exit");
    child.kill();
    await gone;
  }
  async function ask<T>(order: RealmOrder): Promise<T> {
    orders += 1;
    const id = orders;
    child!.send({ id, order });
    for (;;) {
      const [reply] = (await once(child!, "message")) as [Reply];
      if (reply.id !== id) continue;
      if (reply.error !== undefined) throw new Error(reply.error);
      return reply.value as T;
    }
  }

  await start();
  const identity: IdentityOptions = {
    issuer: `${origin}${REALM}`,
    clientId: REALM_CLIENT.id,
    clientSecret: REALM_CLIENT.secret,
    claims: realmClaims,
  };
  return { origin, identity, start, stop, ask };
}
export type Keycloak = Awaited<ReturnType<typeof startKeycloak>>;

/** A person at one browser with cookies at both places. */
export function realmVisitor(portal: string, keycloak: Keycloak) {
  const atPortal = testBrowser(portal);
  const atRealm = testBrowser(keycloak.origin);

  /** Signs in at the realm. @returns the address it sends the browser back to */
  async function authenticate(person: RealmPerson): Promise<string> {
    const begun = await atPortal.send("/auth/login");
    const toRealm = begun.headers.get("location") ?? "";
    const { response, passed } = await atRealm.open(toRealm);
    if (passed.at(-1)?.startsWith(`${portal}/`)) return passed.at(-1)!;
    const form = { method: "POST", body: new URLSearchParams({ username: person }) };
    const pressed = response.ok ? await atRealm.send(passed.at(-1) ?? toRealm, form) : response;
    const back = await atRealm.open(pressed.headers.get("location") ?? "");
    return back.passed.at(-1) ?? pressed.headers.get("location") ?? "";
  }

  return {
    atPortal,
    atRealm,
    authenticate,
    /** The whole way. @returns the portal's answer to the callback */
    signIn: async (person: RealmPerson) => atPortal.send(await authenticate(person)),
    session: () => atPortal.send("/api/session", { headers: { accept: "application/json" } }),
  };
}

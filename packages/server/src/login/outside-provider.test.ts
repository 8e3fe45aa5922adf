import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { describeEngines } from "../database/testing-engines.ts";
import type { SpbeServer } from "../host/create-spbe-server.ts";
import { choosePort } from "../host/listen.ts";
import { notesHost, notesMigrations } from "../host/notes-host.fixture.ts";
import { type Keycloak, manyLogins, realmVisitor, startKeycloak, untilKeysAreAskedAgain } from "./keycloak.fixture.ts";
import { loginFaultOf } from "./login-fault-of.ts";
import { REALM } from "./testing/realm-claims.ts";

const COOKIE = "spbe-dev";
const LOGIN_COOKIE = "spbe-dev-login";

describeEngines(
  "signing in through a Keycloak that is not ours",
  (engine) => {
    let server: SpbeServer;
    let logLines: string[];
    let origin: string;
    let keycloak: Keycloak;

    beforeAll(async () => {
      const port = await choosePort({ port: 0 });
      origin = `http://127.0.0.1:${port}`;
      keycloak = await startKeycloak(origin);
      ({ server, logLines } = notesHost(engine.db, {
        publicUrl: origin,
        identity: keycloak.identity,
        rateLimits: manyLogins,
      }));
      await server.start({ port });
    }, 60_000);
    afterAll(async () => {
      await server.close();
      await keycloak.stop();
    });
    afterEach(async () => {
      await keycloak.ask({ act: "change-id-tokens" });
      await keycloak.ask({ act: "set-clock", aheadSeconds: 0 });
    });
    const visitor = () => realmVisitor(origin, keycloak);

    /** Nobody is signed in, and a person reads why. */
    async function expectRefused(answer: Response, status: number, words: string): Promise<void> {
      expect(await answer.text()).toContain(words);
      expect(answer.status).toBe(status);
      expect(answer.headers.getSetCookie().filter((line) => line.startsWith(`${COOKIE}=`))).toEqual([]);
    }

    it("has the addresses and words of a realm", async () => {
      const said = await fetch(`${keycloak.origin}${REALM}/.well-known/openid-configuration`);
      expect(await said.json()).toMatchObject({
        issuer: `${keycloak.origin}/realms/pemda`,
        authorization_endpoint: `${keycloak.origin}/realms/pemda/protocol/openid-connect/auth`,
        token_endpoint: `${keycloak.origin}/realms/pemda/protocol/openid-connect/token`,
        jwks_uri: `${keycloak.origin}/realms/pemda/protocol/openid-connect/certs`,
        end_session_endpoint: `${keycloak.origin}/realms/pemda/protocol/openid-connect/logout`,
        backchannel_logout_supported: true,
        backchannel_logout_session_supported: true,
      });
    });

    it.each([
      ["wulan", { name: "Wulan Safitri", role: "reader", unitName: "Puskesmas Renggiang" }, "19.06"],
      ["rina", { name: "Rina Marlina", role: "writer", unitName: "Dinas Kesehatan" }, "19.02"],
    ] as const)("reads role, unit and regency of %s out of nested claims", async (person, expected, regency) => {
      const her = visitor();
      expect((await her.signIn(person)).headers.get("location")).toBe("/");
      expect(await (await her.session()).json()).toMatchObject({ ...expected, regency: { code: regency } });
    });

    it("goes on after the realm changed its keys, without a restart", async () => {
      await visitor().signIn("wulan");
      const before = await keycloak.ask({ act: "rotate-keys" });
      await untilKeysAreAskedAgain();
      const her = visitor();
      expect((await her.signIn("wulan")).status).toBe(302);
      expect((await her.session()).status).toBe(200);
      expect(await keycloak.ask({ act: "rotate-keys" })).not.toBe(before);
    });

    it.each([
      ["the key the realm has removed", "removed"],
      ["a stranger's key under the realm's name", "stranger"],
      ["the client's own secret", "client-secret"],
      ["nobody", "nobody"],
    ] as const)("an ID token signed by %s opens nothing", async (_who, by) => {
      await keycloak.ask({ act: "rotate-keys" });
      await keycloak.ask({ act: "change-id-tokens", by });
      await untilKeysAreAskedAgain();
      await expectRefused(await visitor().signIn("wulan"), 502, "Bukti masuk tidak dapat diterima");
    });

    it.each([
      ["another portal", { aud: "portal-lain" }],
      ["another portal, though issued to us", { aud: ["portal-lain"] }],
      ["several portals, issued to another", { aud: ["portal", "portal-lain"], azp: "portal-lain" }],
      ["another login", { nonce: "nonce-orang-lain" }],
      ["no login", { nonce: null }],
      ["another realm", { iss: "http://127.0.0.1:9/realms/lain" }],
      ["nobody", { sub: null }],
      ["all time", { exp: null }],
    ])("an ID token for %s opens nothing", async (_what, claims) => {
      await keycloak.ask({ act: "change-id-tokens", claims });
      await expectRefused(await visitor().signIn("wulan"), 502, "Bukti masuk tidak dapat diterima");
    });

    it.each([-30, 30])("a realm whose clock is off by %i s signs in all the same", async (aheadSeconds) => {
      await keycloak.ask({ act: "set-clock", aheadSeconds });
      expect((await visitor().signIn("wulan")).status).toBe(302);
    });

    it.each([-600, 600])(
      "a realm whose clock is off by %i s is refused in a page that names the clock",
      async (off) => {
        await keycloak.ask({ act: "set-clock", aheadSeconds: off });
        await expectRefused(await visitor().signIn("wulan"), 503, "Jam server tidak cocok");
        expect(logLines.at(-2)).toContain(`"fault":"clock-off"`);
      },
    );

    it("an old ID token that lasts long is refused too", async () => {
      const tenMinutesAgo = Math.floor(Date.now() / 1_000) - 600;
      await keycloak.ask({ act: "change-id-tokens", claims: { iat: tenMinutesAgo, exp: tenMinutesAgo + 36_000 } });
      await expectRefused(await visitor().signIn("wulan"), 503, "Jam server tidak cocok");
    });

    it("a code that expired opens nothing", async () => {
      const her = visitor();
      const callback = await her.authenticate("wulan");
      await keycloak.ask({ act: "set-clock", aheadSeconds: 61 });
      await expectRefused(await her.atPortal.send(callback), 400, "Proses masuk tidak dapat dilanjutkan");
    });

    it("a code opens one session, though the whole browser was copied before", async () => {
      const her = visitor();
      const callback = await her.authenticate("wulan");
      const copied = visitor();
      copied.atPortal.jar.push(...her.atPortal.jar);
      expect((await her.atPortal.send(callback)).status).toBe(302);
      await expectRefused(await copied.atPortal.send(callback), 400, "Proses masuk tidak dapat dilanjutkan");
    });

    it("a state or a nonce that is not this browser's opens nothing", async () => {
      const change = (her: ReturnType<typeof visitor>, part: object) => {
        const cookie = her.atPortal.jar.find(({ name }) => name === LOGIN_COOKIE)!;
        const pending = JSON.parse(Buffer.from(cookie.value, "base64url").toString()) as object;
        cookie.value = Buffer.from(JSON.stringify({ ...pending, ...part })).toString("base64url");
      };
      const one = visitor();
      const first = await one.authenticate("wulan");
      change(one, { state: "lain" });
      await expectRefused(await one.atPortal.send(first), 400, "Proses masuk tidak dapat dilanjutkan");
      const two = visitor();
      const second = await two.authenticate("wulan");
      change(two, { nonce: "lain" });
      await expectRefused(await two.atPortal.send(second), 502, "Bukti masuk tidak dapat diterima");
      const three = visitor();
      const third = new URL(await three.authenticate("wulan"));
      third.searchParams.delete("code");
      await expectRefused(await three.atPortal.send(third.href), 400, "Proses masuk tidak dapat dilanjutkan");
    });

    it("an answer that names another realm opens nothing (mix-up)", async () => {
      const her = visitor();
      const callback = new URL(await her.authenticate("wulan"));
      callback.searchParams.set("iss", "http://127.0.0.1:9/realms/lain");
      await expectRefused(await her.atPortal.send(callback.href), 502, "Bukti masuk tidak dapat diterima");
    });

    it("a realm that stopped is told in our own page, who is signed in works on, and it may come back with new keys", async () => {
      const her = visitor();
      await her.signIn("wulan");
      const halfway = visitor();
      const callback = await halfway.authenticate("wulan");
      await keycloak.stop();
      await untilKeysAreAskedAgain();
      await expectRefused(await visitor().atPortal.send("/auth/login"), 503, "Layanan akun tidak menjawab");
      await expectRefused(await halfway.atPortal.send(callback), 503, "Layanan akun tidak menjawab");
      expect((await her.session()).status).toBe(200);
      expect((await her.atPortal.send("/api/notes/notes", { headers: { accept: "application/json" } })).status).toBe(
        200,
      );
      await keycloak.start();
      expect((await visitor().signIn("wulan")).status).toBe(302);
    });
  },
  { migrations: notesMigrations },
);

describe("what a person is told of a failed login", () => {
  it.each([
    ["a code of no use", { error: "invalid_grant", code: "OAUTH_RESPONSE_BODY_ERROR" }, "login-stale"],
    [
      "a client secret that is wrong",
      { error: "invalid_client", code: "OAUTH_RESPONSE_BODY_ERROR" },
      "provider-untrusted",
    ],
    ["a provider that hangs", { code: "OAUTH_TIMEOUT" }, "provider-silent"],
    ["keys that do not come", { code: "ERR_JWKS_TIMEOUT" }, "provider-silent"],
    [
      "a token from the future",
      { code: "ERR_JWT_CLAIM_VALIDATION_FAILED", claim: "iat", reason: "check_failed" },
      "clock-off",
    ],
    [
      "a token without a time",
      { code: "ERR_JWT_CLAIM_VALIDATION_FAILED", claim: "iat", reason: "missing" },
      "provider-untrusted",
    ],
    ["a code nobody foresaw", { code: "constructor" }, "provider-untrusted"],
  ])("%s", (_what, parts, fault) => {
    expect(loginFaultOf(Object.assign(new Error("x"), parts))).toBe(fault);
  });
});

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fixedClock } from "@spbe-kit/core";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeEngines } from "../database/testing-engines.ts";
import { createDemoIdentity } from "../demo-identity/create-demo-identity.ts";
import type { DemoAccount } from "../demo-identity/demo-account.ts";
import type { SpbeServer } from "../host/create-spbe-server.ts";
import { choosePort } from "../host/listen.ts";
import { notesHost, notesMigrations } from "../host/notes-host.fixture.ts";
import { type TestBrowser, testBrowser } from "./browser.fixture.ts";
import { testSession } from "./test-session.ts";

const account = (id: string, more: Partial<DemoAccount> = {}): DemoAccount => ({
  id,
  name: "Wulan Safitri",
  role: "reader",
  title: "nutrisionis",
  unitName: "Puskesmas Renggiang",
  regencyCode: "19.06",
  scope: { kind: "villages", codes: ["19.06.05.2001", "19.06.05.2002"] },
  ...more,
});
const accounts = [
  account("wulan"),
  account("evil", { name: `<script>alert("x")</script>`, role: "writer", scope: { kind: "regency" } }),
  account("luar", {
    name: "Orang Jakarta",
    regencyCode: "31.71",
    scope: { kind: "villages", codes: ["31.71.01.1001"] },
  }),
  account("tetangga", { scope: { kind: "villages", codes: ["19.02.01.2001"] } }),
];
const COOKIE = "spbe-dev";
const LOGIN_COOKIE = "spbe-dev-login";

describeEngines(
  "signing in",
  (engine) => {
    let server: SpbeServer;
    let logLines: string[];
    let origin: string;
    let folder: string;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "spbe-login-"));
      const port = await choosePort({ port: 0 });
      origin = `http://127.0.0.1:${port}`;
      const demo = await createDemoIdentity({ accounts, publicUrl: origin, dataFolder: folder });
      ({ server, logLines } = notesHost(engine.db, {
        publicUrl: origin,
        identity: demo.identity,
        mounts: [demo.mount],
      }));
      await server.start({ port });
    });
    afterAll(async () => {
      await server.close();
      await rm(folder, { recursive: true });
    });

    /** Opens the account page and presses a button; stops before `/auth/callback` when asked. */
    async function choose(browser: TestBrowser, id: string, from = "/auth/login", stopAtCallback = false) {
      const { passed } = await browser.open(from);
      const page = passed.at(-1)!;
      const pressed = await browser.send(page, {
        method: "POST",
        body: new URLSearchParams({ account: id }),
        headers: { origin },
      });
      expect(pressed.status).toBe(303);
      return browser.open(pressed.headers.get("location")!, (url) => stopAtCallback && url.includes("/auth/callback"));
    }
    const session = (browser: TestBrowser) => browser.send("/api/session", { headers: { accept: "application/json" } });
    const portalHeaders = () => ({ origin, "sec-fetch-site": "same-origin", "x-spbe-client": "test" });

    it("a nutritionist chooses her account and comes back where she was", async () => {
      const browser = testBrowser(origin);
      const { response: page, passed: way } = await browser.open("/auth/login?return=/anak%3Fstatus%3Dstunted");
      const html = await page.text();
      expect(html).toContain("Masuk sebagai <strong>Wulan Safitri</strong>, nutrisionis Puskesmas Renggiang");
      expect(html).toContain("Akun contoh, bukan untuk data sungguhan");
      expect(html).not.toContain("<script>alert");
      expect(page.headers.get("content-security-policy")).not.toContain("unsafe");
      expect(new URL(way[0]!).searchParams.get("code_challenge_method")).toBe("S256");

      const { passed } = await choose(browser, "wulan", "/auth/login?return=/anak%3Fstatus%3Dstunted");
      expect(passed.at(-1)).toBe(`${origin}/anak?status=stunted`);
      expect(await (await session(browser)).json()).toMatchObject({
        name: "Wulan Safitri",
        role: "reader",
        unitName: "Puskesmas Renggiang",
        scope: { kind: "villages", codes: ["19.06.05.2001", "19.06.05.2002"] },
      });
    });

    it("the cookies are HttpOnly, Lax and of the whole site, and the login cookie is gone afterwards", async () => {
      const browser = testBrowser(origin);
      const begun = await browser.send("/auth/login");
      expect(begun.headers.getSetCookie()[0]).toMatch(
        /^spbe-dev-login=[^;]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/,
      );
      const { passed } = await choose(browser, "wulan", "/auth/login", true);
      const back = await browser.send(passed.at(-1)!);
      expect(back.headers.getSetCookie().find((line) => line.startsWith(`${COOKIE}=19.06-`))).toMatch(
        /; Path=\/; HttpOnly; SameSite=Lax$/,
      );
      expect(browser.cookie(LOGIN_COOKIE)).toBeUndefined();
    });

    it.each([
      "https://evil.example/",
      "//evil.example",
      "/\\evil.example",
      "/%09/evil.example",
      "/./\\evil.example",
      "/..//evil.example",
      "/api/notes/notes",
      "javascript:alert(1)",
      "/auth/logout",
    ])("a return address of %s never leads away", async (wanted) => {
      const browser = testBrowser(origin);
      const { passed } = await choose(browser, "wulan", `/auth/login?return=${encodeURIComponent(wanted)}`);
      expect(passed.at(-1)).toMatch(new RegExp(`^${origin}/(%09/evil.example)?$`));
    });

    it("a return address planted in the login cookie never leads away either", async () => {
      const browser = testBrowser(origin);
      const { passed } = await choose(browser, "wulan", "/auth/login", true);
      const cookie = browser.jar.find(({ name }) => name === LOGIN_COOKIE)!;
      const pending = JSON.parse(Buffer.from(cookie.value, "base64url").toString()) as Record<string, string>;
      cookie.value = Buffer.from(JSON.stringify({ ...pending, returnPath: "//evil.example" })).toString("base64url");
      expect((await browser.send(passed.at(-1)!)).headers.get("location")).toBe("/");
    });

    it("a code stolen from another browser, a wrong state, or a second use opens nothing", async () => {
      const victim = testBrowser(origin);
      const { passed } = await choose(victim, "wulan", "/auth/login", true);
      const callback = passed.at(-1)!;

      const thief = testBrowser(origin);
      expect((await thief.send(callback)).status).toBe(400);
      await thief.send("/auth/login");
      expect((await thief.send(callback)).status).toBe(400);
      // The thief's own state with the victim's code: PKCE and nonce still refuse.
      await thief.send("/auth/login");
      const own = JSON.parse(Buffer.from(thief.cookie(LOGIN_COOKIE)!, "base64url").toString()) as { state: string };
      const mixed = new URL(callback);
      mixed.searchParams.set("state", own.state);
      const refused = await thief.send(mixed.href);
      expect(refused.status).toBe(400);
      expect(await refused.text()).toContain("Proses masuk tidak dapat dilanjutkan");
      expect(thief.cookie(COOKIE)).toBeUndefined();
      expect((await victim.send(callback)).status).toBe(302);
      expect((await victim.send(callback)).status).toBe(400);
    });

    it("a session id planted before login is not the one after it, and opens nothing", async () => {
      const browser = testBrowser(origin);
      await choose(browser, "wulan");
      const before = browser.cookie(COOKIE)!;
      await choose(browser, "evil");
      const after = browser.cookie(COOKIE)!;
      expect(after).not.toBe(before);
      const old = await fetch(`${origin}/api/session`, { headers: { cookie: `${COOKIE}=${before}` } });
      expect(old.status).toBe(401);
      const planted = testBrowser(origin);
      planted.jar.push({ name: COOKIE, value: `19.06-${"P".repeat(43)}`, path: "/" });
      await choose(planted, "wulan");
      expect(planted.cookie(COOKIE)).not.toContain("PPPP");
    });

    it.each([
      ["luar", "Akun Anda untuk kabupaten/kota lain"],
      ["tetangga", "Wilayah kerja Anda belum diatur"],
    ])("account %s is told why it may not enter", async (id, words) => {
      const browser = testBrowser(origin);
      const { response } = await choose(browser, id);
      expect(response.status).toBe(403);
      expect(await response.text()).toContain(words);
      expect(browser.cookie(COOKIE)).toBeUndefined();
    });

    it("an account that does not exist is not signed in", async () => {
      const browser = testBrowser(origin);
      const { passed } = await browser.open("/auth/login");
      const body = new URLSearchParams({ account: "admin" });
      expect((await browser.send(passed.at(-1)!, { method: "POST", body })).status).toBe(400);
    });

    it("login cancelled at the provider is told, for people and for programs", async () => {
      const browser = testBrowser(origin);
      await browser.send("/auth/login");
      const { state } = JSON.parse(Buffer.from(browser.cookie(LOGIN_COOKIE)!, "base64url").toString()) as {
        state: string;
      };
      const response = await browser.send(`/auth/callback?error=access_denied&state=${state}`, {
        headers: { accept: "application/json" },
      });
      expect(await response.json()).toMatchObject({
        status: 403,
        code: "core/login-denied",
        traceId: expect.any(String),
      });
    });

    it("logging out needs the portal's own request, ends the session, and a copied cookie is dead", async () => {
      const browser = testBrowser(origin);
      await choose(browser, "wulan");
      const kept = browser.cookie(COOKIE)!;
      const foreign = await browser.send("/auth/logout", {
        method: "POST",
        headers: { "sec-fetch-site": "cross-site" },
      });
      expect(foreign.status).toBe(403);
      expect((await session(browser)).status).toBe(200);
      const out = await browser.send("/auth/logout", { method: "POST", headers: portalHeaders() });
      expect(await out.json()).toEqual({ redirectTo: "/" });
      expect(browser.cookie(COOKIE)).toBeUndefined();
      expect((await fetch(`${origin}/api/session`, { headers: { cookie: `${COOKIE}=${kept}` } })).status).toBe(401);
    });

    it("another process of the portal learns of a logout within five seconds", async () => {
      let now = "2026-11-24T03:00:00.000Z";
      const clock = { ...fixedClock(now), now: () => now };
      const [one, other] = [notesHost(engine.db, { clock }).server, notesHost(engine.db, { clock }).server];
      const headers = await testSession(one, { role: "reader" });
      const key = one.login.cookies.read(new Headers(headers))!;
      expect((await other.login.sessions.find(key)).state).toBe("active");
      await one.login.sessions.end(key);
      expect((await one.login.sessions.find(key)).state).toBe("unknown");
      now = "2026-11-24T03:00:05.000Z";
      expect((await other.login.sessions.find(key)).state).toBe("unknown");
    });

    it("GET does not log out", async () => {
      expect((await testBrowser(origin).send("/auth/logout")).status).toBe(404);
    });

    it("neither the log nor the table holds a token, a code or a name", async () => {
      const browser = testBrowser(origin);
      const { passed } = await choose(browser, "wulan", "/auth/login", true);
      await browser.send(passed.at(-1)!);
      const token = browser.cookie(COOKIE)!.slice(6);
      expect(logLines.join()).not.toContain(token);
      expect(logLines.join()).not.toContain(new URL(passed.at(-1)!).searchParams.get("code")!);
      expect(logLines.join()).not.toMatch(/Wulan|wulan/);
      const { rows } = await engine.db.tenant({ regency: "19.06", scope: { kind: "regency" } }, (tx) =>
        sql`select * from session where regency_code = '19.06'`.execute(tx),
      );
      expect(JSON.stringify(rows)).not.toContain(token);
    });

    it("the demo page refuses a name that only points at this machine (DNS rebinding)", async () => {
      const { request } = await import("node:http");
      const status = await new Promise<number | undefined>((resolve, reject) => {
        request(
          `${origin}/demo-identity/.well-known/openid-configuration`,
          { headers: { host: "evil.example" } },
          (response) => {
            response.resume();
            resolve(response.statusCode);
          },
        )
          .on("error", reject)
          .end();
      });
      expect(status).toBe(403);
    });
  },
  { migrations: notesMigrations },
);

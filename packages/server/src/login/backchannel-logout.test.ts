import { systemRandom } from "@spbe-kit/core";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../database/database.ts";
import { describeEngines } from "../database/testing-engines.ts";
import type { SpbeServer } from "../host/create-spbe-server.ts";
import { choosePort } from "../host/listen.ts";
import { notesHost, notesMigrations } from "../host/notes-host.fixture.ts";
import type { SpbeServerOptions } from "../host/server-options.ts";
import { type Keycloak, manyLogins, realmVisitor, startKeycloak, untilKeysAreAskedAgain } from "./keycloak.fixture.ts";
import { REALM, REALM_CLIENT, type RealmOrder, type RealmPerson } from "./testing/realm-claims.ts";

const EVENT = "http://schemas.openid.net/event/backchannel-logout";
const seconds = () => Math.floor(Date.now() / 1_000);

describeEngines(
  "signing out at the provider",
  (engine) => {
    let server: SpbeServer;
    let logLines: string[];
    let origin: string;
    let keycloak: Keycloak;

    const host = (more: Partial<SpbeServerOptions> = {}) =>
      notesHost(engine.db, {
        publicUrl: origin,
        identity: { ...keycloak.identity, logoutHint: true },
        rateLimits: manyLogins,
        ...more,
      });
    beforeAll(async () => {
      const port = await choosePort({ port: 0 });
      origin = `http://127.0.0.1:${port}`;
      keycloak = await startKeycloak(origin);
      ({ server, logLines } = host());
      await server.start({ port });
    }, 60_000);
    afterAll(async () => {
      await server.close();
      await keycloak.stop();
    });

    /** Somebody signed in, and the realm's id of her session. */
    async function signedIn(person: RealmPerson = "wulan") {
      const her = realmVisitor(origin, keycloak);
      expect((await her.signIn(person)).status).toBe(302);
      const key = server.login.cookies.read(new Headers({ cookie: `spbe-dev=${her.atPortal.cookie("spbe-dev")}` }))!;
      const found = await server.login.sessions.find(key);
      const idToken = found.state === "active" ? found.idToken! : "";
      const { sid } = JSON.parse(Buffer.from(idToken.split(".")[1]!, "base64url").toString()) as { sid: string };
      const status = async () => (await her.session()).status;
      expect(await status()).toBe(200);
      return { ...her, key, sid, idToken, status };
    }
    /** A logout token as the realm writes it; `null` leaves a claim out. */
    function token(claims: Record<string, unknown>, more: Partial<Extract<RealmOrder, { act: "sign" }>> = {}) {
      const said = {
        iss: `${keycloak.origin}${REALM}`,
        aud: REALM_CLIENT.id,
        iat: seconds(),
        exp: seconds() + 120,
        jti: systemRandom.uuid(),
        events: { [EVENT]: {} },
        ...claims,
      };
      return keycloak.ask<string>({ act: "sign", claims: said, typ: "logout+jwt", ...more });
    }
    const send = (body: string | URLSearchParams, headers = {}, to = origin) =>
      fetch(`${to}/auth/backchannel-logout`, { method: "POST", body, headers });
    const sendToken = (logoutToken: string, to = origin) =>
      send(new URLSearchParams({ logout_token: logoutToken }), {}, to);

    it("a person who signs out at the realm is signed out here at once", async () => {
      const her = await signedIn();
      const query = new URLSearchParams({ id_token_hint: her.idToken, post_logout_redirect_uri: `${origin}/` });
      const page = await her.atRealm.send(`${REALM}/protocol/openid-connect/logout?${query}`);
      const [, xsrf = ""] = /name="xsrf" value="([^"]+)"/.exec(await page.text()) ?? [];
      const confirmed = await her.atRealm.send(`${REALM}/protocol/openid-connect/logout/confirm`, {
        method: "POST",
        body: new URLSearchParams({ xsrf, logout: "yes" }),
      });
      expect(confirmed.headers.get("location")).toBe(`${origin}/`);
      expect(await her.status()).toBe(401);
    });

    it("an admin of the realm ends one session, and the same person's other one goes on", async () => {
      const [office, home] = [await signedIn(), await signedIn()];
      await keycloak.ask({ act: "sign-out", person: "wulan", session: office.sid });
      expect(await office.status()).toBe(401);
      expect(await home.status()).toBe(200);
    });

    it("a token of the account alone ends all its sessions, and nobody else's", async () => {
      const [office, home, rina] = [await signedIn(), await signedIn(), await signedIn("rina")];
      expect((await sendToken(await token({ sub: "wulan" }))).status).toBe(200);
      expect([await office.status(), await home.status(), await rina.status()]).toEqual([401, 401, 200]);
      expect((await sendToken(await token({ sid: rina.sid }))).status).toBe(200);
      expect(await rina.status()).toBe(401);
    });

    it("a session that changed its unit, or came without the realm's id, ends as well", async () => {
      const { sessions } = server.login;
      const place = {
        role: "reader",
        unitName: "Puskesmas",
        scope: { kind: "villages", codes: ["19.06.05.2001"] },
      } as const;
      const other = { role: "writer", unitName: "Dinas", scope: { kind: "regency" } } as const;
      const person = { accountId: "sari", name: "Sari", regencyCode: "19.06", ...place, places: [place, other] };
      const moved = await sessions.switchPlace(await sessions.create(person, undefined, "", null, "sid-sari"), 1);
      if (typeof moved === "string") throw new Error(moved);
      const nameless = await sessions.create(person);
      const states = async () => [(await sessions.find(moved)).state, (await sessions.find(nameless)).state];
      expect(await states()).toEqual(["active", "active"]);
      expect((await sendToken(await token({ sid: "sid-sari" }))).status).toBe(200);
      expect(await states()).toEqual(["unknown", "active"]);
      expect((await sendToken(await token({ sub: "sari", sid: "sid-sari" }))).status).toBe(200);
      expect(await states()).toEqual(["unknown", "unknown"]);
    });

    it("a request under way while the session ends does not keep it alive", async () => {
      const gate = Promise.withResolvers<void>();
      let hold: Promise<void> | undefined;
      // Reads the row, and hears the answer only after the session has ended.
      const late: Database = {
        ...engine.db,
        tenant: async (tenant, work) => {
          const held = hold;
          hold = undefined;
          const result = await engine.db.tenant(tenant, work);
          await held;
          return result;
        },
      };
      const { sessions } = host({ database: late }).server.login;
      const person = {
        accountId: "tono",
        name: "Tono",
        regencyCode: "19.06",
        role: "writer",
        unitName: "Dinas",
      } as const;
      const key = await sessions.create({ ...person, scope: { kind: "regency" } }, undefined, "", null, "sid-tono");
      hold = gate.promise;
      const underWay = sessions.find(key);
      const forgetAt = new Date(Date.now() + 60_000).toISOString();
      const logout = { id: systemRandom.uuid(), accountId: undefined, providerSession: "sid-tono", forgetAt };
      expect(await sessions.endByProvider("19.06", logout)).toBe(1);
      gate.resolve();
      expect((await underWay).state).toBe("active");
      expect((await sessions.find(key)).state).toBe("unknown");
    });

    it("a token is obeyed once, also by another process of the portal", async () => {
      const caught = await token({ sub: "wulan" });
      const before = await signedIn();
      expect((await sendToken(caught)).status).toBe(200);
      expect(await before.status()).toBe(401);
      const after = await signedIn();
      expect((await sendToken(caught)).status).toBe(400);
      const other = host().server.app;
      const again = await other.request("/auth/backchannel-logout", {
        method: "POST",
        body: new URLSearchParams({ logout_token: caught }),
      });
      expect(again.status).toBe(400);
      expect(await after.status()).toBe(200);
      const { sessions } = server.login;
      const logout = { id: systemRandom.uuid(), accountId: "wulan", providerSession: undefined };
      const at = { ...logout, forgetAt: new Date(Date.now() + 60_000).toISOString() };
      const outcomes = await Promise.all([1, 2, 3].map(() => sessions.endByProvider("19.06", at)));
      expect(outcomes.filter((outcome) => outcome === "obeyed-before")).toHaveLength(2);
    });

    it.each([
      ["for another portal", { aud: "portal-lain" }],
      ["of another realm", { iss: "http://127.0.0.1:9/realms/lain" }],
      ["with a nonce, as an ID token has", { nonce: "n" }],
      ["without an event", { events: null }],
      ["with another event", { events: { "http://schemas.openid.net/event/lain": {} } }],
      ["whose event is only text", { events: EVENT }],
      ["whose event is true", { events: { [EVENT]: true } }],
      ["without an id of its own", { jti: null }],
      ["with an endless id", { jti: "j".repeat(300) }],
      ["with a number as id", { jti: 7 }],
      ["of nobody", { sub: null, sid: null }],
      ["of everybody", { sub: "" }],
      ["of a list of people", { sub: ["wulan"] }],
      ["without a time", { iat: null }],
      ["ten minutes old", { iat: seconds() - 600, exp: seconds() + 600 }],
      ["ten minutes from now", { iat: seconds() + 600, exp: seconds() + 900 }],
      ["that expired", { iat: seconds() - 100, exp: seconds() - 90 }],
    ])("a token %s ends nothing and is told nothing", async (_what, claims) => {
      const her = await signedIn();
      const answer = await sendToken(await token({ sub: "wulan", ...claims }));
      expect([answer.status, await answer.text()]).toEqual([400, ""]);
      expect(await her.status()).toBe(200);
    });

    it.each([
      ["the key the realm has removed", { by: "removed" }],
      ["a stranger's key under the realm's name", { by: "stranger" }],
      ["the portal's own secret", { by: "client-secret" }],
      ["nobody", { by: "nobody" }],
      ["the realm, as a token of another kind", { typ: "at+jwt" }],
    ] as const)("a token signed by %s ends nothing", async (_who, how) => {
      await keycloak.ask({ act: "rotate-keys" });
      await untilKeysAreAskedAgain();
      const her = await signedIn();
      const answer = await sendToken(await token({ sub: "wulan" }, how));
      expect([answer.status, await answer.text()]).toEqual([400, ""]);
      expect(await her.status()).toBe(200);
    });

    it("her own ID token signs nobody out, nor does anything that is no token or too much of it", async () => {
      const her = await signedIn();
      expect((await sendToken(her.idToken)).status).toBe(400);
      expect((await sendToken("bukan token")).status).toBe(400);
      expect((await send(new URLSearchParams({}))).status).toBe(400);
      const two = new URLSearchParams({ logout_token: await token({ sub: "wulan" }) });
      two.append("logout_token", await token({ sub: "wulan" }));
      expect((await send(two)).status).toBe(400);
      expect((await send("{}", { "content-type": "application/json" })).status).toBe(415);
      expect((await sendToken("x".repeat(30_000))).status).toBe(413);
      expect((await fetch(`${origin}/auth/backchannel-logout`)).status).toBe(404);
      expect(await her.status()).toBe(200);
    });

    it("a flood of false tokens becomes no flood at the realm, and is told to wait", async () => {
      const questions = await keycloak.ask<number>({ act: "count-key-questions" });
      const began = Date.now();
      const forged = await token({ sub: "wulan" }, { by: "removed" });
      const port = await choosePort({ port: 0 });
      const shared = { ...engine.db, close: async () => {} };
      const narrow = host({ database: shared, rateLimits: { anonymous: { burst: 20, perMinute: 1 } } }).server;
      const listening = await narrow.start({ port });
      const answers: number[] = [];
      for (let count = 0; count < 25; count += 1)
        answers.push((await sendToken(forged, `http://127.0.0.1:${listening}`)).status);
      expect(answers).toEqual([...Array<number>(20).fill(400), ...Array<number>(5).fill(429)]);
      const asked = (await keycloak.ask<number>({ act: "count-key-questions" })) - questions;
      expect(asked).toBeLessThanOrEqual(2 + (Date.now() - began) / 1_000);
      await narrow.close();
    });

    it("neither the log nor the tables hold the realm's id of a session or of a token", async () => {
      const her = await signedIn();
      const jti = systemRandom.uuid();
      expect((await sendToken(await token({ sub: "wulan", sid: her.sid, jti }))).status).toBe(200);
      const still = await signedIn();
      const text = await engine.db.tenant({ regency: "19.06", scope: { kind: "regency" } }, async (tx) => {
        const sessions = await sql`select s::text as row from session s`.execute(tx);
        const tokens = await sql`select t::text as row from logout_token t`.execute(tx);
        return JSON.stringify([sessions.rows, tokens.rows]);
      });
      for (const secret of [her.sid, still.sid, jti]) expect(text).not.toContain(secret);
      expect(logLines.join()).not.toMatch(/wulan|Wulan/);
      for (const secret of [her.sid, still.sid, jti]) expect(logLines.join()).not.toContain(secret);
    });

    it("stands in the audit as an act of the provider, and what was obeyed is forgotten in time", async () => {
      const inside = <T>(work: Parameters<typeof engine.db.tenant<T>>[1]) =>
        engine.db.tenant({ regency: "19.06", scope: { kind: "regency" } }, work);
      const count = (statement: ReturnType<typeof sql<{ count: number }>>) =>
        inside(async (tx) => (await statement.execute(tx)).rows[0]!.count);
      const entries = sql<{ count: number }>`select count(*)::int as count from audit_entry
        where act = 'session/provider-logout' and account_id = 'wulan'`;
      const old = sql<{ count: number }>`select count(*)::int as count from logout_token where forget_at < now()`;
      const before = await count(entries);
      const her = await signedIn();
      await inside((tx) => sql`update logout_token set forget_at = '2020-01-01'::timestamptz`.execute(tx));
      expect(await count(old)).toBeGreaterThan(0);
      expect((await sendToken(await token({ sid: her.sid }))).status).toBe(200);
      expect(await count(entries)).toBe(before + 1);
      expect(await count(old)).toBe(0);
    });

    it("a realm that does not answer is asked again later: 503, and nobody is signed out", async () => {
      const her = await signedIn();
      const good = await token({ sid: her.sid });
      await keycloak.stop();
      await untilKeysAreAskedAgain();
      expect((await sendToken(good)).status).toBe(503);
      expect(await her.status()).toBe(200);
      const out = await her.atPortal.send("/auth/logout", {
        method: "POST",
        headers: { origin, "sec-fetch-site": "same-origin", "x-spbe-client": "test" },
      });
      expect(out.status).toBe(200);
      expect(await her.status()).toBe(401);
      await keycloak.start();
    });
  },
  { migrations: notesMigrations },
);

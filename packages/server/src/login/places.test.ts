import { createResourceClient } from "@spbe-kit/core/client";
import { placesContract } from "@spbe-kit/core/organisation";
import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { describeEngines } from "../database/testing-engines.ts";
import type { SpbeServer } from "../host/create-spbe-server.ts";
import { notesHost, notesMigrations } from "../host/notes-host.fixture.ts";
import { readClaims } from "./identity-claims.ts";
import { testSession } from "./test-session.ts";

const places = [
  { role: "reader", unitName: "Puskesmas Renggiang", scope: { kind: "villages", codes: ["19.06.06.2001"] } },
  { role: "writer", unitName: "Dinas Kesehatan", scope: { kind: "regency" } },
] as const;

describeEngines(
  "an account with two units",
  (engine) => {
    let server: SpbeServer;
    beforeAll(async () => {
      ({ server } = notesHost(engine.db));
      await server.prepare();
    });
    const signIn = () => testSession(server, { ...places[0], accountId: "wulan", places });
    const asked = async (headers: Record<string, string>, path = "/api/session") => {
      const response = await server.app.request(path, { headers });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    };
    const change = (headers: Record<string, string>, body: unknown) =>
      server.app.request("/auth/place", {
        method: "POST",
        headers: { ...headers, "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    const withCookieOf = (headers: Record<string, string>, response: Response) => ({
      ...headers,
      cookie: response.headers.get("set-cookie")!.split(";")[0]!,
    });

    it("sees both, and acts in the first", async () => {
      const headers = await signIn();
      const client = createResourceClient(placesContract, {
        baseUrl: "http://127.0.0.1:4321",
        headers,
        fetch: async (input, init) => server.app.fetch(new Request(input, init)),
      });
      expect((await client.list()).items.map(({ unitName, active }) => [unitName, active])).toEqual([
        ["Puskesmas Renggiang", true],
        ["Dinas Kesehatan", false],
      ]);
    });

    it("changes to the other: role, unit and area follow, under a new token that the old one does not share", async () => {
      const before = await signIn();
      const response = await change(before, { place: 1 });
      expect(response.status).toBe(204);
      const after = withCookieOf(before, response);
      expect(after.cookie).not.toBe(before.cookie);
      expect((await asked(after)).body).toMatchObject({
        role: "writer",
        unitName: "Dinas Kesehatan",
        scope: { kind: "regency" },
        permissions: expect.arrayContaining(["notes/notes.write"]),
      });
      expect((await asked(before)).status).toBe(401);
      const back = withCookieOf(after, await change(after, { place: 0 }));
      expect((await asked(back)).body).toMatchObject({ role: "reader", scope: { codes: ["19.06.06.2001"] } });
    });

    it("leaves an entry in the audit, under the role it changed to", async () => {
      const headers = await testSession(server, { ...places[0], accountId: "diaudit", places });
      await change(headers, { place: 1 });
      const { rows } = await engine.db.tenant({ regency: "19.06", scope: { kind: "regency" } }, (tx) =>
        sql<{ kind: string; act: string; role: string }>`
          select kind, act, role from audit_entry where account_id = 'diaudit' order by at, act`.execute(tx),
      );
      expect(rows.map(({ kind, act, role }) => [kind, act, role]).sort()).toEqual([
        ["login", "session/login", "reader"],
        ["login", "session/switch", "writer"],
      ]);
    });

    it("does not last longer for it", async () => {
      const ends = async (account: string) =>
        (
          await engine.db.tenant({ regency: "19.06", scope: { kind: "regency" } }, (tx) =>
            sql<{ ends_at: string; signed_in_at: string }>`
              select ends_at, signed_in_at from session where account_id = ${account}`.execute(tx),
          )
        ).rows;
      const headers = await testSession(server, { ...places[0], accountId: "lama", places });
      const before = await ends("lama");
      await change(headers, { place: 1 });
      expect(await ends("lama")).toEqual(before);
    });

    it.each([
      ["a place it does not have", { place: 2 }, 403],
      ["a place that is no number", { place: "1" }, 400],
      ["a place before the first", { place: -1 }, 400],
      ["a role of its own wishing", { place: 0, role: "writer", scope: { kind: "regency" } }, 204],
      ["a place named by a property of every list", { place: "length" }, 400],
      ["nothing", null, 400],
    ])("asked for %s it is answered %s", async (_what, body, status) => {
      const headers = await signIn();
      const response = await change(headers, body);
      expect(response.status).toBe(status);
      const now = status === 204 ? withCookieOf(headers, response) : headers;
      expect((await asked(now)).body).toMatchObject({ role: "reader" });
    });

    it("an account with one unit has nothing to change to", async () => {
      const headers = await testSession(server, { role: "reader", unitName: "Puskesmas Manggar" });
      expect((await asked(headers, "/api/session/places")).body.items).toEqual([
        { place: 0, role: "reader", unitName: "Puskesmas Manggar", active: true },
      ]);
      expect((await change(headers, { place: 0 })).status).toBe(403);
    });

    it("another site cannot change it, and without a session there is nothing to change", async () => {
      const headers = await signIn();
      const foreign = { ...headers, "sec-fetch-site": "cross-site" };
      const { "x-spbe-client": _client, ...formLike } = headers;
      expect((await change(foreign, { place: 1 })).status).toBe(403);
      expect((await change(formLike, { place: 1 })).status).toBe(403);
      const { cookie, ...nobody } = headers;
      expect((await change(nobody, { place: 1 })).status).toBe(401);
      const forged = { ...headers, cookie: cookie!.replace("19.06-", "19.02-") };
      expect((await change(forged, { place: 1 })).status).toBe(401);
      expect((await asked(headers)).body).toMatchObject({ role: "reader" });
    });

    it("two changes of one token at once leave one session", async () => {
      const headers = await signIn();
      const answers = await Promise.all([change(headers, { place: 1 }), change(headers, { place: 1 })]);
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 401]);
    });
  },
  { migrations: notesMigrations },
);

describe("the units a provider names", () => {
  const map = {
    role: { claim: "role", values: { gizi: "nutritionist", dinkes: "dinas" } },
    regency: { claim: "kab" },
    scopeOfRole: { nutritionist: "villages", dinas: "regency" },
  } as const;
  const read = (more: Record<string, unknown>) => {
    const claims = {
      sub: "u1",
      name: "Wulan",
      kab: "19.06",
      role: "gizi",
      areas: "19.06.06.2001",
      unit_name: "Puskesmas",
      ...more,
    };
    const result = readClaims(claims, map, new Set(["19.06", "19.02"]));
    return result.ok ? (result.value.places ?? []).map(({ role, unitName }) => `${role} ${unitName}`) : result.error;
  };
  const both = ["nutritionist Puskesmas", "dinas Dinas Kesehatan"];

  it.each([
    ["are both taken", [{ role: "dinkes", unit_name: "Dinas Kesehatan" }], both],
    ["leave out a role of another system", [{ role: "root" }, { role: "dinkes", unit_name: "Dinas Kesehatan" }], both],
    ["leave out villages of another regency", [{ role: "gizi", areas: "19.02.01.2001", unit_name: "Jauh" }], []],
    ["leave out villages that are none", [{ role: "gizi", areas: "19.06.06.2001'; --" }], []],
    ["are one when the list repeats the first", [{ role: "gizi", areas: "19.06.06.2001", unit_name: "Puskesmas" }], []],
    [
      "cannot name another person or regency",
      [{ role: "dinkes", unit_name: "Dinas Kesehatan", sub: "u2", kab: "19.02" }],
      both,
    ],
    ["are none when the claim is no list", "dinkes", []],
    ["are none when its items are no objects", ["dinkes", null, 7], []],
  ])("%s", (_what, listed, expected) => {
    expect(read({ places: listed })).toEqual(expected);
  });
});

import { fixedClock, type Problem, systemRandom } from "@spbe-kit/core";
import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { describeEngines } from "../database/testing-engines.ts";
import { testSession } from "../login/test-session.ts";
import type { SpbeServer } from "./create-spbe-server.ts";
import { counted } from "./notes.fixture.ts";
import { notesHost, notesMigrations } from "./notes-host.fixture.ts";

type Headers = Record<string, string>;
const json = { "content-type": "application/json" };
const newNote = (text = "Timbang ulang Senin") => ({ noteId: systemRandom.uuid(), text });

describeEngines(
  "a host under attack",
  (engine) => {
    let server: SpbeServer;
    let logLines: string[];
    let writer: Headers;
    let reader: Headers;
    let neighbour: Headers;

    beforeAll(async () => {
      ({ server, logLines } = notesHost(engine.db));
      await server.prepare();
      writer = await testSession(server, { role: "writer", regencyCode: "19.06" });
      reader = await testSession(server, { role: "reader", regencyCode: "19.06" });
      neighbour = await testSession(server, { role: "writer", regencyCode: "19.02" });
    });

    const call = async (method: string, path: string, headers: Headers = {}, body?: unknown) =>
      server.app.request(path, {
        method,
        headers: body === undefined ? headers : { ...json, ...headers },
        ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
      });
    const refused = async (response: Response) => {
      expect(response.headers.get("content-type")).toMatch(/^application\/problem\+json/);
      const problem = (await response.json()) as Problem;
      expect(problem.status).toBe(response.status);
      expect(problem.traceId).toMatch(/^[0-9a-f]{32}$/);
      expect(response.headers.get("x-trace-id")).toBe(problem.traceId);
      expect(JSON.stringify(problem)).not.toMatch(/ at \S+ \(|node_modules|\.ts:|zod/i);
      return problem;
    };

    it("lets a writer write and a reader read it", async () => {
      const note = newNote();
      const written = await call("POST", "/api/notes/notes", writer, note);
      expect(written.status).toBe(201);
      expect(await written.json()).toEqual({ ...note, pinned: false });
      const read = await call("GET", `/api/notes/notes/${note.noteId}`, reader);
      expect(await read.json()).toEqual({ ...note, pinned: false });
      expect(read.headers.get("cache-control")).toBe("no-store");
    });

    it("two regencies in one database never meet: a neighbour's id looks like an id nobody has", async () => {
      const note = newNote("Rahasia Belitung Timur");
      await call("POST", "/api/notes/notes", writer, note);
      const theirs = await call("GET", `/api/notes/notes/${note.noteId}`, neighbour);
      const nobodys = await call("GET", `/api/notes/notes/${systemRandom.uuid()}`, neighbour);
      const { traceId: _a, ...first } = await refused(theirs);
      const { traceId: _b, ...second } = await refused(nobodys);
      expect(first).toEqual(second);
      expect(theirs.status).toBe(404);
      const list = (await (await call("GET", "/api/notes/notes", neighbour)).json()) as { items: unknown[] };
      expect(list.items).toEqual([]);
      expect((await call("DELETE", `/api/notes/notes/${note.noteId}`, neighbour)).status).toBe(404);
      expect((await call("DELETE", `/api/notes/notes/${note.noteId}`, writer)).status).toBe(204);
    });

    it("a session cookie moved to another regency opens nothing", async () => {
      const moved = { ...writer, cookie: writer.cookie!.replace("19.06-", "19.02-") };
      expect((await refused(await call("GET", "/api/notes/notes", moved))).code).toBe("core/not-signed-in");
      const unserved = { ...writer, cookie: writer.cookie!.replace("19.06-", "31.71-") };
      expect((await refused(await call("GET", "/api/notes/notes", unserved))).code).toBe("core/not-signed-in");
    });

    it.each([
      ["no cookie", undefined],
      ["an empty cookie", "spbe-dev="],
      ["a made-up token", `spbe-dev=19.06-${"A".repeat(43)}`],
      ["SQL in the cookie", "spbe-dev=19.06-' or '1'='1"],
      ["the production cookie's name", `__Host-spbe=19.06-${"A".repeat(43)}`],
    ])("%s is 401 not signed in", async (_what, cookie) => {
      const problem = await refused(await call("GET", "/api/notes/notes", cookie === undefined ? {} : { cookie }));
      expect(problem).toMatchObject({ status: 401, code: "core/not-signed-in" });
    });

    it("keeps only the SHA-256 of a token", async () => {
      const token = writer.cookie!.split("19.06-")[1]!;
      const rows = await engine.db.tenant({ regency: "19.06", scope: { kind: "regency" } }, (tx) =>
        sql<Record<string, unknown>>`select * from session where regency_code = '19.06'`.execute(tx),
      );
      expect(rows.rows.length).toBeGreaterThan(0);
      expect(JSON.stringify(rows.rows)).not.toContain(token);
    });

    it.each([
      ["idle for more than an hour", "2026-11-24T03:00:00.000Z", "2026-11-24T04:00:01.000Z"],
      ["older than twelve hours", "2026-11-24T03:00:00.000Z", "2026-11-24T15:00:00.000Z"],
    ])("a session %s is 401 expired, not unknown", async (_what, then, now) => {
      const before = notesHost(engine.db, { clock: fixedClock(then) }).server;
      const after = notesHost(engine.db, { clock: fixedClock(now) }).server;
      const headers = await testSession(before, { role: "reader" });
      expect((await before.app.request("/api/notes/notes", { headers })).status).toBe(200);
      const problem = await refused(await after.app.request("/api/notes/notes", { headers }));
      expect(problem).toMatchObject({ status: 401, code: "core/session-expired" });
    });

    it("a session in use stays open past the idle time", async () => {
      const at = (clock: string) => notesHost(engine.db, { clock: fixedClock(clock) }).server;
      const headers = await testSession(at("2026-11-24T03:00:00.000Z"), { role: "reader" });
      for (const moment of ["03:50", "04:40", "05:30"])
        expect((await at(`2026-11-24T${moment}:00.000Z`).app.request("/api/notes/notes", { headers })).status).toBe(
          200,
        );
    });

    it("a role without the right is 403, and a role nobody declared has none", async () => {
      for (const role of ["stranger", "nobody"]) {
        const headers = await testSession(server, { role });
        expect(await refused(await call("GET", "/api/notes/notes", headers))).toMatchObject({
          code: "core/forbidden",
          status: 403,
        });
      }
      expect((await call("POST", "/api/notes/notes", reader, newNote())).status).toBe(403);
    });

    it("permission is judged before the body is read", async () => {
      expect((await call("POST", "/api/notes/notes", reader, "{broken")).status).toBe(403);
    });

    describe("another site", () => {
      it.each([
        ["without the client's header", { "x-spbe-client": undefined }],
        ["from another site", { "sec-fetch-site": "cross-site" }],
        ["from a sister subdomain", { "sec-fetch-site": "same-site" }],
        ["typed into the address bar", { "sec-fetch-site": "none" }],
        [
          "with another origin where Sec-Fetch-Site is missing",
          { "sec-fetch-site": undefined, origin: "https://evil.example" },
        ],
        ["with a null origin", { "sec-fetch-site": undefined, origin: "null" }],
        ["without either sign of its origin", { "sec-fetch-site": undefined, origin: undefined }],
        [
          "with our origin but a cross-site Sec-Fetch-Site",
          { "sec-fetch-site": "cross-site", origin: "http://127.0.0.1:4321" },
        ],
      ])("an unsafe request %s is refused", async (_what, change) => {
        const headers = Object.fromEntries(
          Object.entries({ ...writer, ...change }).filter((entry): entry is [string, string] => entry[1] !== undefined),
        );
        const note = newNote();
        const problem = await refused(await call("POST", "/api/notes/notes", headers, note));
        expect(problem).toMatchObject({ status: 403, code: "core/cross-site" });
        expect((await call("GET", `/api/notes/notes/${note.noteId}`, writer)).status).toBe(404);
      });

      it("Origin alone is enough for a browser that sends no Sec-Fetch-Site", async () => {
        const { "sec-fetch-site": _gone, ...headers } = writer;
        expect((await call("POST", "/api/notes/notes", headers, newNote())).status).toBe(201);
      });

      it("gets no CORS answer", async () => {
        const headers = { origin: "https://evil.example", "access-control-request-method": "POST" };
        const response = await call("OPTIONS", "/api/notes/notes", headers);
        expect(response.headers.has("access-control-allow-origin")).toBe(false);
        expect(response.status).toBe(405);
      });
    });

    it("malformed JSON, another kind of content and bytes that are no text each have their own answer", async () => {
      expect(await refused(await call("POST", "/api/notes/notes", writer, "{oops"))).toMatchObject({
        status: 400,
        code: "core/malformed-json",
      });
      expect(await refused(await call("POST", "/api/notes/notes", writer, ""))).toMatchObject({ status: 400 });
      for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""])
        expect(
          await refused(await call("POST", "/api/notes/notes", { ...writer, "content-type": type }, "{}")),
        ).toMatchObject({ status: 415, code: "core/unsupported-media-type" });
      const bytes = await server.app.request("/api/notes/notes", {
        method: "POST",
        headers: { ...writer, ...json },
        body: new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]),
      });
      expect(await refused(bytes)).toMatchObject({ status: 400, code: "core/malformed-json" });
    });

    it("names every wrong field, in Indonesian by default", async () => {
      const body = { noteId: "x", text: "", pinned: "ya", weightKg: 9500 };
      const problem = await refused(await call("POST", "/api/notes/notes", writer, body));
      expect(problem).toMatchObject({ status: 400, code: "core/bad-request", title: "Isian belum dapat diterima" });
      expect(problem.errors).toEqual([
        { path: "body.noteId", code: "core/wrong-format", message: "noteId tidak sesuai UUID. Periksa penulisannya." },
        { path: "body.text", code: "core/too-small", message: "text belum diisi. Isilah dahulu." },
        {
          path: "body.weightKg",
          code: "notes/weight-in-grams",
          message: "Berat lebih dari 200 kg. Isi dalam kilogram, bukan gram.",
        },
        {
          path: "body.pinned",
          code: "core/wrong-kind",
          message: "pinned harus berupa ya atau tidak (true/false). Perbaiki isinya.",
        },
      ]);
    });

    it("and in English when asked", async () => {
      const headers = { ...writer, "accept-language": "en-GB,en;q=0.9,id;q=0.5" };
      const problem = await refused(await call("POST", "/api/notes/notes", headers, { text: "x".repeat(201) }));
      expect(problem.errors).toEqual([
        { path: "body.noteId", code: "core/missing", message: "noteId is missing. Fill it in." },
        // A code without words of its own still gets a sentence that names the field.
        { path: "body.text", code: "notes/text-too-long", message: "text is too long. At most 200 characters." },
      ]);
    });

    it("a wrong query and a wrong id in the path are named too", async () => {
      const query = await refused(await call("GET", "/api/notes/notes?limit=0", reader));
      expect(query.errors).toMatchObject([{ path: "query.limit", code: "core/too-small" }]);
      const path = await refused(await call("GET", "/api/notes/notes/1%20or%201=1", reader));
      expect(path.errors).toMatchObject([{ path: "params.noteId", code: "notes/id-not-uuid" }]);
    });

    it("one or many values of a list in the query are both a list", async () => {
      const only = async (query: string) =>
        ((await (await call("GET", `/api/notes/notes?${query}`, reader)).json()) as { only: unknown }).only;
      expect(await only("only=a")).toEqual(["a"]);
      expect(await only("only=a&only=b")).toEqual(["a", "b"]);
      expect(await only("")).toBeNull();
    });

    it("a search text that looks like SQL is only text", async () => {
      const response = await call("POST", "/api/notes/notes/search", reader, { text: "'; drop table note; --" });
      expect(await response.json()).toEqual({ items: [] });
      expect((await call("GET", "/api/notes/notes", reader)).status).toBe(200);
    });

    it("a body over 1 MB is 413, whether it says its length or not", async () => {
      const large = JSON.stringify({ ...newNote(), text: "x".repeat(1_000_001) });
      const announced = await call(
        "POST",
        "/api/notes/notes",
        { ...writer, "content-length": String(large.length) },
        large,
      );
      expect(await refused(announced)).toMatchObject({
        status: 413,
        code: "core/body-too-large",
        data: { limitBytes: 1_000_000 },
      });
      const silent = await server.app.request("/api/notes/notes", {
        method: "POST",
        headers: { ...writer, ...json },
        body: new Blob([large]).stream(),
        duplex: "half",
      } as RequestInit);
      expect(await refused(silent)).toMatchObject({ status: 413, code: "core/body-too-large" });
    });

    it("an upload streams, and is cut with 413 at its own limit", async () => {
      const small = notesHost(engine.db, { bodyLimits: { upload: 100_000 } }).server;
      const send = (size: number, type = "application/octet-stream") =>
        small.app.request(`/api/notes/notes/${systemRandom.uuid()}/file`, {
          method: "PUT",
          headers: { ...writer, "content-type": type },
          body: new Blob([new Uint8Array(size)]).stream(),
          duplex: "half",
        } as RequestInit);
      expect(await (await send(100_000)).json()).toEqual({ sizeBytes: 100_000 });
      expect(await refused(await send(100_001))).toMatchObject({ status: 413, code: "core/body-too-large" });
      expect(await refused(await send(10, "multipart/form-data; boundary=x"))).toMatchObject({ status: 415 });
    });

    it("a file only ever downloads", async () => {
      const response = await call("GET", `/api/notes/notes/${systemRandom.uuid()}/print`, reader);
      expect(response.headers.get("content-disposition")).toBe("attachment");
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    });

    it.each(["/api/nothing", "/api", "/nothing", "/api/notes%2fnotes", "/.env"])("%s is 404", async (path) => {
      expect(await refused(await call("GET", path, writer))).toMatchObject({ status: 404, code: "core/not-found" });
    });

    it("a known path called another way is 405 and says how", async () => {
      const response = await call("PATCH", "/api/notes/notes", writer);
      expect(await refused(response)).toMatchObject({ status: 405, code: "core/method-not-allowed" });
      expect(response.headers.get("allow")).toBe("GET, POST");
    });

    it("a declared refusal carries its data, and nothing was written", async () => {
      const note = newNote();
      await call("POST", "/api/notes/notes", writer, note);
      const problem = await refused(await call("POST", "/api/notes/notes", writer, { ...note, text: "lain" }));
      expect(problem).toMatchObject({ status: 409, code: "notes/note-taken", data: { noteId: note.noteId } });
      expect(await (await call("GET", `/api/notes/notes/${note.noteId}`, reader)).json()).toMatchObject({
        text: note.text,
      });
    });

    it("a crash is 500 with a trace and no stack, and the log has the place but no name", async () => {
      const problem = await refused(await call("POST", "/api/notes/crash", reader, { name: "Siti Aminah" }));
      expect(problem).toMatchObject({ status: 500, code: "core/unexpected" });
      const lines = logLines.filter((line) => line.includes(problem.traceId!));
      expect(lines.some((line) => line.includes("notes.fixture.ts"))).toBe(true);
      expect(lines.join()).not.toMatch(/Siti|1906010101200001/);
    });

    it("the log holds no query, body, name, cookie or id", async () => {
      logLines.length = 0;
      const note = newNote("Budi Santoso");
      await call("POST", "/api/notes/notes", writer, note);
      await call("GET", `/api/notes/notes/${note.noteId}?limit=7&text=Budi`, reader);
      const aboutRequests = logLines.filter((line) => line.includes("traceId"));
      expect(aboutRequests).toHaveLength(2);
      for (const line of aboutRequests)
        expect(JSON.parse(line)).toMatchObject({ traceId: expect.stringMatching(/^[0-9a-f]{32}$/) });
      expect(logLines.join()).not.toMatch(/Budi|Petugas|limit=|spbe-dev/);
      expect(logLines.join()).not.toContain(note.noteId);
    });

    it("a caller's traceparent ties our log to theirs", async () => {
      const trace = "4bf92f3577b34da6a3ce929d0e0e4736";
      const response = await call("GET", "/api/nothing", { traceparent: `00-${trace}-00f067aa0ba902b7-01` });
      expect((await refused(response)).traceId).toBe(trace);
    });

    it("background work begins after a success, in the caller's regency, and never after a refusal", async () => {
      counted.length = 0;
      const host = notesHost(engine.db, { clock: fixedClock("2026-11-24T16:59:00.000Z") }).server;
      const headers = await testSession(host, { role: "reader", regencyCode: "19.02" });
      const count = (fail: boolean) =>
        host.app.request("/api/notes/count", {
          method: "POST",
          headers: { ...headers, ...json },
          body: JSON.stringify({ fail }),
        });
      expect((await count(true)).status).toBe(422);
      expect((await count(false)).status).toBe(204);
      await host.jobs.idle();
      expect(counted).toEqual(["0 notes on 2026-11-24"]);
    });

    it("GET /api/session says who, which rights and which regency", async () => {
      expect((await call("GET", "/api/session")).status).toBe(401);
      expect(await (await call("GET", "/api/session", reader)).json()).toMatchObject({
        name: "Petugas Uji",
        role: "reader",
        scope: { kind: "regency", codes: [] },
        permissions: ["directory/units.read", "notes/notes.read"],
        regency: { code: "19.06", name: "Belitung Timur" },
      });
    });

    it("every answer carries the security headers", async () => {
      for (const path of ["/api/session", "/healthz", "/nothing", "/auth/page.css"]) {
        const { headers } = await call("GET", path, reader);
        expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
        expect(headers.get("content-security-policy")).not.toMatch(/unsafe|\*/);
        expect(headers.get("x-content-type-options")).toBe("nosniff");
        expect(headers.get("referrer-policy")).toBe("same-origin");
      }
    });

    it("health is open, readiness waits for preparation, documents need a login", async () => {
      const fresh = notesHost(engine.db).server;
      expect((await fresh.app.request("/healthz")).status).toBe(200);
      expect((await fresh.app.request("/readyz")).status).toBe(503);
      await fresh.prepare();
      expect((await fresh.app.request("/readyz")).status).toBe(200);
      expect((await fresh.app.request("/openapi.json")).status).toBe(401);
      expect((await fresh.app.request("/openapi.json", { headers: reader })).status).toBe(200);
      const open = notesHost(engine.db, { openDocuments: true }).server;
      expect((await open.app.request("/openapi.json")).status).toBe(200);
    });
  },
  { migrations: notesMigrations },
);

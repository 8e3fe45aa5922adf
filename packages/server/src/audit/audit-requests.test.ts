import { type AuditEntryShown, systemClock, systemRandom } from "@spbe-kit/core";
import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import { describeEngines } from "../database/testing-engines.ts";
import type { SpbeServer } from "../host/create-spbe-server.ts";
import { notesHost, notesMigrations } from "../host/notes-host.fixture.ts";
import { testKeyRing } from "../keys/test-key-ring.ts";
import { testSession } from "../login/test-session.ts";
import { auditRecorder } from "./record-entry.ts";

type Headers = Record<string, string>;
const SECRET = "Rahasia keluarga di Dusun Aik Raya";

describeEngines(
  "the audit of requests",
  (engine) => {
    let server: SpbeServer;
    let writer: Headers;
    let reader: Headers;
    let auditor: Headers;
    let neighbour: Headers;

    beforeAll(async () => {
      ({ server } = notesHost(engine.db));
      await server.prepare();
      writer = await testSession(server, { role: "writer", accountId: "sari" });
      reader = await testSession(server, { role: "reader", accountId: "budi" });
      auditor = await testSession(server, { role: "auditor", accountId: "irban", name: "Rosalia" });
      neighbour = await testSession(server, { role: "auditor", regencyCode: "19.02" });
    });

    const send = (method: string, path: string, headers: Headers, body?: unknown) =>
      server.app.request(`/api${path}`, {
        method,
        headers: body === undefined ? headers : { "content-type": "application/json", ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    async function entries(filter: object, headers = auditor): Promise<AuditEntryShown[]> {
      const response = await send("POST", "/audit/entries/search", headers, filter);
      expect(response.status).toBe(200);
      return ((await response.json()) as { items: AuditEntryShown[] }).items;
    }
    const write = async (noteId = systemRandom.uuid()) => {
      const response = await send("POST", "/notes/notes", writer, { noteId, text: SECRET });
      return { noteId, response, subject: `note/${noteId}` };
    };

    it("keeps one entry for a write: who, which operation, whom, which fields, and no value", async () => {
      const { subject, response } = await write();
      const [entry, ...others] = await entries({ subject, kind: "write" });
      expect(others).toEqual([]);
      expect(entry).toMatchObject({
        kind: "write",
        act: "notes/notes.write",
        accountId: "sari",
        role: "writer",
        subjects: [subject],
        fields: ["noteId", "pinned", "text"],
        traceId: response.headers.get("x-trace-id"),
      });
      expect(JSON.stringify(await entries({}))).not.toContain("Rahasia");
    });

    it("keeps none for a write that was refused and rolled back", async () => {
      const { noteId, subject } = await write();
      expect((await write(noteId)).response.status).toBe(409);
      expect(await entries({ subject, kind: "write" })).toHaveLength(1);
    });

    it("keeps an entry for every answer that shows personal data, with everybody it shows", async () => {
      const { subject } = await write();
      await send("GET", "/notes/notes?limit=200", reader);
      const [seen] = await entries({ subject, kind: "disclosure", accountId: "budi" });
      expect(seen).toMatchObject({ act: "notes/notes.list", fields: ["text"] });
      expect(seen?.subjects).toContain(subject);
    });

    it("keeps no second entry for an answer that shows only what the request has just written", async () => {
      const { subject } = await write();
      expect((await entries({ subject })).map(({ kind }) => kind)).toEqual(["write"]);
    });

    it("keeps a purpose without the numbers somebody typed into it", async () => {
      const actor = { regencyCode: "19.06", accountId: "typist", role: "writer", traceId: "", act: "notes/notes.get" };
      const recorder = auditRecorder({ key: testKeyRing.audit, clock: systemClock, random: systemRandom });
      await engine.db.tenant({ regency: "19.06", scope: { kind: "regency" } }, async (tx) =>
        recorder.happened(tx, "disclosure", actor, { purpose: "mencocokkan 1906064904259901" }),
      );
      const [entry] = await entries({ accountId: "typist" });
      expect(entry?.purpose).toMatch(/^mencocokkan /);
      expect(entry?.purpose).not.toContain("1906064904259901");
    });

    it("keeps none for a request that shows nothing of people and writes nothing", async () => {
      const before = (await entries({ accountId: "budi" })).length;
      await send("POST", "/notes/count", reader, { fail: true });
      await send("GET", "/session", reader);
      expect(await entries({ accountId: "budi" })).toHaveLength(before);
    });

    it("answers nothing personal when its entry cannot be written", async () => {
      const { noteId } = await write();
      await engine.db.owner((tx) =>
        sql`alter table audit_entry add constraint closed check (kind <> 'disclosure') not valid`.execute(tx),
      );
      const response = await send("GET", `/notes/notes/${noteId}`, reader);
      expect(response.status).toBe(500);
      expect(await response.text()).not.toContain("Rahasia");
      await engine.db.owner((tx) => sql`alter table audit_entry drop constraint closed`.execute(tx));
    });

    it("says when an account signed in and out", async () => {
      const brief = await testSession(server, { role: "writer", accountId: "brief" });
      await server.app.request("/auth/logout", { method: "POST", headers: brief });
      expect((await entries({ accountId: "brief" })).map(({ kind }) => kind)).toEqual(["logout", "login"]);
    });

    it("shows the account's name beside its id, and the accounts to choose from", async () => {
      const [entry] = await entries({ accountId: "irban", kind: "login" });
      expect(entry?.accountName).toBe("Rosalia");
      const accounts = await send("GET", "/audit/accounts", auditor);
      expect(await accounts.json()).toMatchObject({
        items: expect.arrayContaining([{ accountId: "irban", accountName: "Rosalia", role: "auditor" }]),
      });
    });

    it("is read by auditors only, and only their own regency's", async () => {
      const { subject } = await write();
      for (const headers of [writer, reader])
        for (const [method, path] of [
          ["POST", "/audit/entries/search"],
          ["POST", "/audit/entries/download"],
          ["GET", "/audit/accounts"],
          ["GET", "/audit/chain"],
        ] as const)
          expect((await send(method, path, headers, method === "POST" ? {} : undefined)).status).toBe(403);
      expect(await entries({ subject }, neighbour)).toEqual([]);
    });

    it("pages without losing or repeating an entry, newest first", async () => {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const response = await send("POST", "/audit/entries/search", auditor, {
          limit: 3,
          kind: "write",
          ...(cursor && { cursor }),
        });
        const page = (await response.json()) as { items: AuditEntryShown[]; nextCursor: string | null };
        seen.push(...page.items.map(({ entryId }) => entryId));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toEqual((await entries({ kind: "write", limit: 200 })).map(({ entryId }) => entryId));
    });

    it("finds nothing on a day on which nothing happened", async () => {
      expect(await entries({ from: "2020-01-01", to: "2020-01-31" })).toEqual([]);
    });

    it("names a malformed subject and its cure", async () => {
      const response = await send("POST", "/audit/entries/search", auditor, { subject: "Budi" });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({
        errors: [{ path: "body.subject", code: "audit/subject-malformed", message: expect.stringContaining("child/") }],
      });
    });

    it("downloads as CSV what the filter finds", async () => {
      const { subject } = await write();
      const response = await send("POST", "/audit/entries/download", auditor, { subject });
      expect(response.headers.get("content-type")).toContain("text/csv");
      const lines = (await response.text()).trim().split("\r\n");
      expect(lines).toHaveLength(2);
      expect(lines[1]).toContain(subject);
    });

    it("seals what has been written within seconds, and the chain says so", async () => {
      await write();
      await expect
        .poll(async () => ((await (await send("GET", "/audit/chain", auditor)).json()) as { sealed: number }).sealed, {
          timeout: 25_000,
        })
        .toBeGreaterThan(10);
    }, 30_000);
  },
  { migrations: notesMigrations },
);

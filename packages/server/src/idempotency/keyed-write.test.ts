import { fixedClock, systemRandom } from "@spbe-kit/core";
import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import { describeEngines } from "../database/testing-engines.ts";
import type { SpbeServer } from "../host/create-spbe-server.ts";
import { notesHost, notesMigrations } from "../host/notes-host.fixture.ts";
import { testSession } from "../login/test-session.ts";
import { sweepIdempotencyKeys } from "./keyed-write.ts";

type Headers = Record<string, string>;
const BELTIM = { regency: "19.06", scope: { kind: "regency" } } as const;

describeEngines(
  "a write that is sent twice",
  (engine) => {
    let server: SpbeServer;
    let writer: Headers;
    let colleague: Headers;

    beforeAll(async () => {
      ({ server } = notesHost(engine.db));
      await server.prepare();
      writer = await testSession(server, { role: "writer", accountId: "sari" });
      colleague = await testSession(server, { role: "writer", accountId: "budi" });
    });

    const send = (method: string, path: string, key: string | undefined, body?: unknown, headers = writer) =>
      server.app.request(`/api${path}`, {
        method,
        headers: {
          "content-type": "application/json",
          ...headers,
          ...(key !== undefined && { "idempotency-key": key }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    const newNote = () => ({ noteId: systemRandom.uuid(), text: "Timbang ulang Senin" });
    const code = async (response: Response) => ((await response.json()) as { code: string }).code;
    const countOf = async (noteId: string) => {
      const { rows } = await engine.db.tenant(BELTIM, (tx) =>
        sql`select from note where note_id = ${noteId}`.execute(tx),
      );
      return rows.length;
    };

    it("is done once and answered twice, the second time marked as repeated", async () => {
      const [key, note] = [systemRandom.uuid(), newNote()];
      const first = await send("POST", "/notes/notes", key, note);
      const second = await send("POST", "/notes/notes", key, note);
      expect([first.status, second.status]).toEqual([201, 201]);
      expect(await second.json()).toEqual(await first.json());
      expect([first.headers.get("idempotency-replayed"), second.headers.get("idempotency-replayed")]).toEqual([
        null,
        "true",
      ]);
    });

    it("without a key is judged anew, as before", async () => {
      const note = newNote();
      await send("POST", "/notes/notes", undefined, note);
      expect(await code(await send("POST", "/notes/notes", undefined, note))).toBe("notes/note-taken");
    });

    it("is done once when eight arrive at the same moment", async () => {
      const [key, note] = [systemRandom.uuid(), newNote()];
      const answers = await Promise.all(Array.from({ length: 8 }, () => send("POST", "/notes/notes", key, note)));
      expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201));
      expect(await countOf(note.noteId)).toBe(1);
    });

    it("answers a removal again although nothing is left to remove", async () => {
      const note = newNote();
      await send("POST", "/notes/notes", undefined, note);
      const key = systemRandom.uuid();
      expect((await send("DELETE", `/notes/notes/${note.noteId}`, key)).status).toBe(204);
      expect((await send("DELETE", `/notes/notes/${note.noteId}`, key)).status).toBe(204);
      expect((await send("DELETE", `/notes/notes/${note.noteId}`, systemRandom.uuid())).status).toBe(404);
    });

    it("is refused when the key belongs to another content or another operation", async () => {
      const [key, note] = [systemRandom.uuid(), newNote()];
      await send("POST", "/notes/notes", key, note);
      const other = await send("POST", "/notes/notes", key, { ...note, text: "Lain" });
      expect([other.status, await code(other)]).toEqual([422, "core/idempotency-key-reused"]);
      const elsewhere = await send("DELETE", `/notes/notes/${note.noteId}`, key);
      expect(await code(elsewhere)).toBe("core/idempotency-key-reused");
    });

    it("may be mended and sent again under the same key after a refusal", async () => {
      const taken = newNote();
      await send("POST", "/notes/notes", undefined, taken);
      const key = systemRandom.uuid();
      expect((await send("POST", "/notes/notes", key, taken)).status).toBe(409);
      expect((await send("POST", "/notes/notes", key, newNote())).status).toBe(201);
    });

    it("meets nobody else's key: an account sees only its own answers", async () => {
      const [key, note] = [systemRandom.uuid(), newNote()];
      await send("POST", "/notes/notes", key, note);
      expect(await code(await send("POST", "/notes/notes", key, note, colleague))).toBe("notes/note-taken");
    });

    it.each(["short", "has a space in it", "x".repeat(65)])("with the key %j is refused with its cure", async (key) => {
      const response = await send("POST", "/notes/notes", key, newNote());
      expect(response.status).toBe(400);
      expect(await code(response)).toBe("core/idempotency-key-malformed");
    });

    it("keeps the answer for a week and no longer", async () => {
      const [key, note] = [systemRandom.uuid(), newNote()];
      await send("POST", "/notes/notes", key, note);
      const kept = () =>
        engine.db.tenant(
          BELTIM,
          async (tx) => (await sql`select from idempotency_key where key = ${key}`.execute(tx)).rows.length,
        );
      const days = (count: number) => fixedClock(new Date(Date.now() + count * 86_400_000).toISOString()).now();
      await engine.db.tenant(BELTIM, (tx) => sweepIdempotencyKeys(tx, "19.06", days(6)));
      expect(await kept()).toBe(1);
      await engine.db.tenant(BELTIM, (tx) => sweepIdempotencyKeys(tx, "19.06", days(8)));
      expect(await kept()).toBe(0);
    });
  },
  { migrations: notesMigrations },
);

import { nikSchema } from "@spbe-kit/core";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { describeEngines } from "../database/testing-engines.ts";
import { testSession } from "../login/test-session.ts";
import { misplacedNiks } from "./misplaced-nik.ts";
import { notesHost, notesMigrations } from "./notes-host.fixture.ts";

const NIK = "1906014904259901";

describe("a NIK in a body", () => {
  const schema = z.object({
    nik: nikSchema.nullable().default(null),
    name: z.string().meta({ personal: "name" }),
    members: z.array(z.object({ kk: z.string().meta({ personal: "kk" }), note: z.string().optional() })).default([]),
  });

  it("may stand in the fields made for numbers", () => {
    expect(misplacedNiks(schema, { nik: NIK, name: "Naura", members: [{ kk: NIK }] })).toEqual([]);
  });

  it("is named wherever else it stands, however deep and however parted", () => {
    const members = [{ kk: NIK }, { kk: NIK, note: `anak 190601 490425 9901` }];
    expect(misplacedNiks(schema, { nik: null, name: `Naura ${NIK}`, members })).toEqual([
      ["name"],
      ["members", "1", "note"],
    ]);
  });

  it("is told from a number that is none", () => {
    expect(misplacedNiks(schema, { nik: null, name: "SK 9906014904259901", members: [] })).toEqual([]);
  });
});

describeEngines(
  "a note with a NIK in it",
  (engine) => {
    it("is refused at its field, in the language asked for, and does not repeat it", async () => {
      const { server } = notesHost(engine.db);
      await server.prepare();
      const headers = { ...(await testSession(server, { role: "writer" })), "content-type": "application/json" };
      const write = (language: string, text: string) =>
        server.app.request("/api/notes/notes", {
          method: "POST",
          headers: { ...headers, "accept-language": language },
          body: JSON.stringify({ noteId: "01999999-9999-7999-8999-999999999999", text }),
        });
      const refused = await write("id", `Anak ${NIK} pindah`);
      expect(refused.status).toBe(400);
      const problem = await refused.text();
      expect(JSON.parse(problem).errors).toEqual([
        {
          path: "body.text",
          code: "core/misplaced-nik",
          message: "Isian ini memuat NIK. Hapus dari sini dan tulis hanya di isian NIK.",
        },
      ]);
      expect(problem).not.toContain(NIK);
      expect(await (await write("en", NIK)).text()).toContain("This entry holds a NIK.");
      expect((await write("id", "Anak pindah")).status).toBe(201);
    });

    it("is refused as the key of a request too: keys are stored", async () => {
      const { server } = notesHost(engine.db);
      await server.prepare();
      const headers = { ...(await testSession(server, { role: "writer" })), "content-type": "application/json" };
      const answer = await server.app.request("/api/notes/notes", {
        method: "POST",
        headers: { ...headers, "idempotency-key": NIK },
        body: JSON.stringify({ noteId: "01999999-9999-7999-8999-999999999998", text: "Halo" }),
      });
      expect([answer.status, (await answer.json()).code]).toEqual([400, "core/idempotency-key-malformed"]);
    });
  },
  { migrations: notesMigrations },
);

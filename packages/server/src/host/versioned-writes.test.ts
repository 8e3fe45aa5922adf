import { systemRandom } from "@spbe-kit/core";
import { beforeAll, expect, it } from "vitest";
import { describeEngines } from "../database/testing-engines.ts";
import { testSession } from "../login/test-session.ts";
import type { SpbeServer } from "./create-spbe-server.ts";
import { notesHost, notesMigrations } from "./notes-host.fixture.ts";

describeEngines(
  "a change of a record that has a version",
  (engine) => {
    let server: SpbeServer;
    let writer: Record<string, string>;
    const noteId = systemRandom.uuid();

    beforeAll(async () => {
      ({ server } = notesHost(engine.db));
      await server.prepare();
      writer = await testSession(server, { role: "writer" });
      await server.app.request("/api/notes/notes", {
        method: "POST",
        headers: { ...writer, "content-type": "application/json" },
        body: JSON.stringify({ noteId, text: "Timbang ulang" }),
      });
    });

    const pin = (headers: Record<string, string>) =>
      server.app.request(`/api/notes/notes/${noteId}/pin`, { method: "PUT", headers: { ...writer, ...headers } });
    const code = async (response: Response) => ((await response.json()) as { code: string }).code;

    it.each([
      ["none", {}],
      ["*, which would overwrite whatever is there", { "if-match": "*" }],
      ["a number without quotes", { "if-match": "1" }],
    ])("is refused with If-Match: %s", async (_, headers) => {
      const response = await pin(headers as Record<string, string>);
      expect([response.status, await code(response)]).toEqual([428, "core/version-missing"]);
    });

    it("is done for the version that was seen, and says the next one as its ETag", async () => {
      const response = await pin({ "if-match": '"1"' });
      expect(response.status).toBe(200);
      expect(response.headers.get("etag")).toBe('"2"');
    });

    it("is refused when somebody else was first", async () => {
      const response = await pin({ "if-match": '"1"' });
      expect([response.status, await code(response)]).toEqual([412, "core/version-changed"]);
    });
  },
  { migrations: notesMigrations },
);

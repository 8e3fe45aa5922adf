import type { Problem } from "@spbe-kit/core";
import { systemRandom } from "@spbe-kit/core";
import { expect, it } from "vitest";
import { describeEngines } from "../database/testing-engines.ts";
import { testSession } from "../login/test-session.ts";
import { notesHost, notesMigrations } from "./notes-host.fixture.ts";

const json = { "content-type": "application/json" };

describeEngines(
  "the number of a request",
  (engine) => {
    it("is in every problem, in the answer's header and in every line the request wrote, of its job too", async () => {
      const { server, logLines } = notesHost(engine.db);
      await server.prepare();
      const writer = await testSession(server, { role: "writer" });
      const stranger = await testSession(server, { role: "stranger" });
      const call = (path: string, headers: Record<string, string>, method = "GET", body?: string) =>
        server.app.request(path, {
          method,
          headers: { ...json, "idempotency-key": systemRandom.uuid(), ...headers },
          ...(body !== undefined && { body }),
        });
      const refusals = [
        await call("/api/notes/notes", {}),
        await call("/api/notes/notes", stranger),
        await call("/api/notes/notes/none", writer),
        await call("/api/notes/notes", writer, "POST", "{"),
        await call("/api/notes/notes", { ...writer, "sec-fetch-site": "cross-site" }, "POST", "{}"),
        await call("/api/notes/crash", writer, "POST", JSON.stringify({ name: "Siti" })),
        await call("/api/nowhere", writer),
        await call("/auth/callback?state=x", {}),
      ];
      for (const response of refusals) {
        const problem = (await response.json()) as Problem;
        expect(problem.traceId).toMatch(/^[0-9a-f]{32}$/);
        expect(response.headers.get("x-trace-id")).toBe(problem.traceId);
        const own = logLines.filter((line) => line.includes(problem.traceId ?? "none"));
        expect(own.some((line) => JSON.parse(line).msg === "request")).toBe(true);
      }
      const started = await call("/api/notes/count", writer, "POST", JSON.stringify({ fail: false }));
      expect(started.status).toBe(204);
      await server.jobs.idle();
      expect(logLines.length).toBeGreaterThan(refusals.length);
      for (const line of logLines.filter((text) => !text.includes("audit anchor")))
        expect(JSON.parse(line).traceId).toMatch(/^[0-9a-f]{32}$/);
    });

    it("is the caller's own when it is well formed, and never what else he sent", async () => {
      const { server } = notesHost(engine.db);
      const idFor = async (traceparent: string) =>
        (await server.app.request("/healthz", { headers: { traceparent } })).headers.get("x-trace-id");
      const given = "4bf92f3577b34da6a3ce929d0e0e4736";
      expect(await idFor(`00-${given}-00f067aa0ba902b7-01`)).toBe(given);
      const withNik = `00-ab${"0".repeat(8)}1906014904259901cdefab-00f067aa0ba902b7-01`;
      for (const bad of [`00-${"0".repeat(32)}-00f067aa0ba902b7-01`, "<script>", `00-${given}`, "Siti Aminah", withNik])
        expect(await idFor(bad)).toMatch(/^(?!0{32})[0-9a-f]{32}$/);
      expect(await idFor("Siti Aminah")).not.toContain("Siti");
      expect(await idFor(withNik)).not.toContain("1906014904259901");
    });
  },
  { migrations: notesMigrations },
);

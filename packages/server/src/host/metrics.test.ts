import { type Attributes, type Histogram, type Meter, type MetricOptions, metrics } from "@opentelemetry/api";
import { systemRandom } from "@spbe-kit/core";
import { afterEach, beforeEach, expect, it } from "vitest";
import { describeEngines } from "../database/testing-engines.ts";
import { testSession } from "../login/test-session.ts";
import { notesHost, notesMigrations } from "./notes-host.fixture.ts";

interface Recorded {
  readonly name: string;
  readonly unit: string | undefined;
  readonly value: number;
  readonly attributes: Attributes;
}

describeEngines(
  "metrics",
  (engine) => {
    const recorded: Recorded[] = [];
    beforeEach(() => {
      recorded.length = 0;
      const createHistogram = (name: string, options?: MetricOptions): Histogram => ({
        record: (value, attributes = {}) => void recorded.push({ name, unit: options?.unit, value, attributes }),
      });
      metrics.setGlobalMeterProvider({ getMeter: () => ({ createHistogram }) as unknown as Meter });
    });
    afterEach(() => metrics.disable());

    it("are off unless asked for, even where the process has an OpenTelemetry SDK", async () => {
      const { server } = notesHost(engine.db);
      await server.app.request("/healthz");
      expect(recorded).toEqual([]);
    });

    it("hold the route's pattern and nothing that a caller wrote", async () => {
      const { server } = notesHost(engine.db, { metrics: true });
      await server.prepare();
      const headers = await testSession(server, { role: "writer" });
      const noteId = systemRandom.uuid();
      await server.app.request(`/api/notes/notes/${noteId}?name=Siti`, { headers });
      await server.app.request("/api/notes/1906010101200001", { headers });
      await server.app.request("/anak/Siti-Aminah", { headers });
      await server.app.request("/api/notes/notes", { method: "SITI", headers });
      expect(recorded.map(({ attributes }) => attributes)).toEqual([
        { "http.request.method": "GET", "http.response.status_code": 404, "http.route": "/api/notes/notes/{noteId}" },
        { "http.request.method": "GET", "http.response.status_code": 404 },
        { "http.request.method": "GET", "http.response.status_code": 404 },
        { "http.request.method": "_OTHER", "http.response.status_code": 405 },
      ]);
      expect(JSON.stringify(recorded)).not.toMatch(/siti|1906|19\.06/i);
      for (const { name, unit, value } of recorded) {
        expect([name, unit]).toEqual(["http.server.request.duration", "s"]);
        expect(value).toBeGreaterThan(0);
        expect(value).toBeLessThan(60);
      }
    });
  },
  { migrations: notesMigrations },
);

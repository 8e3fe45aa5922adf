import { once } from "node:events";
import { Agent, request as httpRequest } from "node:http";
import { connect } from "node:net";
import { expect, it } from "vitest";
import { describeEngines } from "../database/testing-engines.ts";
import { testSession } from "../login/test-session.ts";
import { markComplete, markIncomplete } from "../operations/incomplete-import.ts";
import { choosePort } from "./listen.ts";
import { notesModule } from "./notes.fixture.ts";
import { notesHost, notesMigrations } from "./notes-host.fixture.ts";

describeEngines(
  "what a watcher may ask of a host",
  (engine) => {
    const keptOpen = () =>
      Object.assign(Object.create(engine.db), { close: async () => undefined }) as typeof engine.db;
    /** A module whose reading of one note ends when told. */
    function slowHost(publicUrl: string) {
      let entered = () => {};
      let finish = () => {};
      const reached = new Promise<void>((resolve) => {
        entered = resolve;
      });
      const told = new Promise<void>((resolve) => {
        finish = resolve;
      });
      const notes = {
        ...notesModule.handlers.notes,
        list: async () => {
          entered();
          await told;
          return { items: [], only: null };
        },
      };
      const host = notesHost(keptOpen(), { publicUrl, modules: [{ ...notesModule, handlers: { notes } }] });
      return { ...host, reached, finish };
    }
    async function startedSlow() {
      const port = await choosePort({ port: 0 });
      const origin = `http://127.0.0.1:${port}`;
      const host = slowHost(origin);
      await host.server.start({ port });
      const headers = await testSession(host.server, { role: "reader" });
      return { ...host, port, origin, headers };
    }

    it("lives from its first moment, and is ready only when it may serve", async () => {
      const { server } = notesHost(keptOpen());
      const status = async (path: string) => (await server.app.request(path)).status;
      expect([await status("/healthz"), await status("/readyz")]).toEqual([200, 503]);
      await server.prepare();
      expect([await status("/healthz"), await status("/readyz")]).toEqual([200, 200]);
      await server.close();
      expect([await status("/healthz"), await status("/readyz")]).toEqual([200, 503]);
    });

    it("tells a stranger no more than yes or no", async () => {
      const { server } = notesHost(keptOpen(), { production: true });
      const before = await (await server.app.request("/readyz")).text();
      expect(before).not.toMatch(/postgres|pglite|database|folder|spbe_/i);
      expect((await server.app.request("/openapi.json")).status).toBe(401);
      expect((await server.app.request("/metrics")).status).toBe(404);
    });

    it("does not serve a database whose import was cut off, whether it starts or runs already", async () => {
      const running = notesHost(keptOpen()).server;
      await running.prepare();
      await engine.db.owner(markIncomplete);
      try {
        expect((await running.app.request("/readyz")).status).toBe(503);
        await expect(notesHost(keptOpen()).server.prepare()).rejects.toThrow(/part of the data is missing/);
      } finally {
        await engine.db.owner(markComplete);
      }
      expect((await running.app.request("/readyz")).status).toBe(200);
    });

    it("is not ready when the database is silent, and says why in the log only", async () => {
      const silent = Object.assign(Object.create(engine.db), {
        withoutTenant: () => Promise.reject(new Error("connect ECONNREFUSED 10.0.0.7")),
      }) as typeof engine.db;
      const { server } = notesHost(keptOpen());
      await server.prepare();
      const broken = notesHost(silent);
      await expect(broken.server.prepare()).rejects.toThrow();
      const answer = await broken.server.app.request("/readyz");
      expect(answer.status).toBe(503);
      expect(await answer.text()).not.toContain("10.0.0.7");
    });

    it("lets a request end that is under way when it is asked to stop, and takes no other", async () => {
      const { server, origin, port, headers, reached, finish } = await startedSlow();
      const answer = fetch(`${origin}/api/notes/notes`, { headers });
      await reached;
      const closed = server.close();
      await expect(fetch(`${origin}/healthz`)).rejects.toThrow();
      const socket = connect(port, "127.0.0.1");
      const [refused] = (await once(socket, "error")) as [NodeJS.ErrnoException];
      expect(refused.code).toBe("ECONNREFUSED");
      finish();
      const response = await answer;
      expect([response.status, await response.json()]).toEqual([200, { items: [], only: null }]);
      await closed;
    });

    it("does not wait for ever: a request without end is cut, and it is gone within five seconds", async () => {
      const { server, origin, headers, reached, finish } = await startedSlow();
      const answer = fetch(`${origin}/api/notes/notes`, { headers });
      const cut = expect(answer).rejects.toThrow();
      await reached;
      const before = performance.now();
      await server.close();
      expect(performance.now() - before).toBeLessThan(8_000);
      await cut;
      finish();
    }, 15_000);

    it("is not kept by a caller who holds a connection open and says nothing", async () => {
      const { server, port } = await startedSlow();
      const silent = connect(port, "127.0.0.1");
      await once(silent, "connect");
      const agent = new Agent({ keepAlive: true });
      const asked = httpRequest({ port, host: "127.0.0.1", path: "/healthz", agent }).end();
      const [response] = await once(asked, "response");
      response.resume();
      await once(response, "end");
      const before = performance.now();
      await server.close();
      expect(performance.now() - before).toBeLessThan(8_000);
      silent.destroy();
      agent.destroy();
    }, 15_000);

    it("does not repeat a request to its caller (TRACE)", async () => {
      const { server, port } = await startedSlow();
      const socket = connect(port, "127.0.0.1");
      socket.end(`TRACE /api/notes/notes HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Secret: kuki\r\nConnection: close\r\n\r\n`);
      let answer = "";
      for await (const chunk of socket) answer += String(chunk);
      expect(answer).toMatch(/^HTTP\/1\.1 40[05]/);
      expect(answer).not.toContain("kuki");
      await server.close();
    });

    it("carries its headers on every kind of answer, and says nothing of what it is made of", async () => {
      const { server } = notesHost(keptOpen(), { publicUrl: "https://portal.example.go.id" });
      await server.prepare();
      const reader = await testSession(server, { role: "reader" });
      const answers = [
        await server.app.request("/healthz"),
        await server.app.request("/readyz"),
        await server.app.request("/openapi.json", { headers: reader }),
        await server.app.request("/api/notes/notes", { headers: reader }),
        await server.app.request("/api/notes/notes"),
        await server.app.request("/api/notes/notes", { method: "OPTIONS" }),
        await server.app.request("/nowhere", { headers: { accept: "text/html" } }),
        await server.app.request("/auth/callback", { headers: { accept: "text/html" } }),
        await server.app.request("/auth/page.css"),
        await server.app.request("/api/notes/notes/0190f3a1-0000-7000-8000-000000000001/print", { headers: reader }),
      ];
      for (const { headers, status } of answers) {
        const policy = headers.get("content-security-policy") ?? "";
        expect(policy).toContain("default-src 'self'");
        expect(policy).toContain("object-src 'none'");
        expect(policy).toContain("frame-ancestors 'none'");
        expect(policy, `${status}`).not.toMatch(/unsafe|\*/);
        expect(headers.get("x-content-type-options")).toBe("nosniff");
        expect(headers.get("strict-transport-security")).toMatch(/max-age=31536000/);
        expect(headers.get("referrer-policy")).toBe("same-origin");
        expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
        expect(headers.has("server")).toBe(false);
        expect(headers.has("x-powered-by")).toBe(false);
      }
    });
  },
  { migrations: notesMigrations },
);

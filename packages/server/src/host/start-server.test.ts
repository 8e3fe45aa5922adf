import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, it, vi } from "vitest";
import { sourceCondition } from "../../../tooling/conditions.mjs";
import { describeEngines } from "../database/testing-engines.ts";
import { notesMigrations } from "./notes-host.fixture.ts";

const script = fileURLToPath(new URL("./testing/serve-until-stopped.ts", import.meta.url));

describeEngines(
  "a server that the system stops",
  (engine) => {
    /** Starts a server whose request takes so long, and asks it. */
    async function askedServer(milliseconds: number) {
      const urls = engine.urls ? [engine.urls.app, engine.urls.owner] : [];
      const child = spawn(
        process.execPath,
        [`--conditions=${sourceCondition}`, script, String(milliseconds), ...urls],
        {
          stdio: ["ignore", "pipe", "inherit"],
        },
      );
      const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      const { port, headers } = JSON.parse((await lines.next()).value ?? "{}");
      const answer = fetch(`http://127.0.0.1:${port}/api/notes/notes`, { headers }).then(
        (response) => response.status,
        () => "cut",
      );
      await lines.next();
      return { child, answer, port: Number(port) };
    }
    const exited = async (child: ChildProcess) => (await once(child, "exit")) as [number | null, string | null];

    it("answers what it was asked, takes nothing more, and ends with 0", async () => {
      const { child, answer, port } = await askedServer(800);
      child.kill("SIGTERM");
      const ended = exited(child);
      await vi.waitFor(() => expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow(), { timeout: 5_000 });
      expect(await answer).toBe(200);
      expect(await ended).toEqual([0, null]);
    }, 60_000);

    it("is gone in five seconds though a request has no end, and the request is cut", async () => {
      const { child, answer } = await askedServer(60_000);
      const before = performance.now();
      const ended = exited(child);
      child.kill("SIGTERM");
      await ended;
      expect(performance.now() - before).toBeLessThan(8_000);
      expect(await answer).toBe("cut");
    }, 60_000);

    it("is gone at once at the second signal", async () => {
      const { child, answer } = await askedServer(60_000);
      const before = performance.now();
      const ended = exited(child);
      child.kill("SIGTERM");
      await new Promise((resolve) => setTimeout(resolve, 100));
      child.kill("SIGTERM");
      await ended;
      expect(performance.now() - before).toBeLessThan(4_000);
      expect(await answer).toBe("cut");
    }, 60_000);
  },
  { migrations: notesMigrations },
);

import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemRandom } from "@spbe-kit/core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeEngines } from "../database/testing-engines.ts";
import { testKeyRing } from "../keys/test-key-ring.ts";
import { testSession } from "../login/test-session.ts";
import { DEMO_KEYS_FILE } from "./demo-keys-file.ts";
import { choosePort } from "./listen.ts";
import { notesModule } from "./notes.fixture.ts";
import { notesHost, notesMigrations } from "./notes-host.fixture.ts";
import type { ModuleStart } from "./server-module.ts";

const ASSET = "console.log('portal')";

describeEngines(
  "a host's life",
  (engine) => {
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "spbe-portal-"));
      await mkdir(join(folder, "portal/assets"), { recursive: true });
      await writeFile(join(folder, "portal/index.html"), "<!doctype html><title>Portal</title>");
      await writeFile(join(folder, "portal/assets/index-B4x9.js"), ASSET);
      await writeFile(join(folder, "portal/manifest.webmanifest"), "{}");
      await writeFile(join(folder, "rahasia.txt"), "rahasia");
    });
    afterAll(() => rm(folder, { recursive: true }));
    /** The suite's database outlives the hosts of single tests. */
    const keptOpen = () =>
      Object.assign(Object.create(engine.db), { close: async () => undefined }) as typeof engine.db;

    async function started(more: Parameters<typeof notesHost>[1] = {}) {
      const port = await choosePort({ port: 0 });
      const origin = `http://127.0.0.1:${port}`;
      const host = notesHost(keptOpen(), { publicUrl: origin, ...more });
      await host.server.start({ port });
      return { ...host, port, origin };
    }

    it("serves the portal: hashed assets for a year, the page always fresh, every typed address the page", async () => {
      const { server, origin } = await started({ staticFolder: join(folder, "portal") });
      try {
        const asset = await fetch(`${origin}/assets/index-B4x9.js`);
        expect(await asset.text()).toBe(ASSET);
        expect(asset.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
        expect(asset.headers.get("content-type")).toMatch(/^text\/javascript/);
        for (const path of ["/", "/anak/123", "/index.html"]) {
          const page = await fetch(origin + path, { headers: { accept: "text/html" } });
          expect(await page.text()).toContain("<title>Portal</title>");
          expect(page.headers.get("cache-control")).toBe("no-cache");
          expect(page.headers.get("content-security-policy")).toContain("script-src 'self'");
        }
        const html = { headers: { accept: "text/html" } };
        expect((await fetch(`${origin}/assets/gone-1.js`, html)).status).toBe(404);
        expect((await fetch(`${origin}/api/nothing`, html)).status).toBe(404);
        expect((await fetch(`${origin}/anak/123`, { headers: { accept: "application/json" } })).status).toBe(404);
      } finally {
        await server.close();
      }
    });

    it.each([
      "/../rahasia.txt",
      "/%2e%2e/rahasia.txt",
      "/..%2frahasia.txt",
      "/assets/..%5c..%5c..%5crahasia.txt",
      "/assets/../../rahasia.txt",
      "//rahasia.txt",
    ])("%s never leaves the portal's folder", async (path) => {
      const { server, port } = await started({ staticFolder: join(folder, "portal") });
      try {
        const socket = connect(port, "127.0.0.1");
        socket.end(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`);
        let answer = "";
        for await (const chunk of socket) answer += String(chunk);
        expect(answer).toMatch(/^HTTP\/1\.1 40[04]/);
        expect(answer).not.toContain("rahasia\n");
        expect(answer.split("\r\n\r\n")[1]).not.toMatch(/^rahasia$/);
      } finally {
        await server.close();
      }
    });

    it("an upload over HTTP streams, and one without end is cut", async () => {
      const { server, origin } = await started({ bodyLimits: { upload: 200_000 } });
      try {
        const headers = {
          ...(await testSession(server, { role: "writer" })),
          "content-type": "application/octet-stream",
        };
        const send = (body: BodyInit) =>
          fetch(`${origin}/api/notes/notes/${systemRandom.uuid()}/file`, {
            method: "PUT",
            headers,
            body,
            duplex: "half",
          } as RequestInit);
        expect(await (await send(new Uint8Array(150_000))).json()).toEqual({ sizeBytes: 150_000 });
        const endless = new ReadableStream({
          pull: (controller) => controller.enqueue(new Uint8Array(50_000)),
        });
        const status = await send(endless).then(
          (response) => response.status,
          () => "cut",
        );
        expect([413, "cut"]).toContain(status);
        expect((await fetch(`${origin}/healthz`)).status).toBe(200);
      } finally {
        await server.close();
      }
    });

    it("a taken port is an error that names the process, or the next free one when wished", async () => {
      const { server, port } = await started();
      try {
        const second = notesHost(keptOpen()).server;
        const words =
          process.platform === "linux"
            ? new RegExp(`port ${port} is taken by .+ \\(pid ${process.pid}\\)`)
            : /is taken/;
        await expect(second.start({ port })).rejects.toThrow(words);
        await expect(choosePort({ port })).rejects.toThrow(words);
        expect(await choosePort({ port, portFallback: true })).toBeGreaterThan(port);
      } finally {
        await server.close();
      }
    });

    it("closing lets a request finish, asks jobs to stop, and takes no more", async () => {
      const stopped: string[] = [];
      const module = {
        ...notesModule,
        onStart: async (start: ModuleStart) =>
          start.startJob("19.06", "resume", async (job) => {
            await once(job.signal, "abort");
            stopped.push("asked");
          }),
      };
      const { server, origin, port } = await started({ modules: [module] });
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(server.jobs.count()).toBeGreaterThan(0); // the module's own, and whatever the host itself begins
      const asked = fetch(`${origin}/healthz`);
      const before = performance.now();
      expect((await asked).status).toBe(200);
      await Promise.all([server.close(), server.close()]);
      expect(performance.now() - before).toBeLessThan(5_000);
      expect(stopped).toEqual(["asked"]);
      await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
    });

    it("a job that fails is in the log with a trace and without values", async () => {
      const module = {
        ...notesModule,
        onStart: async (start: ModuleStart) =>
          start.startJob("19.06", "resume", async () => {
            throw new Error(`duplicate key value "Siti Aminah"`);
          }),
      };
      const { server, logLines } = notesHost(keptOpen(), { modules: [module] });
      await server.prepare();
      await server.jobs.idle();
      const line = logLines.find((text) => text.includes("job failed"));
      expect(JSON.parse(line ?? "{}")).toMatchObject({ job: "resume", regency: "19.06", traceId: expect.any(String) });
      expect(line).not.toContain("Siti");
    });

    it("refuses keys in production that are known to others", () => {
      expect(() => notesHost(engine.db, { production: true, keys: testKeyRing })).toThrow(
        /test-\w+ was made for trial/,
      );
    });

    it("refuses a composition that is unsafe", async () => {
      const mount = { path: "/demo-identity", loopbackOnly: true, handle: () => undefined } as const;
      expect(() => notesHost(engine.db, { mounts: [mount], production: true })).toThrow(/trial only/);
      await expect(
        notesHost(keptOpen(), { mounts: [mount] }).server.start({ port: 0, host: "0.0.0.0" }),
      ).rejects.toThrow(/may not listen on 0\.0\.0\.0/);
      expect(() => notesHost(engine.db, { publicUrl: "http://10.0.0.8" })).toThrow(/TLS proxy/);
      expect(() => notesHost(engine.db, { regency: [] })).toThrow(/no regency/);
      expect(() => notesHost(engine.db, { modules: [notesModule, notesModule] })).toThrow(/listed twice/);
      const identity = {
        issuer: "http://sso.example.go.id",
        clientId: "x",
        claims: { role: { claim: "r" }, regency: { claim: "k" }, scopeOfRole: {} },
      };
      expect(() => notesHost(engine.db, { identity })).toThrow(/not https/);
    });

    it("production is not ready where the demo login has run", async () => {
      await writeFile(join(folder, DEMO_KEYS_FILE), "{}");
      for (const [production, status] of [
        [true, 503],
        [false, 200],
      ] as const) {
        const { server } = notesHost(keptOpen(), { production, dataFolder: folder });
        await server.prepare();
        expect((await server.app.request("/readyz")).status).toBe(status);
      }
    });

    it("a silent provider is told as such, and the log names no address of a person", async () => {
      const { server } = notesHost(keptOpen());
      const page = await server.app.request("http://127.0.0.1:4321/auth/login", {
        headers: { accept: "text/html", "accept-language": "en" },
      });
      expect(page.status).toBe(503);
      expect(await page.text()).toContain("The account service does not answer");
    });

    it("another name of this machine begins its login at the public one", async () => {
      const { server } = notesHost(keptOpen());
      const headers = { "sec-fetch-mode": "navigate" };
      const response = await server.app.request("http://localhost:4321/auth/login?return=/anak", { headers });
      expect(response.headers.get("location")).toBe("http://127.0.0.1:4321/auth/login?return=%2Fanak");
    });
  },
  { migrations: notesMigrations },
);

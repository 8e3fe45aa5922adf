import { type ClockPort, fixedClock, type Problem } from "@spbe-kit/core";
import { beforeAll, describe, expect, it } from "vitest";
import { describeEngines } from "../database/testing-engines.ts";
import { testSession } from "../login/test-session.ts";
import type { SpbeServer } from "./create-spbe-server.ts";
import { notesHost, notesMigrations } from "./notes-host.fixture.ts";
import { clientAddress, LOOPBACK_PROXIES } from "./rate-limit-address.ts";
import { rateLimitBuckets } from "./rate-limit-buckets.ts";

/** A clock that stands until it is moved. */
function standingClock(): ClockPort & { move(seconds: number): void } {
  let at = Date.parse("2026-11-24T03:00:00.000Z");
  const clock = () => fixedClock(new Date(at).toISOString());
  return {
    now: () => clock().now(),
    today: (zone) => clock().today(zone),
    move: (seconds) => {
      at += seconds * 1000;
    },
  };
}
const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } });
const few = { burst: 3, perMinute: 6 };
const many = { burst: 1_000, perMinute: 1_000 };

describeEngines(
  "somebody who asks too often",
  (engine) => {
    let server: SpbeServer;
    let logLines: string[];
    const clock = standingClock();
    beforeAll(async () => {
      ({ server, logLines } = notesHost(engine.db, {
        clock,
        rateLimits: { account: few, anonymous: few, login: few },
        trustedProxies: ["10.0.0.0/24"],
      }));
      await server.prepare();
    });
    const status = async (path: string, peer: string, headers: Record<string, string> = {}) =>
      (await server.app.request(path, { headers }, from(peer))).status;
    const statuses = async (
      count: number,
      path: string,
      peer: string,
      headers: (n: number) => Record<string, string> = () => ({}),
    ) => {
      const all: number[] = [];
      for (let n = 0; n < count; n += 1) all.push(await status(path, peer, headers(n)));
      return all;
    };

    it("without a session is told to wait, and how long, and may come back then", async () => {
      expect(await statuses(3, "/api/notes/notes", "203.0.113.5")).toEqual([401, 401, 401]);
      const refused = await server.app.request("/api/notes/notes", {}, from("203.0.113.5"));
      const problem = (await refused.json()) as Problem;
      expect(refused.status).toBe(429);
      expect(refused.headers.get("retry-after")).toBe("10");
      expect(problem).toMatchObject({ code: "core/too-many-requests", status: 429 });
      expect(problem.traceId).toBe(refused.headers.get("x-trace-id"));
      expect(refused.headers.get("content-security-policy")).toContain("default-src 'self'");
      clock.move(10);
      expect(await statuses(2, "/api/notes/notes", "203.0.113.5")).toEqual([401, 429]);
    });

    it("does not keep a neighbour from asking", async () => {
      await statuses(4, "/api/notes/notes", "203.0.113.6");
      expect(await status("/api/notes/notes", "203.0.113.7")).toBe(401);
    });

    it("gains nothing by writing X-Forwarded-For himself", async () => {
      const invented = (n: number) => ({ "x-forwarded-for": `198.51.100.${n}` });
      expect(await statuses(4, "/api/notes/notes", "203.0.113.8", invented)).toEqual([401, 401, 401, 429]);
    });

    it("gains nothing by it behind our proxy either, which adds the true address at the right", async () => {
      const invented = (n: number) => ({ "x-forwarded-for": `198.51.100.${n}, 10.0.0.9, 203.0.113.9` });
      expect(await statuses(4, "/api/notes/notes", "10.0.0.1", invented)).toEqual([401, 401, 401, 429]);
      const another = { "x-forwarded-for": "203.0.113.10" };
      expect(await status("/api/notes/notes", "10.0.0.1", another)).toBe(401);
    });

    it("gains nothing by moving within his own IPv6 network", async () => {
      const all: number[] = [];
      for (const host of ["::1", "::2:3", ":ffff:1:2:3", "::9"])
        all.push(await status("/api/notes/notes", `2001:db8:1:2${host}`));
      expect(all).toEqual([401, 401, 401, 429]);
    });

    it("gains nothing by opening more sessions of the same account", async () => {
      const sessions = [];
      for (let n = 0; n < 4; n += 1) sessions.push(await testSession(server, { role: "reader", accountId: "eager" }));
      const all = [];
      for (const [n, headers] of sessions.entries())
        all.push(await status("/api/notes/notes", `192.0.2.${n + 1}`, headers));
      expect(all).toEqual([200, 200, 200, 429]);
      const colleague = await testSession(server, { role: "reader", accountId: "calm" });
      expect(await status("/api/notes/notes", "192.0.2.1", colleague)).toBe(200);
      const namesake = await testSession(server, { role: "reader", accountId: "eager", regencyCode: "19.02" });
      expect(await status("/api/notes/notes", "192.0.2.1", namesake)).toBe(200);
    });

    it("is slowed at the login before the provider is asked, in a page that says so", async () => {
      const before = logLines.filter((line) => line.includes("login refused")).length;
      expect(await statuses(3, "/auth/callback?state=x&code=y", "203.0.113.11")).toEqual([400, 400, 400]);
      const page = await server.app.request(
        "/auth/login",
        { headers: { accept: "text/html", "accept-language": "en" } },
        from("203.0.113.11"),
      );
      expect(page.status).toBe(429);
      expect(page.headers.get("retry-after")).toBe("10");
      expect(await page.text()).toContain("Too many requests");
      expect(logLines.filter((line) => line.includes("login refused")).length).toBe(before + 3);
    });

    it("cannot keep the operator from seeing that the process lives", async () => {
      expect(new Set(await statuses(20, "/healthz", "203.0.113.12"))).toEqual(new Set([200]));
    });

    it("leaves neither his address nor what he sent in the log", () => {
      const log = logLines.join("\n");
      expect(log).toContain("core/too-many-requests");
      expect(log).not.toMatch(/203\.0\.113|198\.51\.100|2001:db8/);
    });
  },
  { migrations: notesMigrations },
);

describeEngines(
  "an office that shares one address",
  (engine) => {
    it("may ask more often when signed in than a stranger, yet not without end", async () => {
      const clock = standingClock();
      const { server } = notesHost(engine.db, {
        clock,
        rateLimits: { address: { burst: 6, perMinute: 6 }, anonymous: few, account: many },
      });
      await server.prepare();
      const headers = await testSession(server, { role: "reader" });
      const ask = async () => (await server.app.request("/api/notes/notes", { headers }, from("203.0.113.5"))).status;
      const all = [];
      for (let n = 0; n < 7; n += 1) all.push(await ask());
      expect(all).toEqual([200, 200, 200, 200, 200, 200, 429]);
    });

    it("is not slowed by the limits that hold when nothing is said: thirty people sign in within a minute", async () => {
      const { server } = notesHost(engine.db, { clock: standingClock() });
      const all = [];
      for (let n = 0; n < 60; n += 1)
        all.push((await server.app.request("/auth/callback?state=x", {}, from("203.0.113.5"))).status);
      expect(new Set(all)).toEqual(new Set([400]));
    });
  },
  { migrations: notesMigrations },
);

describe("the address of a caller", () => {
  const addressOf = clientAddress(LOOPBACK_PROXIES);
  it.each([
    ["127.0.0.1", "203.0.113.5", "203.0.113.5"],
    ["::ffff:127.0.0.1", "203.0.113.5:4711", "203.0.113.5"],
    ["::1", "198.51.100.1, [2001:db8::1]:443", "2001:db8:0:0::/64"],
    ["127.0.0.1", null, "127.0.0.1"],
    ["127.0.0.1", "not an address", "127.0.0.1"],
    ["127.0.0.1", "203.0.113.5, <script>", "127.0.0.1"],
    ["203.0.113.9", "198.51.100.1", "203.0.113.9"],
    ["2001:db8:1:2:3:4:5:6", null, "2001:db8:1:2::/64"],
    ["fe80::1%eth0", null, "fe80:0:0:0::/64"],
    [undefined, "203.0.113.5", undefined],
  ])("of peer %s with X-Forwarded-For %s is %s", (peer, forwardedFor, address) => {
    expect(addressOf(peer, forwardedFor)).toBe(address);
  });

  it.each(["proxy", "10.0.0.0/33", "0.0.0.0/0", "10.0.0", ""])("is not read through a proxy named %j", (entry) => {
    expect(() => clientAddress([entry])).toThrow(/trustedProxies holds/);
  });
});

describe("buckets", () => {
  it("never grow past their number, and forget whoever was silent longest", () => {
    let now = 0;
    const buckets = rateLimitBuckets({ burst: 1, perMinute: 1 }, () => now, 3);
    for (const name of ["a", "b", "c", "a", "d"]) {
      now += 1;
      buckets.take(name);
    }
    expect(buckets.size).toBe(3);
    expect(buckets.take("a")).toBe(60); // remembered, since it asked again
    expect(buckets.take("b")).toBeUndefined(); // forgotten
  });

  it("give nothing when the clock is set back, and no more than the burst after a long silence", () => {
    let now = 1_000_000;
    const buckets = rateLimitBuckets({ burst: 2, perMinute: 60 }, () => now);
    expect([buckets.take("a"), buckets.take("a"), buckets.take("a")]).toEqual([undefined, undefined, 1]);
    now -= 500_000;
    expect(buckets.take("a")).toBe(1);
    now += 10_000_000;
    expect([buckets.take("a"), buckets.take("a"), buckets.take("a")]).toEqual([undefined, undefined, 1]);
  });

  it("refuse a limit that lets nobody in", () => {
    expect(() => rateLimitBuckets({ burst: 0, perMinute: 1 }, () => 0)).toThrow(/lets nobody in/);
  });
});

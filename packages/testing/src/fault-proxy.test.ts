import { seededRandom } from "@spbe-kit/core";
import { describe, expect, it } from "vitest";
import { type Fault, faultProxy } from "./fault-proxy.ts";

function line(odds: Partial<Record<Fault, number>>, seed = 1) {
  let served = 0;
  const proxy = faultProxy(
    async () => {
      served += 1;
      return Response.json({ served });
    },
    { odds, random: seededRandom(seed), delay: 5 },
  );
  return { ...proxy, served: () => served };
}
const ask = (fetch: typeof globalThis.fetch) => fetch("https://portal.example/api/x");

describe("a bad line", () => {
  it("passes everything on when nothing is planned", async () => {
    const { fetch, happened } = line({});
    expect(await (await ask(fetch)).json()).toEqual({ served: 1 });
    expect(happened).toEqual([undefined]);
  });

  it("loses a request before the server sees it", async () => {
    const { fetch, served } = line({ "request-lost": 1 });
    await expect(ask(fetch)).rejects.toThrow(TypeError);
    expect(served()).toBe(0);
  });

  it("loses an answer after the server has done its work", async () => {
    const { fetch, served } = line({ "answer-lost": 1 });
    await expect(ask(fetch)).rejects.toThrow(TypeError);
    expect(served()).toBe(1);
  });

  it("cuts an answer in its body", async () => {
    const answer = await ask(line({ "answer-cut": 1 }).fetch);
    expect(answer.status).toBe(200);
    await expect(answer.json()).rejects.toThrow();
  });

  it("is the same line for the same seed", async () => {
    const odds = { "request-lost": 0.3, unavailable: 0.2, slow: 0.1 } as const;
    const history = async (seed: number) => {
      const { fetch, happened } = line(odds, seed);
      for (let n = 0; n < 40; n++) await ask(fetch).catch(() => undefined);
      return happened;
    };
    expect(await history(3)).toEqual(await history(3));
    expect(new Set(await history(3)).size).toBe(4);
  });
});

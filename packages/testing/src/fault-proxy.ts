import type { RandomPort } from "@spbe-kit/core";

/** What may happen to one request on a bad line. */
export type Fault =
  /** It never reaches the server. */
  | "request-lost"
  /** The server does its work, and its answer never arrives: the fault that doubles records. */
  | "answer-lost"
  /** The answer breaks off in the middle of its body. */
  | "answer-cut"
  /** Something between answers 503 in the server's place. */
  | "unavailable"
  /** It arrives late. */
  | "slow";

export interface FaultPlan {
  /** How likely each fault is, 0 to 1; together at most 1. */
  readonly odds: Partial<Readonly<Record<Fault, number>>>;
  /** The same seed gives the same line: `seededRandom(7)`. */
  readonly random: RandomPort;
  /** Milliseconds of `slow`. Default 200. */
  readonly delay?: number;
}

export interface FaultProxy {
  readonly fetch: typeof globalThis.fetch;
  /** What happened to each request, in order; undefined for one that went through. */
  readonly happened: readonly (Fault | undefined)[];
}

/**
 * A line between client and server that loses, cuts and delays. Give its `fetch` to a client; what it passes on goes to `server`.
 *
 * @example const line = faultProxy(fetch, { odds: { "answer-lost": 0.3 }, random: seededRandom(7) });
 */
export function faultProxy(server: typeof globalThis.fetch, plan: FaultPlan): FaultProxy {
  const happened: (Fault | undefined)[] = [];
  const choose = (): Fault | undefined => {
    let rest = chance(plan.random);
    for (const [fault, odds] of Object.entries(plan.odds) as [Fault, number][]) {
      if (rest < odds) return fault;
      rest -= odds;
    }
    return undefined;
  };
  return {
    happened,
    async fetch(input, init) {
      const fault = choose();
      happened.push(fault);
      if (fault === "request-lost") throw lost();
      if (fault === "unavailable") return new Response(null, { status: 503 });
      if (fault === "slow") await new Promise((resolve) => setTimeout(resolve, plan.delay ?? 200));
      const answer = await server(input, init);
      if (fault === "answer-lost") throw lost();
      return fault === "answer-cut" ? cut(answer) : answer;
    },
  };
}

/** What a browser's `fetch` rejects with when the line breaks. */
function lost(): TypeError {
  return new TypeError("Failed to fetch");
}

function cut(answer: Response): Response {
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const bytes = new Uint8Array(await answer.arrayBuffer());
      controller.enqueue(bytes.subarray(0, bytes.length >> 1));
      controller.error(lost());
    },
  });
  return new Response(body, { status: answer.status, headers: answer.headers });
}

function chance(random: RandomPort): number {
  return new DataView(random.bytes(4).buffer).getUint32(0) / 2 ** 32;
}

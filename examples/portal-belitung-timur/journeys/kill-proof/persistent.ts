import { setTimeout as wait } from "node:timers/promises";
import { isProblem, type RandomPort } from "@spbe-kit/core";
import type { CallOptions } from "@spbe-kit/core/client";

const PAUSE_MILLISECONDS = 100;
/** Longer than any restart; who waits longer has found that a portal did not come back. */
const PATIENCE_MILLISECONDS = 120_000;

/** What a person's device has sent so far. */
export interface Sending {
  /** Writes whose answer came. Each has a key of its own. */
  acknowledged: number;
  /** Requests that were sent once more, since no answer came. */
  repeated: number;
  /** Writes that were sent again though they were answered, and had to be answered alike. */
  repeatedAnyway: number;
}

/** Sends a write under one key until it is answered, as a device does that lost its connection. */
export function persistentSender(random: RandomPort, chance: () => number, sending: Sending) {
  return async function acknowledged<T>(send: (call: CallOptions) => Promise<T>): Promise<T> {
    const call = { idempotencyKey: random.uuid() };
    const answer = await untilAnswered(() => send(call), sending);
    sending.acknowledged += 1;
    if (chance() < 0.1) {
      sending.repeatedAnyway += 1;
      const again = await untilAnswered(() => send(call), sending);
      if (JSON.stringify(again) !== JSON.stringify(answer))
        throw new Error(`One key was answered in two ways: ${JSON.stringify(answer)} and ${JSON.stringify(again)}`);
    }
    return answer;
  };
}

/** Asks until an answer comes; a refusal is an answer. */
export async function untilAnswered<T>(send: () => Promise<T>, sending?: Sending): Promise<T> {
  const until = performance.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    try {
      return await send();
    } catch (error) {
      if (!isPassing(error) || performance.now() > until) throw error;
      if (sending) sending.repeated += 1;
      await wait(PAUSE_MILLISECONDS);
    }
  }
}

/** No answer, or one that says the server is at fault. */
function isPassing(error: unknown): boolean {
  return isProblem(error) && (error.status === 0 || error.status >= 500);
}

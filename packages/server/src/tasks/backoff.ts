import type { RandomPort } from "@spbe-kit/core";

/** Attempts before a task is parked: with the waits between them about an hour and a half, longer than a restart or a short outage. */
export const MOST_ATTEMPTS = 8;

const FIRST_SECONDS = 2;
const FACTOR = 4;
const LONGEST_SECONDS = 3_600;

/**
 * How long to wait after a failed attempt: 2 s, 8 s, 32 s and so on, at most an hour, of which a random half is taken off, so that
 * what failed together does not come back together.
 *
 * @param attempts how many have failed, 1 or more
 * @returns milliseconds
 */
export function backoffMilliseconds(attempts: number, random: RandomPort): number {
  const seconds = Math.min(FIRST_SECONDS * FACTOR ** (attempts - 1), LONGEST_SECONDS);
  const [high = 0, low = 0] = random.bytes(2);
  const chance = (high * 256 + low) / 65_536;
  return Math.round(seconds * 1_000 * (1 - chance / 2));
}

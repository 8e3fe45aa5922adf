import type { RandomStream } from "./random-stream.ts";

/** How the median of one series of times stands to that of another that was taken in turn with it. */
export interface RatioOfMedians {
  readonly ratio: number;
  /** Ends of the interval that holds the true ratio in 99 of 100 measurements. */
  readonly low: number;
  readonly high: number;
  /** The two medians, in the unit of the times. */
  readonly medians: readonly [number, number];
}

const RESAMPLED = 400;

/**
 * The ratio of two medians with its interval, by drawing the pairs anew (bootstrap). What slows a machine for a while slows both
 * of a pair, so pairs stay together.
 *
 * @param pairs times of both, taken right behind each other
 */
export function ratioOfMedians(
  pairs: readonly (readonly [number, number])[],
  from: Pick<RandomStream, "int">,
): RatioOfMedians {
  const first = Float64Array.from(pairs, ([one]) => one);
  const second = Float64Array.from(pairs, ([, other]) => other);
  const medians = [medianOf(first.slice()), medianOf(second.slice())] as const;
  const drawn = [new Float64Array(pairs.length), new Float64Array(pairs.length)] as const;
  const ratios = Float64Array.from({ length: RESAMPLED }, () => {
    for (let at = 0; at < pairs.length; at += 1) {
      const pick = from.int(0, pairs.length - 1);
      drawn[0][at] = first[pick]!;
      drawn[1][at] = second[pick]!;
    }
    return medianOf(drawn[0]) / medianOf(drawn[1]);
  }).sort();
  const tail = Math.floor(RESAMPLED * 0.005);
  return { ratio: medians[0] / medians[1], low: ratios[tail]!, high: ratios[RESAMPLED - 1 - tail]!, medians };
}

/** Sorts what it is given. */
function medianOf(times: Float64Array): number {
  times.sort();
  const middle = times.length >> 1;
  return times.length % 2 === 1 ? times[middle]! : (times[middle - 1]! + times[middle]!) / 2;
}

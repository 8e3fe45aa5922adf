import { describe, expect, it } from "vitest";
import { stream } from "./random-stream.ts";
import { ratioOfMedians } from "./ratio-of-medians.ts";

/** Times of about a millisecond, the first of each pair longer by a share; now and then the machine does something else. */
function pairs(count: number, longer: number, key: number) {
  const from = stream(7, "times", key);
  const time = (factor: number) => factor * Math.exp(from.normal(0, 0.2)) + (from.chance(0.05) ? 20 : 0);
  return Array.from({ length: count }, () => {
    const busy = from.chance(0.3) ? 3 : 1;
    return [busy * time(1 + longer), busy * time(1)] as const;
  });
}
const measured = (count: number, longer: number, key = 1) =>
  ratioOfMedians(pairs(count, longer, key), stream(1, "test", key));

describe("two medians that were taken in turn", () => {
  it("are 1 apart where both are alike, and the interval narrows with more pairs", () => {
    const [few, many] = [measured(60, 0), measured(4_000, 0)];
    expect(many.ratio).toBeCloseTo(1, 1);
    expect(many.high - many.low).toBeLessThan((few.high - few.low) / 4);
  });

  it("show a tenth more, with an interval that does not reach 1", () => {
    const { ratio, low, high, medians } = measured(4_000, 0.1);
    expect(ratio).toBeCloseTo(medians[0] / medians[1], 10);
    expect([low > 1.02, low < ratio, ratio < high]).toEqual([true, true, true]);
  });

  it("hold the true ratio in their interval, nearly always", () => {
    const held = Array.from({ length: 100 }, (_, key) => measured(120, 0, key)).filter(
      ({ low, high }) => low <= 1 && 1 <= high,
    );
    expect(held.length).toBeGreaterThanOrEqual(95);
  });

  it("are the same for the same pairs", () => {
    expect(measured(50, 0)).toEqual(measured(50, 0));
  });
});

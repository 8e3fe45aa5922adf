import { assert, double, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { nineBoxDefault, placeInBox } from "./nine-box.ts";

// performance-and-talent.json nineBox; the succession boxes are verified, the layout is not.
describe("nine-box", () => {
  it.each([
    [0, 0, 1],
    [60, 59.9, 2],
    [59.9, 60, 3],
    [80, 0, 4],
    [79.9, 79.9, 5],
    [0, 80, 6],
    [80, 60, 7],
    [60, 80, 8],
    [100, 100, 9],
  ])("performance %d, potential %d: box %d", (performance, potential, box) => {
    expect(placeInBox({ performance, potential }, nineBoxDefault)).toMatchObject({
      box,
      successionPool: { agency: [7, 8, 9].includes(box), national: box === 9 },
      configuration: { id: "nine-box-default", version: "1" },
    });
  });

  it("gives every pair of scores a box", () => {
    const score = double({ noNaN: true, noDefaultInfinity: true });
    assert(
      property(score, score, (performance, potential) => {
        const { box } = placeInBox({ performance, potential }, nineBoxDefault);
        return box >= 1 && box <= 9;
      }),
    );
  });

  it("refuses what is no score", () => {
    expect(() => placeInBox({ performance: Number.NaN, potential: 1 }, nineBoxDefault)).toThrow(RangeError);
  });
});

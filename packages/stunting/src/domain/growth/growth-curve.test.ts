import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assessGrowth } from "./assess-growth.ts";
import { growthCurve, valueAtZ, weightAtZ, weightForHeightCurve } from "./growth-curve.ts";

const inputOf = {
  heightForAge: "statureCm",
  weightForAge: "weightKg",
  headForAge: "headCm",
  armForAge: "armCm",
  tricepsForAge: "tricepsMm",
  subscapularForAge: "subscapularMm",
} as const;
const sexes = fc.constantFrom("M" as const, "F" as const);

describe("the measurement at a score", () => {
  it("is scored as that score again, also far beyond 3 SD", () => {
    const indices = fc.constantFrom(...(Object.keys(inputOf) as (keyof typeof inputOf)[]));
    fc.assert(
      fc.property(
        indices,
        sexes,
        fc.integer({ min: 91, max: 1826 }),
        fc.integer({ min: -450, max: 600 }),
        (index, sex, ageInDays, hundredths) => {
          const value = valueAtZ(index, sex, ageInDays, hundredths / 100);
          fc.pre(value > 0);
          const { z } = assessGrowth({ sex, ageInDays, [inputOf[index]]: value })[index];
          expect(Math.abs((z ?? Number.NaN) - hundredths / 100)).toBeLessThan(0.0101);
        },
      ),
    );
  });

  it("weight for a stature too, between two millimetres as well", () => {
    fc.assert(
      fc.property(
        sexes,
        fc.double({ min: 65, max: 110, noNaN: true }),
        fc.constantFrom("lying" as const, "standing" as const),
        fc.integer({ min: -400, max: 500 }),
        (sex, statureCm, position, hundredths) => {
          const weightKg = weightAtZ(sex, statureCm, position, hundredths / 100);
          const { z } = assessGrowth({ sex, statureCm, position, weightKg }).weightForHeight;
          expect(Math.abs((z ?? Number.NaN) - hundredths / 100)).toBeLessThan(0.0101);
        },
      ),
    );
  });

  it("at z = 0 is the published median", () => {
    expect(valueAtZ("heightForAge", "M", 0, 0)).toBe(49.8842);
    expect(weightAtZ("M", 65, "standing", 0)).toBe(7.4327);
  });

  it("outside the table there is none", () => {
    expect(valueAtZ("armForAge", "M", 90, 0)).toBeNaN();
    expect(valueAtZ("heightForAge", "M", 1827, 0)).toBeNaN();
    expect(weightAtZ("F", 64.9, "standing", 0)).toBeNaN();
    expect(weightAtZ("F", Number.NaN, "lying", 0)).toBeNaN();
  });
});

describe("curves for a chart", () => {
  it("begin and end where asked, inside the table", () => {
    const points = growthCurve("armForAge", "F", 0, 400, [-3, 0, 3], 30);
    expect(points[0]?.x).toBe(91);
    expect(points.at(-1)?.x).toBe(400);
    expect(points[0]?.values).toEqual([-3, 0, 3].map((z) => valueAtZ("armForAge", "F", 91, z)));
  });

  it("rise with z", () => {
    for (const { values } of growthCurve("weightForAge", "M", 0, 1826, [-3, -2, -1, 0, 1, 2, 3], 61)) {
      expect([...values].sort((a, b) => a - b)).toEqual(values);
    }
  });

  it("have no point where the table has no day", () => {
    expect(growthCurve("heightForAge", "M", 1900, 2000, [0])).toEqual([]);
  });

  it("of weight for stature run in centimetres", () => {
    const points = weightForHeightCurve("M", "standing", 60, 120, [0], 5);
    expect(points.map((point) => point.x).slice(0, 3)).toEqual([65, 70, 75]);
    expect(points.at(-1)?.x).toBe(120);
    expect(points[0]?.values).toEqual([7.4327]);
  });
});

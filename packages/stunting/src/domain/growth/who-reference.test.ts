import { describe, expect, it } from "vitest";
import { assessGrowth } from "./assess-growth.ts";
import "./growth-2007.ts";
import { whoPlusRows, whoRows } from "./fixtures/who-rows.test-data.ts";
import { growthIndices } from "./growth-terms.ts";

const schoolIndices = ["heightForAge", "weightForAge", "bmiForAge"] as const;

describe("the same children, scored by WHO's own software", () => {
  const rows = whoRows().map((row) => ({ row, ours: assessGrowth(row.input) }));

  it.each(growthIndices.map((index, k) => [index, k] as const))(
    "%s: score, flag and missing value agree",
    (index, k) => {
      let compared = 0;
      for (const { row, ours } of rows) {
        if (index === "weightForHeight" && row.faulty) continue;
        const z = row.z[k] ?? null;
        const expected = { z: z === null ? null : z / 100, flagged: (row.flags & (1 << k)) !== 0, named: z === null };
        const { z: score, flagged, reason } = ours[index];
        expect({ z: score, flagged, named: reason !== undefined }, `line ${row.line}`).toEqual(expected);
        compared += 1;
      }
      expect(compared).toBeGreaterThan(4990);
    },
  );

  it("corrected stature, BMI and standing under nine months agree", () => {
    for (const { row, ours } of rows) {
      const line = `line ${row.line}`;
      if (row.statureUsedCm === null) expect(ours.statureUsedCm, line).toBeNull();
      else expect(ours.statureUsedCm, line).toBeCloseTo(row.statureUsedCm, 5);
      if (row.bmi === null) expect(ours.bmi, line).toBeNull();
      else expect(Math.abs((ours.bmi ?? 0) - row.bmi), line).toBeLessThan(6e-6);
      expect(ours.standingUnderNineMonths, line).toBe(row.standingUnderNineMonths);
    }
  });
});

describe("children of 5 to 19 years, scored by WHO's own software", () => {
  it("height, weight and BMI for age: score, flag, missing value and BMI agree", () => {
    for (const row of whoPlusRows()) {
      const ours = assessGrowth(row.input);
      schoolIndices.forEach((index, k) => {
        const z = row.z[k] ?? null;
        const expected = { z: z === null ? null : z / 100, flagged: (row.flags & (1 << k)) !== 0 };
        expect({ z: ours[index].z, flagged: ours[index].flagged }, `line ${row.line} ${index}`).toEqual(expected);
      });
      if (row.bmi === null) expect(ours.bmi).toBeNull();
      else expect(Math.abs((ours.bmi ?? 0) - row.bmi)).toBeLessThan(6e-6);
    }
  });
});

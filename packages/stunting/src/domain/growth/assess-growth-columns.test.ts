import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assessGrowth } from "./assess-growth.ts";
import {
  assessGrowthColumns,
  type GrowthColumns,
  growthScoreColumns,
  MISSING,
  POSITION_CODES,
  SEX_CODES,
} from "./assess-growth-columns.ts";
import { whoRows } from "./fixtures/who-rows.test-data.ts";
import type { GrowthInput } from "./growth-assessment.ts";
import { growthIndices } from "./growth-terms.ts";

const visit = fc.record({
  sex: fc.constantFrom("M" as const, "F" as const, null),
  ageInDays: fc.option(
    fc.oneof(fc.integer({ min: -5, max: 1900 }), fc.constantFrom(0, 90, 91, 273, 274, 730, 731, 1826, 1827)),
    { nil: null },
  ),
  weightKg: fc.option(
    fc.integer({ min: -10, max: 45_000 }).map((grams) => grams / 1000),
    { nil: null },
  ),
  statureCm: fc.option(
    fc.integer({ min: -10, max: 1300 }).map((mm) => mm / 10),
    { nil: null },
  ),
  position: fc.constantFrom("lying" as const, "standing" as const, null),
  headCm: fc.option(
    fc.integer({ min: 200, max: 600 }).map((mm) => mm / 10),
    { nil: null },
  ),
  armCm: fc.option(
    fc.integer({ min: 60, max: 300 }).map((mm) => mm / 10),
    { nil: null },
  ),
  tricepsMm: fc.option(
    fc.integer({ min: 20, max: 300 }).map((tenths) => tenths / 10),
    { nil: null },
  ),
  subscapularMm: fc.option(
    fc.integer({ min: 20, max: 300 }).map((tenths) => tenths / 10),
    { nil: null },
  ),
  oedema: fc.boolean(),
});

function toColumns(visits: readonly GrowthInput[]): GrowthColumns {
  const ints = (read: (one: GrowthInput) => number | null | undefined, scale: number) =>
    Int32Array.from(visits, (one) => {
      const value = read(one);
      return value === null || value === undefined ? MISSING : Math.round(value * scale);
    });
  return {
    n: visits.length,
    sex: Uint8Array.from(visits, (one) => SEX_CODES[one.sex ?? "unknown"]),
    ageInDays: ints((one) => one.ageInDays, 1),
    weightG: ints((one) => one.weightKg, 1000),
    statureMm: ints((one) => one.statureCm, 10),
    position: Uint8Array.from(visits, (one) => POSITION_CODES[one.position ?? "unknown"]),
    headMm: ints((one) => one.headCm, 10),
    armMm: ints((one) => one.armCm, 10),
    tricepsTenthMm: ints((one) => one.tricepsMm, 10),
    subscapularTenthMm: ints((one) => one.subscapularMm, 10),
    oedema: Uint8Array.from(visits, (one) => (one.oedema ? 1 : 0)),
  };
}

function expectSame(visits: readonly GrowthInput[]): void {
  const scores = assessGrowthColumns(toColumns(visits));
  visits.forEach((one, i) => {
    const growth = assessGrowth(one);
    growthIndices.forEach((index, k) => {
      const { z, flagged } = growth[index];
      const expected = z === null ? MISSING : Math.max(-32767, Math.min(32767, Math.round(z * 100)));
      expect(scores[index][i], `${index} of ${JSON.stringify(one)}`).toBe(expected);
      expect(((scores.flags[i] ?? 0) & (1 << k)) !== 0).toBe(flagged);
    });
  });
}

describe("many visits as columns", () => {
  it("score as one visit at a time, for any visits", () => {
    fc.assert(fc.property(fc.array(visit, { maxLength: 30 }), expectSame), { numRuns: 300 });
  });

  it("score as WHO's own software, where ages are whole days and lengths whole millimetres", () => {
    const whole = (value: number | null | undefined, scale: number) =>
      value == null || Math.abs(value * scale - Math.round(value * scale)) < 1e-6;
    const rows = whoRows().filter(
      ({ input, ageUnit }) =>
        ageUnit === "d" && whole(input.ageInDays, 1) && whole(input.statureCm, 10) && whole(input.weightKg, 1000),
    );
    const scores = assessGrowthColumns(toColumns(rows.map((row) => row.input)));
    rows.forEach((row, i) => {
      growthIndices.forEach((index, k) => {
        if (!(index === "weightForHeight" && row.faulty)) {
          const z = Math.min(row.z[k] ?? MISSING, 32_767); // one child has a skinfold z of 864.77
          expect(scores[index][i], `line ${row.line} ${index}`).toBe(z);
        }
      });
      if (!row.faulty) expect(scores.flags[i]).toBe(row.flags);
    });
    expect(rows.length).toBeGreaterThan(3800);
  });

  it("writes into the columns it was given, and leaves no flag of the visits before", () => {
    const out = growthScoreColumns(1);
    const giant = { sex: "M", ageInDays: 400, statureCm: 110, weightKg: 30 } as const;
    expect(assessGrowthColumns(toColumns([giant]), out).flags[0]).toBeGreaterThan(0);
    expect(assessGrowthColumns(toColumns([{ ...giant, statureCm: 76, weightKg: 10 }]), out)).toBe(out);
    expect(out.flags[0]).toBe(0);
  });

  it("goes on past one block of visits", () => {
    const one: GrowthInput = { sex: "F", ageInDays: 365, weightKg: 8.9, statureCm: 74 };
    const scores = assessGrowthColumns(toColumns(Array.from({ length: 3000 }, () => one)));
    expect(new Set(scores.heightForAge).size).toBe(1);
    expect(scores.weightForHeight[2999]).toBe(Math.round((assessGrowth(one).weightForHeight.z ?? 0) * 100));
  });

  it("columns left out are not measured", () => {
    const scores = assessGrowthColumns({ n: 1, sex: Uint8Array.of(1), ageInDays: Int32Array.of(400) });
    for (const index of growthIndices) expect(scores[index][0]).toBe(MISSING);
  });
});

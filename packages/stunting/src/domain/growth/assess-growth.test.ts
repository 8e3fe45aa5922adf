import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assessGrowth } from "./assess-growth.ts";
import type { GrowthInput } from "./growth-assessment.ts";
import { growthIndices } from "./growth-terms.ts";

const toddler: GrowthInput = {
  sex: "F",
  ageInDays: 800,
  weightKg: 11,
  statureCm: 84,
  position: "standing",
  headCm: 47,
  armCm: 15,
  tricepsMm: 8,
  subscapularMm: 6,
};

describe("lying or standing, around the second birthday", () => {
  it.each([
    { ageInDays: 730, position: "standing", usedCm: 80.7, as: "lying" },
    { ageInDays: 730, position: "lying", usedCm: 80, as: "lying" },
    { ageInDays: 731, position: "standing", usedCm: 80, as: "standing" },
    { ageInDays: 731, position: "lying", usedCm: 79.3, as: "standing" },
    { ageInDays: 730.49, position: "standing", usedCm: 80.7, as: "lying" },
    { ageInDays: 730.5, position: "standing", usedCm: 80, as: "standing" },
    { ageInDays: 731, position: null, usedCm: 80, as: "standing" },
  ] as const)(
    "$position at $ageInDays days: 80 cm is read as $usedCm cm $as",
    ({ ageInDays, position, usedCm, as }) => {
      const growth = assessGrowth({ ...toddler, ageInDays, position, statureCm: 80 });
      expect(growth.statureUsedCm).toBe(usedCm);
      expect(growth.positionUsed).toBe(as);
      expect(growth.positionAssumed).toBe(position === null);
    },
  );

  it("24 months are 731 days, so a child of 24 months is measured standing", () => {
    const growth = assessGrowth({ ...toddler, ageInDays: null, ageInMonths: 24 });
    expect(growth.ageInDays).toBe(731);
    expect(growth.positionUsed).toBe("standing");
  });

  it.each([
    { ageInDays: 273, believed: false, usedCm: 70 },
    { ageInDays: 274, believed: true, usedCm: 70.7 },
  ])("an infant of $ageInDays days said to stand: believed $believed", ({ ageInDays, believed, usedCm }) => {
    const growth = assessGrowth({ ...toddler, ageInDays, statureCm: 70 });
    expect(growth.standingUnderNineMonths).toBe(!believed);
    expect(growth.positionAssumed).toBe(!believed);
    expect(growth.statureUsedCm).toBe(usedCm);
  });

  it("103.1 cm lying at three years is 102.4 cm standing, not one row further", () => {
    const lying = assessGrowth({ ...toddler, ageInDays: 1300, statureCm: 103.1, position: "lying", weightKg: 16.2 });
    const standing = assessGrowth({ ...toddler, ageInDays: 1300, statureCm: 102.4, weightKg: 16.2 });
    expect(lying.statureUsedCm).toBe(102.4);
    expect(lying.weightForHeight).toEqual(standing.weightForHeight);
  });
});

describe("ages the tables know", () => {
  it.each([
    { ageInDays: 1826, scored: true },
    { ageInDays: 1826.24, scored: true },
    { ageInDays: 1826.25, scored: false },
    { ageInDays: 1827, scored: false },
  ])("$ageInDays days: scored $scored", ({ ageInDays, scored }) => {
    const growth = assessGrowth({ ...toddler, ageInDays });
    for (const index of growthIndices) expect(growth[index].z !== null, index).toBe(scored);
    if (!scored) expect(growth.heightForAge.reason).toBe("age-out-of-range");
  });

  it.each([
    { ageInDays: 90, armKnown: false },
    { ageInDays: 91, armKnown: true },
  ])("arm and skinfolds at $ageInDays days: $armKnown", ({ ageInDays, armKnown }) => {
    const growth = assessGrowth({ ...toddler, ageInDays, position: "lying", statureCm: 60 });
    for (const index of ["armForAge", "tricepsForAge", "subscapularForAge"] as const) {
      expect(growth[index].z !== null).toBe(armKnown);
    }
    expect(growth.headForAge.z).not.toBeNull();
  });

  it("measured before birth: no score and the reason, no error", () => {
    const growth = assessGrowth({ ...toddler, ageInDays: -1 });
    for (const index of growthIndices)
      expect(growth[index]).toEqual({ z: null, flagged: false, reason: "age-negative" });
  });

  it("age not known: only weight-for-height", () => {
    const growth = assessGrowth({ ...toddler, ageInDays: undefined });
    expect(growth.weightForHeight.z).not.toBeNull();
    expect(growth.heightForAge.reason).toBe("age-missing");
    expect(growth.ageInDays).toBeNull();
  });
});

describe("the completed-month rule of Permenkes 2/2020", () => {
  it("59 months and 29 days uses the row of 59 months", () => {
    const growth = assessGrowth({ ...toddler, ageInDays: 1824, ageInMonths: 59, ageMethod: "completed-month" });
    expect(growth.ageMethod).toBe("completed-month");
    expect(growth.ageInDays).toBe(1796);
    expect(growth.heightForAge.z).not.toBeNull();
  });

  it("an infant looks taller for its age than by the day rule", () => {
    const infant = { sex: "M", ageInDays: 120, ageInMonths: 3, statureCm: 60, position: "lying" } as const;
    const byDay = assessGrowth(infant).heightForAge.z ?? 0;
    const byMonth = assessGrowth({ ...infant, ageMethod: "completed-month" }).heightForAge.z ?? 0;
    expect(byMonth).toBeGreaterThan(byDay);
  });

  it("only days known: completed months of 30.4375 days", () => {
    expect(assessGrowth({ ...toddler, ageInDays: 89, ageMethod: "completed-month" }).ageInMonths).toBe(2);
    expect(assessGrowth({ ...toddler, ageInDays: null, ageMethod: "completed-month" }).ageInMonths).toBeNull();
  });
});

describe("what is missing has a name", () => {
  it("oedema: weight says nothing, length and arm still do", () => {
    const growth = assessGrowth({ ...toddler, oedema: true });
    for (const index of ["weightForAge", "weightForHeight", "bmiForAge"] as const) {
      expect(growth[index].reason).toBe("oedema");
    }
    expect(growth.heightForAge.z).not.toBeNull();
    expect(growth.armForAge.z).not.toBeNull();
  });

  it.each([0, -3, Number.NaN, Number.POSITIVE_INFINITY, null, undefined])(
    "a weight of %s is not measured",
    (weightKg) => {
      const growth = assessGrowth({ ...toddler, weightKg });
      expect(growth.weightForAge.reason).toBe("measurement-missing");
      expect(growth.weightForHeight.reason).toBe("measurement-missing");
      expect(growth.bmi).toBeNull();
    },
  );

  it.each([
    { statureCm: 64.9, gives: "stature-out-of-range" },
    { statureCm: 65, gives: undefined },
    { statureCm: 120, gives: undefined },
    { statureCm: 120.1, gives: "stature-out-of-range" },
  ])("$statureCm cm standing: $gives", ({ statureCm, gives }) => {
    expect(assessGrowth({ ...toddler, statureCm }).weightForHeight.reason).toBe(gives);
  });

  it("sex not known: no score", () => {
    expect(assessGrowth({ ...toddler, sex: null }).heightForAge.reason).toBe("sex-missing");
  });

  it("an empty form gives reasons only", () => {
    const growth = assessGrowth({});
    for (const index of growthIndices) expect(growth[index].z).toBeNull();
    expect(growth.positionUsed).toBeNull();
  });
});

describe("for any child", () => {
  const children = fc.record({
    sex: fc.constantFrom("M" as const, "F" as const),
    ageInDays: fc.integer({ min: 0, max: 1826 }),
    statureCm: fc.integer({ min: 450, max: 1200 }).map((mm) => mm / 10),
    position: fc.constantFrom("lying" as const, "standing" as const, null),
  });

  it("more weight never gives a lower score", () => {
    fc.assert(
      fc.property(
        children,
        fc.integer({ min: 500, max: 40_000 }),
        fc.integer({ min: 1, max: 3000 }),
        (child, grams, more) => {
          const light = assessGrowth({ ...child, weightKg: grams / 1000 });
          const heavy = assessGrowth({ ...child, weightKg: (grams + more) / 1000 });
          for (const index of ["weightForAge", "weightForHeight", "bmiForAge"] as const) {
            const { z } = light[index];
            if (z !== null) expect(heavy[index].z).toBeGreaterThanOrEqual(z);
          }
        },
      ),
    );
  });

  it("every index has either a score or a reason, for whatever number comes in", () => {
    const anything = fc.option(fc.double(), { nil: null });
    const input = fc.record({
      sex: fc.constantFrom("M" as const, "F" as const, null),
      ageInDays: anything,
      ageInMonths: anything,
      weightKg: anything,
      statureCm: anything,
      headCm: anything,
      armCm: anything,
      tricepsMm: anything,
      oedema: fc.boolean(),
    });
    fc.assert(
      fc.property(input, (child) => {
        const growth = assessGrowth(child);
        for (const index of growthIndices) {
          const { z, reason, flagged } = growth[index];
          expect(z === null).toBe(reason !== undefined);
          if (z === null) expect(flagged).toBe(false);
          else expect(Number.isNaN(z)).toBe(false);
        }
      }),
    );
  });
});

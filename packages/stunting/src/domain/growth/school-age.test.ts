import { describe, expect, it } from "vitest";
import { assessGrowth } from "./assess-growth.ts";
import "./growth-2007.ts";

const pupil = { sex: "M", ageInMonths: 100, statureCm: 127, weightKg: 25, reference: "who-2007" } as const;

describe("a child of school age", () => {
  it.each([
    { ageInMonths: 59.99, height: false, weight: false },
    { ageInMonths: 60, height: true, weight: true },
    { ageInMonths: 120, height: true, weight: true },
    { ageInMonths: 120.01, height: true, weight: false },
    { ageInMonths: 228, height: true, weight: false },
    { ageInMonths: 228.01, height: false, weight: false },
  ])("of $ageInMonths months has height $height, weight $weight", ({ ageInMonths, height, weight }) => {
    const growth = assessGrowth({ ...pupil, ageInMonths });
    expect(growth.heightForAge.z !== null).toBe(height);
    expect(growth.weightForAge.z !== null).toBe(weight);
    expect(growth.bmiForAge.z !== null).toBe(height);
  });

  it("has no weight-for-height, head, arm or skinfold index", () => {
    const growth = assessGrowth(pupil);
    expect(growth.weightForHeight.reason).toBe("not-in-reference");
    expect(growth.headForAge.reason).toBe("not-in-reference");
    expect(growth.subscapularForAge.reason).toBe("not-in-reference");
  });

  it("stands: no 0.7 cm is taken off", () => {
    const growth = assessGrowth({ ...pupil, position: "lying" });
    expect(growth.statureUsedCm).toBe(127);
    expect(growth.positionAssumed).toBe(true);
  });

  it("with oedema has height only", () => {
    const growth = assessGrowth({ ...pupil, oedema: true });
    expect(growth.weightForAge.reason).toBe("oedema");
    expect(growth.bmiForAge.reason).toBe("oedema");
    expect(growth.heightForAge.z).not.toBeNull();
  });

  it("between two months is scored between their rows", () => {
    const z = (ageInMonths: number) => assessGrowth({ ...pupil, ageInMonths }).heightForAge.z ?? 0;
    expect(z(100.5)).toBeLessThanOrEqual(z(100));
    expect(z(100.5)).toBeGreaterThanOrEqual(z(101));
  });

  it("not measured or without sex has a reason", () => {
    expect(assessGrowth({ ...pupil, statureCm: null }).heightForAge.reason).toBe("measurement-missing");
    expect(assessGrowth({ ...pupil, sex: null }).heightForAge.reason).toBe("sex-missing");
  });
});

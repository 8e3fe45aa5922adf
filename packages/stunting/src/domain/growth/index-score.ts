import type { GrowthInput, IndexScore } from "./growth-assessment.ts";
import type { TableAge } from "./growth-input.ts";
import type { GrowthIndex, GrowthMissingReason } from "./growth-terms.ts";
import { isFlagged, toHundredths } from "./z-score.ts";

/** Body mass index, kg/m2; null when weight or stature is missing. */
export function bodyMassIndex(weightKg: number | null, statureCm: number | null): number | null {
  return weightKg === null || statureCm === null ? null : weightKg / (statureCm / 100) ** 2;
}

/** A score with its flag. */
export function scored(index: GrowthIndex, z: number): IndexScore {
  const hundredths = toHundredths(z);
  return { z: hundredths / 100, flagged: isFlagged(index, hundredths) };
}

/** No score, and why. */
export function notScored(reason: GrowthMissingReason): IndexScore {
  return { z: null, flagged: false, reason };
}

/** What forbids an index whatever was measured. */
export function obstacle(index: GrowthIndex, input: GrowthInput, age: TableAge | null): GrowthMissingReason | null {
  if (input.sex !== "M" && input.sex !== "F") return "sex-missing";
  if (age && age.months < 0) return "age-negative";
  const weighs = index === "weightForAge" || index === "weightForHeight" || index === "bmiForAge";
  return weighs && input.oedema === true ? "oedema" : null;
}

import type { Sex } from "../../domain/child.schema.ts";
import { valueAtZ, weightAtZ } from "../../domain/growth/growth-curve.ts";
import { FIRST_STANDING_DAY, LYING_SURPLUS_MM, statureRange } from "../../domain/growth/stature.ts";

const LAST_DAY = 1_826;
const FIRST_ARM_DAY = 91;
const LYING_SURPLUS_CM = LYING_SURPLUS_MM / 10;

/** Lying length at a z-score of length- or height-for-age, centimetres. After five years the table's last day is taken. */
export function lyingLengthAtAge(sex: Sex, ageInDays: number, z: number): number {
  const day = Math.min(Math.max(ageInDays, 0), LAST_DAY);
  const tableCm = valueAtZ("heightForAge", sex, day, z);
  return day < FIRST_STANDING_DAY ? tableCm : tableCm + LYING_SURPLUS_CM;
}

/** Upper arm circumference at a z-score, centimetres; from three months. */
export function armAtAge(sex: Sex, ageInDays: number, z: number): number {
  return valueAtZ("armForAge", sex, Math.min(Math.max(ageInDays, FIRST_ARM_DAY), LAST_DAY), z);
}

/**
 * Weight at a z-score of weight for a lying length, kilograms. Below the table's first length it falls with the cube; above
 * the last lying length the standing table goes on.
 */
export function weightAtLength(sex: Sex, lyingCm: number, z: number): number {
  const shortestCm = statureRange.lying.least / 10;
  if (lyingCm < shortestCm) return weightAtZ(sex, shortestCm, "lying", z) * (lyingCm / shortestCm) ** 3;
  if (lyingCm <= statureRange.lying.most / 10) return weightAtZ(sex, lyingCm, "lying", z);
  return weightAtZ(sex, Math.min(lyingCm - LYING_SURPLUS_CM, statureRange.standing.most / 10), "standing", z);
}

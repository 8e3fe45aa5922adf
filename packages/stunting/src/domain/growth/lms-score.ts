import type { GrowthIndex } from "./growth-terms.ts";

/** Weight and skinfold indices are corrected beyond 3 SD; length/height and head circumference (l = 1) are not. */
export const correctedBeyondThreeSd: Readonly<Record<GrowthIndex, boolean>> = {
  heightForAge: false,
  weightForAge: true,
  weightForHeight: true,
  bmiForAge: true,
  headForAge: false,
  armForAge: true,
  tricepsForAge: true,
  subscapularForAge: true,
};

/**
 * z-score of a measurement, unrounded.
 *
 * @param y measurement in the unit of the median m, above 0
 * @param corrected true: beyond 3 SD the score grows by the distance between the 2nd and 3rd SD line
 * @source WHO Child Growth Standards, Methods and development, chapter 7 (restricted LMS)
 */
export function lmsScore(y: number, l: number, m: number, s: number, corrected: boolean): number {
  const z = l === 1 ? (y / m - 1) / s : ((y / m) ** l - 1) / (s * l);
  if (!corrected || (z <= 3 && z >= -3)) return z;
  const side = z > 0 ? 1 : -1;
  const third = lmsLine(3 * side, l, m, s);
  const second = lmsLine(2 * side, l, m, s);
  return 3 * side + (y - third) / Math.abs(third - second);
}

/**
 * The measurement at a z-score: the inverse of `lmsScore`.
 *
 * @returns the value in the unit of m
 */
export function lmsValue(z: number, l: number, m: number, s: number, corrected: boolean): number {
  if (!corrected || (z <= 3 && z >= -3)) return lmsLine(z, l, m, s);
  const side = z > 0 ? 1 : -1;
  const third = lmsLine(3 * side, l, m, s);
  const second = lmsLine(2 * side, l, m, s);
  return third + (z - 3 * side) * Math.abs(third - second);
}

/** The curve k standard deviations from the median. */
function lmsLine(k: number, l: number, m: number, s: number): number {
  return m * (1 + l * s * k) ** (1 / l);
}

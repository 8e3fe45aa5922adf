import type { GrowthIndex } from "./growth-terms.ts";

/** z beyond which WHO flags a score as biologically implausible, in hundredths: [lowest, highest] that is not flagged. */
const plausible: Readonly<Record<GrowthIndex, readonly [number, number]>> = {
  heightForAge: [-600, 600],
  weightForAge: [-600, 500],
  weightForHeight: [-500, 500],
  bmiForAge: [-500, 500],
  headForAge: [-500, 500],
  armForAge: [-500, 500],
  tricepsForAge: [-500, 500],
  subscapularForAge: [-500, 500],
};

/** Scores are kept as whole hundredths; WHO rounds to two decimals. Never -0. */
export function toHundredths(z: number): number {
  return Math.round(z * 100) + 0;
}

/** [lowest, highest] plausible score of an index, hundredths, both ends included. */
export function plausibleRange(index: GrowthIndex): readonly [number, number] {
  return plausible[index];
}

/**
 * True when a score is biologically implausible. Strict, on the rounded score: 6.004 is 6.00 and is not flagged.
 *
 * @source WHO Anthro flags
 */
export function isFlagged(index: GrowthIndex, hundredths: number): boolean {
  const [lowest, highest] = plausible[index];
  return hundredths < lowest || hundredths > highest;
}

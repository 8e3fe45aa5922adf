import type { IndexScore } from "./growth-assessment.ts";
import type { GrowthReference } from "./growth-terms.ts";
import { toMillimetres } from "./stature.ts";

/** The four indices Permenkes 2/2020 gives categories for, and head circumference (WHO). */
export const classifiedIndices = [
  "weightForAge",
  "heightForAge",
  "weightForHeight",
  "bmiForAge",
  "headForAge",
] as const;
export type ClassifiedIndex = (typeof classifiedIndices)[number];

/** Category codes. The same code may be worded differently per index: see `nutritionalStatusMessages`. */
export const nutritionalStatuses = [
  "severely-underweight",
  "underweight",
  "risk-of-overweight",
  "severely-stunted",
  "stunted",
  "tall",
  "severely-wasted",
  "wasted",
  "possible-risk-of-overweight",
  "overweight",
  "obese",
  "microcephaly",
  "macrocephaly",
  "normal",
] as const;
export type NutritionalStatus = (typeof nutritionalStatuses)[number];

/** One step of a rule: scores below `below`, or up to and including `upTo`, that no earlier step took. */
export type StatusStep =
  | { readonly status: NutritionalStatus; readonly below: number }
  | { readonly status: NutritionalStatus; readonly upTo: number };

/** Categories of one index from the lowest score to the highest; `above` takes what no step took. */
export interface StatusRule {
  readonly steps: readonly StatusStep[];
  readonly above: NutritionalStatus;
}

/** Rules of all indices, with the name of where they come from. Replace it when a newer decree does. */
export interface StatusRules extends Readonly<Record<ClassifiedIndex, StatusRule>> {
  readonly name: string;
  /** What of it nobody could confirm in an official text. */
  readonly unverified?: string;
}

const weightForStature: StatusRule = {
  steps: [
    { status: "severely-wasted", below: -3 },
    { status: "wasted", below: -2 },
    { status: "normal", upTo: 1 },
    { status: "possible-risk-of-overweight", upTo: 2 },
    { status: "overweight", upTo: 3 },
  ],
  above: "obese",
};

/**
 * Categories of children of 0 to 60 months.
 *
 * @source Permenkes No. 2 Tahun 2020, Standar Antropometri Anak; head circumference: WHO
 */
export const permenkes2Of2020: StatusRules = {
  name: "permenkes-2-2020",
  weightForAge: {
    steps: [
      { status: "severely-underweight", below: -3 },
      { status: "underweight", below: -2 },
      { status: "normal", upTo: 1 },
    ],
    above: "risk-of-overweight",
  },
  heightForAge: {
    steps: [
      { status: "severely-stunted", below: -3 },
      { status: "stunted", below: -2 },
      { status: "normal", upTo: 3 },
    ],
    above: "tall",
  },
  weightForHeight: weightForStature,
  bmiForAge: weightForStature,
  headForAge: {
    steps: [
      { status: "microcephaly", below: -2 },
      { status: "normal", upTo: 2 },
    ],
    above: "macrocephaly",
  },
};

/** Categories of 5 to 18 years: IMT/U has no "berisiko gizi lebih". A default, not confirmed in the decree's text. */
export const permenkesSchoolAge: StatusRules = {
  ...permenkes2Of2020,
  name: "permenkes-2-2020-school-age",
  unverified: "IMT/U 5-18 tahun",
  bmiForAge: {
    steps: [
      { status: "severely-wasted", below: -3 },
      { status: "wasted", below: -2 },
      { status: "normal", upTo: 1 },
      { status: "overweight", upTo: 2 },
    ],
    above: "obese",
  },
};

/** The rules that go with a reference. */
export function statusRulesFor(reference: GrowthReference): StatusRules {
  return reference === "who-2007" ? permenkesSchoolAge : permenkes2Of2020;
}

/**
 * The category of a score.
 *
 * @param z rounded to two decimals, as `assessGrowth` gives it: -2.004 is -2.00 and is not stunted
 * @param rules default Permenkes 2/2020 for 0 to 60 months; school age: `permenkesSchoolAge`
 * @returns null where there is no score. A flagged score has a category too; show it as "measure again" instead
 */
export function classify(
  index: ClassifiedIndex,
  z: number | null,
  rules: StatusRules = permenkes2Of2020,
): NutritionalStatus | null {
  if (z === null || !Number.isFinite(z)) return null;
  const { steps, above } = rules[index];
  return steps.find((step) => ("below" in step ? z < step.below : z <= step.upTo))?.status ?? above;
}

/** Stunted or severely stunted: TB/U below -2 SD. False without a score and for a flagged one. */
export function isStunted(heightForAge: IndexScore): boolean {
  return isBelow(heightForAge, -2);
}

/** Severely stunted: TB/U below -3 SD. */
export function isSeverelyStunted(heightForAge: IndexScore): boolean {
  return isBelow(heightForAge, -3);
}

/** Wasted or severely wasted: BB/TB below -2 SD. */
export function isWasted(weightForHeight: IndexScore): boolean {
  return isBelow(weightForHeight, -2);
}

/** Severely wasted (gizi buruk by weight): BB/TB below -3 SD. */
export function isSeverelyWasted(weightForHeight: IndexScore): boolean {
  return isBelow(weightForHeight, -3);
}

/** Underweight or severely underweight: BB/U below -2 SD. */
export function isUnderweight(weightForAge: IndexScore): boolean {
  return isBelow(weightForAge, -2);
}

function isBelow({ z, flagged }: IndexScore, limit: number): boolean {
  return z !== null && !flagged && z < limit;
}

/** Categories of arm circumference (LiLA) of a child. */
export const armStatuses = ["severe-acute-malnutrition", "moderate-acute-malnutrition", "normal"] as const;
export type ArmStatus = (typeof armStatuses)[number];

const SEVERE_BELOW_MM = 115;
const MODERATE_BELOW_MM = 125;

/**
 * The category of a child's arm circumference (LiLA), 6 to 59 completed months: below 11.5 cm gizi buruk akut, below
 * 12.5 cm gizi kurang akut.
 *
 * @returns null outside 6 to 59 months ("tidak berlaku") and without a measurement
 */
export function armStatus(armCm: number | null, ageInMonths: number): ArmStatus | null {
  if (armCm === null || !(armCm > 0) || !(ageInMonths >= 6 && ageInMonths < 60)) return null;
  const millimetres = toMillimetres(armCm);
  if (millimetres < SEVERE_BELOW_MM) return "severe-acute-malnutrition";
  return millimetres < MODERATE_BELOW_MM ? "moderate-acute-malnutrition" : "normal";
}

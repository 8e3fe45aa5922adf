import type { GrowthIndex, GrowthMissingReason, GrowthReference, GrowthSex, StaturePosition } from "./growth-terms.ts";

/** How the row of the age table was chosen; store it with each result. */
export type GrowthAgeMethod = "day" | "completed-month";

/**
 * One visit of one child. `null`, `undefined`, NaN and infinities mean "not known"; a measurement of zero or less
 * means "not measured". Nothing in here throws for what a user typed.
 */
export interface GrowthInput {
  readonly sex?: GrowthSex | null | undefined;
  /** Age in days, normally whole. By the "day" method it takes precedence over `ageInMonths`. */
  readonly ageInDays?: number | null | undefined;
  /** Age in months, unrounded; one month is 30.4375 days. By "completed-month" it takes precedence and is rounded down. */
  readonly ageInMonths?: number | null | undefined;
  /** Default "day". "completed-month" uses the row of the completed month, as the tables of Permenkes 2/2020. */
  readonly ageMethod?: GrowthAgeMethod | undefined;
  /** Body weight, kilograms. */
  readonly weightKg?: number | null | undefined;
  /** Length or height as measured, centimetres. Never overwrite it with the corrected value. */
  readonly statureCm?: number | null | undefined;
  /** How stature was measured. Missing: assumed to fit the age, and marked as assumed. */
  readonly position?: StaturePosition | null | undefined;
  /** Head circumference, centimetres. */
  readonly headCm?: number | null | undefined;
  /** Mid-upper arm circumference (LiLA), centimetres. */
  readonly armCm?: number | null | undefined;
  /** Triceps skinfold, millimetres. */
  readonly tricepsMm?: number | null | undefined;
  /** Subscapular skinfold, millimetres. */
  readonly subscapularMm?: number | null | undefined;
  /** Bilateral pitting oedema. Missing counts as no. */
  readonly oedema?: boolean | null | undefined;
  /** Default "who-2006". "who-2007" needs `import "@spbe-kit/stunting/growth-2007"` once. */
  readonly reference?: GrowthReference | undefined;
}

/** The score of one index, or the reason why there is none. */
export interface IndexScore {
  /** z-score rounded to two decimals as WHO does; classify, flag and count on this one. */
  readonly z: number | null;
  /** True when z is biologically implausible (WHO limits): measure again, leave out of prevalence, keep the record. */
  readonly flagged: boolean;
  /** Present exactly when `z` is null. */
  readonly reason?: GrowthMissingReason;
}

/** All that was concluded from one visit. */
export interface GrowthAssessment extends Readonly<Record<GrowthIndex, IndexScore>> {
  readonly reference: GrowthReference;
  readonly ageMethod: GrowthAgeMethod;
  /** Whole days used for the table row (rounded half up), or null when age is not known. */
  readonly ageInDays: number | null;
  /** Months: unrounded by "day", completed by "completed-month"; null when age is not known. */
  readonly ageInMonths: number | null;
  /** Stature after the 0.7 cm correction, centimetres. */
  readonly statureUsedCm: number | null;
  /** Position the score stands on, or null when there is no stature. */
  readonly positionUsed: StaturePosition | null;
  /** True when the position was not given (or not believed) and the one that fits the age was assumed. */
  readonly positionAssumed: boolean;
  /** True when "standing" was given under 9 months, which is not believed (WHO's c9mo_flag). */
  readonly standingUnderNineMonths: boolean;
  /** Body mass index from the stature used, kg/m2, unrounded. */
  readonly bmi: number | null;
}

/** The call others write against; `assessGrowth` in `assess-growth.ts` has this type. */
export type AssessGrowth = (input: GrowthInput) => GrowthAssessment;

import { DAYS_PER_MONTH, wholeDays } from "./age-at.ts";
import type { GrowthInput } from "./growth-assessment.ts";
import type { StaturePosition } from "./growth-terms.ts";
import {
  expectedPosition,
  positionByStature,
  STANDS_FROM_MONTHS,
  standardiseStature,
  toMillimetres,
} from "./stature.ts";

/** Age as the tables need it: whole days pick the row, unrounded months decide the limits. */
export interface TableAge {
  readonly days: number;
  readonly months: number;
}

/** Stature after correction, and on what it stands. */
export interface TableStature {
  /** Millimetres, or null when stature was not measured. */
  readonly millimetres: number | null;
  readonly position: StaturePosition | null;
  readonly assumed: boolean;
  readonly standingUnderNineMonths: boolean;
}

/** A number, or null for what is not one: null, undefined, NaN, infinity. */
export function known(value: number | null | undefined): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

/** A measurement, or null when there is none: zero and below count as not measured. */
export function measured(value: number | null | undefined): number | null {
  const number = known(value);
  return number !== null && number > 0 ? number : null;
}

/** Age in days and months from whichever was given; null when not known. Negative ages stay negative. */
export function tableAge(input: GrowthInput): TableAge | null {
  const days = known(input.ageInDays);
  const months = known(input.ageInMonths);
  if (input.ageMethod === "completed-month") {
    const completed = months ?? (days === null ? null : days / DAYS_PER_MONTH);
    return completed === null ? null : fromMonths(Math.floor(completed));
  }
  if (days !== null) return { days: wholeDays(days), months: days / DAYS_PER_MONTH };
  return months === null ? null : fromMonths(months);
}

function fromMonths(months: number): TableAge {
  return { days: wholeDays(months * DAYS_PER_MONTH), months };
}

/** Applies the position rules: standing under nine months is not believed; 0.7 cm where position and age disagree. */
export function tableStature(input: GrowthInput, age: TableAge | null): TableStature {
  const standingUnderNineMonths = input.position === "standing" && age !== null && age.months < STANDS_FROM_MONTHS;
  const given = standingUnderNineMonths ? null : (input.position ?? null);
  const asMeasured = toMillimetres(measured(input.statureCm) ?? 0);
  const corrected = age && given && asMeasured > 0 ? standardiseStature(asMeasured, age.days, given) : asMeasured;
  const millimetres = measured(corrected);
  if (millimetres === null) return { millimetres, position: null, assumed: false, standingUnderNineMonths };
  const fits = age ? expectedPosition(age.days) : (given ?? positionByStature(asMeasured));
  return { millimetres, position: fits, assumed: given === null, standingUnderNineMonths };
}

import { type CalendarDate, completedMonths, daysBetween } from "@spbe-kit/core";
import type { GrowthAgeMethod } from "./growth-assessment.ts";

/** One month of the WHO tables, days. */
export const DAYS_PER_MONTH = 30.4375;

/** Age at a measurement, ready to spread into `assessGrowth({ ...ageAt(born, measuredOn), sex, ... })`. */
export interface GrowthAge {
  /** Whole days since birth; negative when the measurement lies before birth. */
  readonly ageInDays: number;
  /** Completed months: 2 months and 29 days is 2. */
  readonly ageInMonths: number;
  /** "day": the row of the day (WHO). "completed-month": the row of the completed month (Permenkes 2/2020). */
  readonly ageMethod: GrowthAgeMethod;
}

/**
 * Age in days and completed months.
 *
 * Permenkes 2/2020 counts completed months and prints tables by month; WHO counts days. The month rule makes a child
 * look taller for its age (on average 0.49 SD in the first year), so days are the default. Store the method with each
 * result.
 *
 * @param method default "day"
 */
export function ageAt(birthDate: CalendarDate, measuredOn: CalendarDate, method: GrowthAgeMethod = "day"): GrowthAge {
  return {
    ageInDays: daysBetween(birthDate, measuredOn),
    ageInMonths: completedMonths(birthDate, measuredOn),
    ageMethod: method,
  };
}

/** Days as the tables count them: rounded half up, 730.5 is day 731. */
export function wholeDays(days: number): number {
  return Math.floor(days + 0.5);
}

import { addMonths, type CalendarDate } from "@spbe-kit/core";

/** First months of the age groups of the monthly recap: 0-5, 6-11, 12-23, 24-35, 36-47, 48-59 months. */
export const AGE_GROUP_STARTS = [0, 6, 12, 24, 36, 48] as const;

/** Index into `AGE_GROUP_STARTS`. */
export type AgeGroup = 0 | 1 | 2 | 3 | 4 | 5;

/** A child is under five until the day it turns 60 months; one born on 29 February turns 60 months on 28 February. */
export function isUnderFive(birthDate: CalendarDate, on: CalendarDate): boolean {
  return on >= birthDate && on < addMonths(birthDate, 60);
}

/**
 * Age group of a child in a month, by its age on the first day of that month, for counted and counting children alike:
 * otherwise attendance by age group passes 100 %. A child born inside the month is in the first group.
 */
export function ageGroupIn(birthDate: CalendarDate, firstOfMonth: CalendarDate): AgeGroup {
  let group: AgeGroup = 0;
  for (let i = 1; i < AGE_GROUP_STARTS.length; i += 1)
    if (firstOfMonth >= addMonths(birthDate, AGE_GROUP_STARTS[i]!)) group = i as AgeGroup;
  return group;
}

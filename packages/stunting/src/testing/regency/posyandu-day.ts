import { addDays, addMonths, type CalendarDate, calendarDate, monthOf, partsOf, toDayNumber } from "@spbe-kit/core";
import { stream } from "@spbe-kit/testing";

const SECOND_WEEK = 7;
/** Day numbers count from a Thursday; Sunday is 0 here. */
const WEEKDAY_OF_DAY_ZERO = 4;
const MONDAY = 1;
const SATURDAY = 6;

/** The day a posyandu opens in a month: always the same weekday, in the second week. */
export function posyanduDay(seed: number, posyanduCode: string, month: CalendarDate): CalendarDate {
  const weekday = stream(seed, "posyandu-day", posyanduCode).int(MONDAY, SATURDAY);
  const eighth = addDays(month, SECOND_WEEK);
  const eighthWeekday = (((toDayNumber(eighth) + WEEKDAY_OF_DAY_ZERO) % 7) + 7) % 7;
  return addDays(eighth, (weekday - eighthWeekday + 7) % 7);
}

/** First days of `count` months, oldest first, the last one holding `asOf`. */
export function monthsUpTo(asOf: CalendarDate, count: number): readonly CalendarDate[] {
  const last = monthOf(asOf);
  return Array.from({ length: count }, (_, index) => addMonths(last, index - count + 1));
}

/** August, when every child of the country is weighed and measured (bulan penimbangan). */
export function isWeighingMonth(month: CalendarDate): boolean {
  return partsOf(month).month === 8;
}

/** The newest August that has ended by a day. */
export function newestWeighingMonth(asOf: CalendarDate): CalendarDate {
  const { year, month } = partsOf(asOf);
  return calendarDate(`${month > 8 ? year : year - 1}-08-01`);
}

import * as z from "zod";

/**
 * A day on the calendar, "YYYY-MM-DD", years 0001 to 9999. It has no hour and no zone, so a birthday never moves.
 * Sorts as text.
 */
export type CalendarDate = string & z.$brand<"CalendarDate">;

export interface CalendarDateParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const LONGEST_YEAR = 9999;

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days in a month (1 to 12) of a year; 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

/** True when year (1 to 9999), month and day name a day that exists: 29 February only in leap years. */
export function isRealDay(year: number, month: number, day: number): boolean {
  const whole = Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day);
  return whole && year >= 1 && year <= LONGEST_YEAR && day >= 1 && day <= daysInMonth(year, month);
}

/** Reads exactly "YYYY-MM-DD"; `undefined` for any other text, a day that does not exist, or a value that is no text. */
export function parseCalendarDate(text: unknown): CalendarDate | undefined {
  const match = typeof text === "string" ? SHAPE.exec(text) : null;
  if (!match) return undefined;
  return isRealDay(Number(match[1]), Number(match[2]), Number(match[3])) ? (match[0] as CalendarDate) : undefined;
}

/** True for exactly "YYYY-MM-DD" naming a day that exists. */
export function isCalendarDate(value: unknown): value is CalendarDate {
  return parseCalendarDate(value) !== undefined;
}

/** Marks "YYYY-MM-DD" text written in code or already checked. @throws RangeError for anything else; read what people type with `readTypedDate`. */
export function calendarDate(text: string): CalendarDate {
  const date = parseCalendarDate(text);
  if (date === undefined) throw new RangeError(`spbe-kit: "${text}" is no calendar date. Write YYYY-MM-DD.`);
  return date;
}

/** A day from its numbers; `undefined` when there is no such day. */
export function calendarDateOf(year: number, month: number, day: number): CalendarDate | undefined {
  return isRealDay(year, month, day) ? format(year, month, day) : undefined;
}

/** The numbers of a day. */
export function partsOf(date: CalendarDate): CalendarDateParts {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** "YYYY-MM-DD" that exists on the calendar. In OpenAPI a string of format `date`. */
export const calendarDateSchema = /* @__PURE__ */ (() =>
  z
    .string()
    .regex(SHAPE)
    .refine(isCalendarDate, { error: "not_a_day" })
    .meta({ format: "date", example: "2026-03-09" })
    .brand<"CalendarDate">())();

/** Whole days since 1970-01-01; negative before. Two days' difference is their distance. */
export function toDayNumber(date: CalendarDate): number {
  const { year, month, day } = partsOf(date);
  // Years counted from March, so that the leap day is the last of its year (Hinnant, days_from_civil).
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The day with this number (see `toDayNumber`). @throws RangeError outside the years 0001 to 9999. */
export function fromDayNumber(dayNumber: number): CalendarDate {
  const shifted = dayNumber + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return within(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

/** The day `days` later; earlier when negative. @throws RangeError outside the years 0001 to 9999. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return fromDayNumber(toDayNumber(date) + days);
}

/**
 * The same day of the month, `months` later; the last day of the month where that day does not exist:
 * one month after 31 January is 28 or 29 February.
 *
 * @throws RangeError outside the years 0001 to 9999
 */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const { year, month, day } = partsOf(date);
  const count = year * 12 + month - 1 + months;
  const newYear = Math.floor(count / 12);
  const newMonth = count - newYear * 12 + 1;
  return within(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)));
}

/** Days from one day to another: 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return toDayNumber(to) - toDayNumber(from);
}

/**
 * Months completed since birth, as Permenkes counts age: 2 months and 29 days is 2 months.
 *
 * A month is complete on the day `addMonths(birth, n)`, so a child born on 31 January completes its first month on the
 * last day of February. Negative when `on` lies before `birth`: nothing is completed, and the caller must not call it age.
 */
export function completedMonths(birth: CalendarDate, on: CalendarDate): number {
  const from = partsOf(birth);
  const to = partsOf(on);
  const months = (to.year - from.year) * 12 + to.month - from.month;
  const reached = to.day >= Math.min(from.day, daysInMonth(to.year, to.month));
  return reached ? months : months - 1;
}

/** Years completed since birth, by the same rule: a person born on 29 February completes a year on 28 February in common years. */
export function completedYears(birth: CalendarDate, on: CalendarDate): number {
  return Math.floor(completedMonths(birth, on) / 12);
}

/** The first day of the day's month: how a month is named in tables. */
export function monthOf(date: CalendarDate): CalendarDate {
  return `${date.slice(0, 8)}01` as CalendarDate;
}

/** Negative when `a` is earlier, positive when later, 0 for the same day: for `sort`. */
export function compareDates(a: CalendarDate, b: CalendarDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function within(year: number, month: number, day: number): CalendarDate {
  const date = calendarDateOf(year, month, day);
  if (date === undefined) throw new RangeError("spbe-kit: the day lies outside the years 0001 to 9999.");
  return date;
}

function format(year: number, month: number, day: number): CalendarDate {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as CalendarDate;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}

import { type CalendarDate, calendarDateOf, daysInMonth, partsOf } from "./calendar-date.ts";
import type { Locale } from "./locale.ts";
import { MONTH_NAMES, monthFromName, shortMonthName } from "./month-names.ts";
import { fail, ok, type Result } from "./result.ts";

/**
 * Why a typed date was not read.
 * `short_year`: two digits, so the century is a guess. `month_first`: "11/22/2026", the month stands where the day belongs.
 * `no_such_day`: 31 April. `unreadable`: no date of any known writing.
 */
export type TypedDateErrorCode = "type" | "empty" | "unreadable" | "short_year" | "month_first" | "no_such_day";

export type DateOrder = "day-first" | "month-first";

/** Offices in Indonesia write the day first in both languages; a file from elsewhere is read with the order named. */
const ORDER_OF_LOCALE: Readonly<Record<Locale, DateOrder>> = { id: "day-first", en: "day-first" };

type Reading = Result<CalendarDate, { readonly code: TypedDateErrorCode }>;

const NUMBERS = /^(\d{1,2})[\s/.-]+(\d{1,2})[\s/.-]+(\d+)$/;
const YEAR_FIRST = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/;
const DAY_AND_WORD = /^(\d{1,2})[\s/.-]*([a-z]+\.?)[\s/.,-]*(\d+)$/i;
const WORD_AND_DAY = /^([a-z]+\.?)\s*(\d{1,2}),?\s+(\d+)$/i;

/**
 * Reads a date as people type it: "12/11/2026", "12-11-2026", "12.11.2026", "12 Nov 2026", "12 November 2026",
 * "2026-11-12". Month names of both languages are understood whatever the locale; the year has four digits.
 *
 * @param order which number comes first where both are numbers; by default that of the locale, day first in both
 */
export function readTypedDate(text: unknown, locale: Locale, order: DateOrder = ORDER_OF_LOCALE[locale]): Reading {
  if (typeof text !== "string") return fail({ code: "type" });
  const typed = text.trim();
  if (typed === "") return fail({ code: "empty" });
  return readYearFirst(typed) ?? readNumbers(typed, order) ?? readWords(typed) ?? fail({ code: "unreadable" });
}

/** The date in words, to say back what was read: "12 November 2026". */
export function sayDate(date: CalendarDate, locale: Locale): string {
  const { year, month, day } = partsOf(date);
  return `${day} ${MONTH_NAMES[locale][month - 1]} ${year}`;
}

/** The date for tables and small screens: "12 Nov 2026". */
export function sayDateShort(date: CalendarDate, locale: Locale): string {
  const { year, month, day } = partsOf(date);
  return `${day} ${shortMonthName(month, locale)} ${year}`;
}

/** The month in words: "November 2026". */
export function sayMonth(date: CalendarDate, locale: Locale): string {
  const { year, month } = partsOf(date);
  return `${MONTH_NAMES[locale][month - 1]} ${year}`;
}

/** The date as a field shows it while it is edited, day first with leading zeros: "12/11/2026". */
export function formatTypedDate(date: CalendarDate): string {
  return `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

function readYearFirst(typed: string): Reading | undefined {
  const match = YEAR_FIRST.exec(typed);
  return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

function readNumbers(typed: string, order: DateOrder): Reading | undefined {
  const [, first, second, year] = NUMBERS.exec(typed) ?? [];
  if (year === undefined) return undefined;
  if (year.length !== 4) return fail({ code: "short_year" });
  const [day, month] = order === "day-first" ? [Number(first), Number(second)] : [Number(second), Number(first)];
  const swapped = order === "day-first" && month > 12 && month <= daysInMonth(Number(year), day);
  return swapped ? fail({ code: "month_first" }) : dayOf(Number(year), month, day);
}

function readWords(typed: string): Reading | undefined {
  const [, day, word, year] = DAY_AND_WORD.exec(typed) ?? swapDay(WORD_AND_DAY.exec(typed)) ?? [];
  const month = monthFromName(word ?? "");
  if (month === undefined || year === undefined) return undefined;
  return year.length === 4 ? dayOf(Number(year), month, Number(day)) : fail({ code: "short_year" });
}

function swapDay(match: RegExpExecArray | null): (string | undefined)[] | undefined {
  return match ? [match[0], match[2], match[1], match[3]] : undefined;
}

function dayOf(year: number, month: number, day: number): Reading {
  const date = calendarDateOf(year, month, day);
  return date === undefined ? fail({ code: "no_such_day" }) : ok(date);
}

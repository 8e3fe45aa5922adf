import { addDays, type CalendarDate, parseCalendarDate } from "@spbe-kit/core";

/** People name the last day; records keep the first day after it. */
export function lastDayOf(until: CalendarDate): CalendarDate {
  return addDays(until, -1);
}

/** @param text "YYYY-MM-DD", or "" for what lasts */
export function untilOf(text: string): CalendarDate | null {
  const last = parseCalendarDate(text);
  return last === undefined ? null : addDays(last, 1);
}

/** The first day after a last day that must be named; what is no day goes to the server as it is, which says so. */
export function dayAfter(text: string | undefined): CalendarDate {
  return untilOf(text ?? "") ?? ((text ?? "") as CalendarDate);
}

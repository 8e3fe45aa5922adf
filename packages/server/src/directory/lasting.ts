import { type CalendarDate, calendarDate } from "@spbe-kit/core";

/** The end of what lasts, as rows hold it: a date, so that it compares like any other. */
export const LASTING = calendarDate("9999-12-31");

export function storedUntil(until: CalendarDate | null): CalendarDate {
  return until ?? LASTING;
}

export function shownUntil(until: CalendarDate): CalendarDate | null {
  return until === LASTING ? null : until;
}

import { type CalendarDate, calendarDate, fromDayNumber, toDayNumber } from "@spbe-kit/core";

/** How a workbook counts days: from 1 January 1900 (Windows, today's default) or 1904 (old Macintosh files). */
export type DateSystem = "1900" | "1904";

const DAY_BEFORE_1900 = toDayNumber(calendarDate("1899-12-31"));
const FIRST_OF_1904 = toDayNumber(calendarDate("1904-01-01"));
const LAST_DAY = toDayNumber(calendarDate("9999-12-31"));
/** Excel holds 1900 for a leap year, as Lotus 1-2-3 did; serial 60 is its 29 February 1900, which never was. */
const DAY_THAT_NEVER_WAS = 60;

/**
 * The day an Excel serial number names. The fraction is the time of day and is dropped.
 *
 * @returns `undefined` when the serial names no day: below the first day, 29 February 1900, after the year 9999
 * @source ECMA-376 part 1, 18.17.4.1 (date conversion for serial values)
 */
export function dayOfExcelSerial(serial: number, system: DateSystem): CalendarDate | undefined {
  const dayNumber = dayNumberOf(Math.floor(serial), system);
  return dayNumber === undefined || dayNumber > LAST_DAY ? undefined : fromDayNumber(dayNumber);
}

function dayNumberOf(serial: number, system: DateSystem): number | undefined {
  if (system === "1904") return serial >= 0 ? FIRST_OF_1904 + serial : undefined;
  if (serial < 1 || serial === DAY_THAT_NEVER_WAS) return undefined;
  return DAY_BEFORE_1900 + (serial > DAY_THAT_NEVER_WAS ? serial - 1 : serial);
}

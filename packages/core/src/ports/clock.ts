import { addDays, type CalendarDate, calendarDate, fromDayNumber } from "../domain/calendar-date.ts";

/** The three time zones of Indonesia, by IANA name. None has summer time. */
export const TIME_ZONES = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"] as const;
export type TimeZone = (typeof TIME_ZONES)[number];

/** What people call the zones, and how many hours they are ahead of UTC (Keppres 41/1987; unchanged since 1988). */
export const TIME_ZONE_LABELS = {
  "Asia/Jakarta": "WIB",
  "Asia/Makassar": "WITA",
  "Asia/Jayapura": "WIT",
} as const satisfies Record<TimeZone, string>;

const HOURS_AHEAD = { "Asia/Jakarta": 7, "Asia/Makassar": 8, "Asia/Jayapura": 9 } as const;

/** The only way to know what time it is. Pass it in; take `systemClock` at the outermost edge, `fixedClock` in tests. */
export interface ClockPort {
  /** This moment in UTC with milliseconds: "2026-11-24T05:34:22.120Z". */
  now(): string;
  /** The calendar day it is in that zone. */
  today(zone: TimeZone): CalendarDate;
}

const MILLISECONDS_PER_HOUR = 3_600_000;
const MILLISECONDS_PER_DAY = 24 * MILLISECONDS_PER_HOUR;

export const systemClock: ClockPort = {
  now: () => new Date().toISOString(),
  today: (zone) => dayOfMoment(Date.now(), zone),
};

/** A clock that stands still at an instant ("2026-11-22T16:30:00.000Z"; any zone offset is understood). @throws RangeError for text that is no instant. */
export function fixedClock(iso: string): ClockPort {
  const moment = instantOf(iso);
  return { now: () => new Date(moment).toISOString(), today: (zone) => dayOfMoment(moment, zone) };
}

/** The calendar day on which an instant falls in a zone. @throws RangeError for text that is no instant. */
export function dayOfInstant(iso: string, zone: TimeZone): CalendarDate {
  return dayOfMoment(instantOf(iso), zone);
}

/** The instant at which a calendar day begins in a zone, in UTC: "2026-11-24" in WIB is "2026-11-23T17:00:00.000Z". */
export function startOfDay(date: CalendarDate, zone: TimeZone): string {
  const hour = String(24 - HOURS_AHEAD[zone]).padStart(2, "0");
  return `${addDays(date, -1)}T${hour}:00:00.000Z`;
}

function dayOfMoment(milliseconds: number, zone: TimeZone): CalendarDate {
  const local = milliseconds + HOURS_AHEAD[zone] * MILLISECONDS_PER_HOUR;
  return fromDayNumber(Math.floor(local / MILLISECONDS_PER_DAY));
}

function instantOf(iso: string): number {
  const milliseconds = /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/.test(iso) ? Date.parse(iso) : Number.NaN;
  if (Number.isNaN(milliseconds))
    throw new RangeError(`spbe-kit: "${iso}" is no instant. Write 2026-11-22T16:30:00.000Z.`);
  calendarDate(iso.slice(0, 10));
  return milliseconds;
}

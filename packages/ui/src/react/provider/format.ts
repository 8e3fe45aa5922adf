import type { Locale } from "@spbe-kit/core";
import { intlLocale } from "./locale.ts";

/** Keeps a number and its unit on one line. */
const NO_BREAK_SPACE = "\u00a0";
const MINUS = "\u2212";

export interface NumberOptions {
  /** Digits after the comma. Fixed when given, otherwise 0 to 2. */
  fractionDigits?: number | undefined;
  /** `always` writes + before what is above zero, as in z-scores. */
  sign?: "auto" | "always" | undefined;
}

/** 9884 -> "9.884"; -1.8 -> "−1,8" (a true minus, so that it lines up). */
export function formatNumber(
  value: number,
  locale: Locale,
  { fractionDigits, sign = "auto" }: NumberOptions = {},
): string {
  return new Intl.NumberFormat(intlLocale(locale), {
    minimumFractionDigits: fractionDigits ?? 0,
    maximumFractionDigits: fractionDigits ?? 2,
    signDisplay: sign === "always" ? "exceptZero" : "negative",
    useGrouping: true,
  })
    .format(value)
    .replace("-", MINUS);
}

/**
 * A share as people read it.
 *
 * @param percent 0 to 100, not a fraction of one
 * @returns "6,4 %" in Indonesian, "6.4%" in English
 */
export function formatPercent(percent: number, locale: Locale, options: NumberOptions = { fractionDigits: 1 }): string {
  const number = formatNumber(percent, locale, options);
  return locale === "en" ? `${number}%` : `${number}${NO_BREAK_SPACE}%`;
}

/** 8.1, "kg" -> "8,1 kg" with a space that does not break. */
export function formatUnit(value: number, unit: string, locale: Locale, options?: NumberOptions): string {
  return `${formatNumber(value, locale, options)}${NO_BREAK_SPACE}${unit}`;
}

export type DateStyle = "short" | "long" | "weekday" | "month";

const DATE_STYLES: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  short: { day: "numeric", month: "short", year: "numeric" },
  long: { day: "numeric", month: "long", year: "numeric" },
  weekday: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  month: { month: "long", year: "numeric" },
};

/**
 * A calendar date in words. It belongs to no time zone, so none can move it.
 *
 * @param date "YYYY-MM-DD", or "YYYY-MM" for a month; anything else is given back as it is
 */
export function formatDate(date: string, locale: Locale, style: DateStyle = "short"): string {
  const parts = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(date);
  if (!parts) return date;
  const noon = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3] ?? "1"), 12);
  return new Intl.DateTimeFormat(intlLocale(locale), { ...DATE_STYLES[style], timeZone: "UTC" }).format(noon);
}

/**
 * A moment in the regency's own time, "12 Nov 2026, 09.20".
 *
 * @param instant ISO text with zone
 * @param timeZone IANA name; the regency's, never the browser's
 */
export function formatMoment(instant: string, locale: Locale, timeZone: string): string {
  const moment = Date.parse(instant);
  if (Number.isNaN(moment)) return instant;
  return new Intl.DateTimeFormat(intlLocale(locale), {
    ...DATE_STYLES.short,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  }).format(moment);
}

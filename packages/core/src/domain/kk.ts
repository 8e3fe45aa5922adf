import * as z from "zod";
import { systemClock } from "../ports/clock.ts";
import type { CalendarDate } from "./calendar-date.ts";
import { type DigitsErrorCode, type IdentifierReading, readDigits } from "./identifier.ts";
import { daysOfTwoDigitYear, type NikParts, type RegionErrorCode, readRegion } from "./nik.ts";

/** Nomor Kartu Keluarga: 16 digits as text. */
export type KkNumber = string & z.$brand<"KkNumber">;

export type KkErrorCode = DigitsErrorCode | RegionErrorCode | "serial_zero";

/** `nik_shaped_day`: the day is 41 to 71, as only a woman's NIK has it. `bad_recording_date`: no such day, or in the future. */
export type KkWarning = "historic_region_code" | "nik_shaped_day" | "bad_recording_date";

export interface KkParts
  extends Pick<NikParts, "provinceCode" | "regencyCode" | "districtCode" | "regionStatus" | "serial"> {
  readonly kk: KkNumber;
  /** The day the card was recorded, the latest that is not in the future; `undefined` when the digits name none. */
  readonly recordedOn: CalendarDate | undefined;
}

export interface KkOptions {
  /** The day on which to judge "future"; by default today in western Indonesia. */
  readonly today?: CalendarDate;
}

export type KkReading = IdentifierReading<KkParts, KkErrorCode, KkWarning>;

/**
 * Reads a family card number: region (6), recording date ddmmyy, serial (4). Digits alone cannot tell it from a NIK: label
 * the fields, and refuse NIK = KK in one record.
 *
 * The date only warns: no text of the rule on its digits was seen.
 */
export function parseKk(text: unknown, options: KkOptions = {}): KkReading {
  const read = readDigits(text, [16]);
  if ("code" in read) return refuse(read.code);
  const { digits } = read;
  const region = readRegion(digits);
  if ("code" in region) return refuse(region.code);
  const serial = digits.slice(12);
  if (serial === "0000") return refuse("serial_zero");
  const day = Number(digits.slice(6, 8));
  const recordedOn = readRecordingDate(digits, day, options.today ?? systemClock.today("Asia/Jakarta"));
  const warnings: KkWarning[] = [];
  if (region.regionStatus === "historic") warnings.push("historic_region_code");
  if (day >= 41 && day <= 71) warnings.push("nik_shaped_day");
  else if (recordedOn === undefined) warnings.push("bad_recording_date");
  return { ok: true, value: { kk: digits as KkNumber, ...region, recordedOn, serial }, warnings };
}

function refuse(code: KkErrorCode): KkReading {
  return { ok: false, error: { code }, warnings: [] };
}

function readRecordingDate(digits: string, day: number, today: CalendarDate): CalendarDate | undefined {
  const real = daysOfTwoDigitYear(Number(digits.slice(10, 12)), Number(digits.slice(8, 10)), day);
  return real.find((date) => date <= today);
}

/** A family card number as stored: 16 digits, shape only. */
export const kkSchema = /* @__PURE__ */ (() =>
  z
    .string()
    .regex(/^\d{16}$/)
    .meta({ personal: "kk", example: "1906011203199901" })
    .brand<"KkNumber">())();

import * as z from "zod";
import { systemClock } from "../ports/clock.ts";
import { type CalendarDate, calendarDateOf, daysInMonth } from "./calendar-date.ts";
import { type DigitsErrorCode, type IdentifierReading, readDigits, type Sex } from "./identifier.ts";
import type { DistrictCode, RegencyCode, RegionCode } from "./region-code.ts";
import { type RegionStatus, registeredAs } from "./region-register.ts";

/** Nomor Induk Kependudukan: 16 digits as text (above 91 they no longer fit a number). */
export type Nik = string & z.$brand<"Nik">;

/** The first check that failed, in this order. */
export type NikErrorCode =
  | DigitsErrorCode
  | "unknown_province"
  | "unknown_regency"
  | "unknown_district"
  | "bad_day"
  | "bad_month"
  | "bad_date"
  | "birth_in_future"
  | "serial_zero";

export type NikWarning = "historic_region_code";

export interface NikParts {
  readonly nik: Nik;
  /** Of the first registration: never an address. */
  readonly provinceCode: RegionCode;
  readonly regencyCode: RegencyCode;
  readonly districtCode: DistrictCode;
  readonly regionStatus: RegionStatus;
  /** A hint: some numbers do not match their holder's birth date, and the official record wins. */
  readonly birthDate: CalendarDate;
  /** Every day the two-digit year may mean, the likeliest (latest) first. */
  readonly birthDateAlternatives: readonly CalendarDate[];
  readonly sex: Sex;
  /** "0001" to "9999". */
  readonly serial: string;
}

export interface NikOptions {
  /** The day on which to judge "future"; by default today in western Indonesia. */
  readonly today?: CalendarDate;
  /** The century of birth when the caller knows it, for example 2000 in a register of under-fives. */
  readonly century?: 1900 | 2000;
}

export type NikReading = IdentifierReading<NikParts, NikErrorCode, NikWarning>;

/** Added to the day of birth of women. */
const FEMALE_OFFSET = 40;

/**
 * Reads a NIK: PPRRDD ddmmyy SSSS. Surrounding space and the separators space, dot and dash are taken away first.
 *
 * There is no check digit, so a wrong serial cannot be found. A region code that only earlier editions know is valid with
 * the warning `historic_region_code`.
 *
 * @source PP 40/2019 pasal 30; the policy on separators, regions and centuries is ours and stands in the package's README
 */
export function parseNik(text: unknown, options: NikOptions = {}): NikReading {
  const read = readDigits(text, [16]);
  if ("code" in read) return refuse(read.code);
  const { digits } = read;
  const region = readRegion(digits);
  if ("code" in region) return refuse(region.code);
  const birth = readBirth(digits, options);
  if ("code" in birth) return refuse(birth.code);
  const serial = digits.slice(12);
  if (serial === "0000") return refuse("serial_zero");
  return {
    ok: true,
    value: { nik: digits as Nik, ...region, ...birth, serial },
    warnings: region.regionStatus === "historic" ? ["historic_region_code"] : [],
  };
}

function refuse(code: NikErrorCode): NikReading {
  return { ok: false, error: { code }, warnings: [] };
}

type RegionParts = Pick<NikParts, "provinceCode" | "regencyCode" | "districtCode" | "regionStatus">;
export type RegionErrorCode = "unknown_province" | "unknown_regency" | "unknown_district";

/** The first six digits of a NIK or KK number. */
export function readRegion(digits: string): RegionParts | { code: RegionErrorCode } {
  const province = digits.slice(0, 2);
  const regency = digits.slice(2, 4);
  const district = digits.slice(4, 6);
  if (!registeredAs(province)) return { code: "unknown_province" };
  if (!registeredAs(province, regency)) return { code: "unknown_regency" };
  const regionStatus = registeredAs(province, regency, district);
  if (!regionStatus) return { code: "unknown_district" };
  return {
    provinceCode: province as RegionCode,
    regencyCode: `${province}.${regency}` as RegencyCode,
    districtCode: `${province}.${regency}.${district}` as DistrictCode,
    regionStatus,
  };
}

type BirthParts = Pick<NikParts, "birthDate" | "birthDateAlternatives" | "sex">;
type BirthErrorCode = "bad_day" | "bad_month" | "bad_date" | "birth_in_future";

function readBirth(digits: string, options: NikOptions): BirthParts | { code: BirthErrorCode } {
  const writtenDay = Number(digits.slice(6, 8));
  const sex = writtenDay > FEMALE_OFFSET ? "female" : "male";
  const day = sex === "female" ? writtenDay - FEMALE_OFFSET : writtenDay;
  const month = Number(digits.slice(8, 10));
  if (day < 1 || day > 31) return { code: "bad_day" };
  if (daysInMonth(2000, month) === 0) return { code: "bad_month" };
  const { today = systemClock.today("Asia/Jakarta"), century } = options;
  const real = daysOfTwoDigitYear(Number(digits.slice(10, 12)), month, day, century);
  const birthDateAlternatives = real.filter((date) => date <= today);
  const [birthDate] = birthDateAlternatives;
  if (birthDate !== undefined) return { birthDate, birthDateAlternatives, sex };
  return { code: century !== undefined && real.length > 0 ? "birth_in_future" : "bad_date" };
}

/** The days that exist under this two-digit year, latest first. */
export function daysOfTwoDigitYear(year: number, month: number, day: number, century?: 1900 | 2000): CalendarDate[] {
  const centuries = century === undefined ? [2000, 1900] : [century];
  return centuries.map((start) => calendarDateOf(start + year, month, day)).filter((date) => date !== undefined);
}

/**
 * A NIK as stored: 16 digits. Only the shape is checked, because some real numbers break the rules of `parseNik`;
 * a record keeps such a number and flags it.
 */
export const nikSchema = /* @__PURE__ */ (() =>
  z
    .string()
    .regex(/^\d{16}$/)
    .meta({ personal: "nik", example: "1906014512239901" })
    .brand<"Nik">())();

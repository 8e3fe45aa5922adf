import * as z from "zod";
import { systemClock } from "../ports/clock.ts";
import { type CalendarDate, calendarDateOf, completedYears, partsOf } from "./calendar-date.ts";
import { type DigitsErrorCode, type IdentifierReading, readDigits, type Sex, withoutSeparators } from "./identifier.ts";

/** Nomor Induk Pegawai (PNS) or Nomor Induk PPPK: 18 digits as text. */
export type Nip = string & z.$brand<"Nip">;

/** The first check that failed, in this order. */
export type NipErrorCode =
  | DigitsErrorCode
  | "bad_birth_date"
  | "birth_in_future"
  | "bad_tmt"
  | "tmt_before_birth"
  | "bad_sex_digit"
  | "serial_zero";

/** `legacy_nip9` comes with the refusal `length`: the old number of nine digits, which is kept as plain text. */
export type NipWarning = "age_at_tmt_below_18" | "tmt_in_future" | "legacy_nip9";

interface NipCommon {
  readonly nip: Nip;
  /** A hint: a birth date corrected later leaves the number as it was. */
  readonly birthDate: CalendarDate;
  readonly sex: Sex;
  /** "001" to "999". */
  readonly serial: string;
}

/** A civil servant. `tmt` is the month the appointment as candidate begins, "2015-03"; its day is always the first. */
export interface PnsParts extends NipCommon {
  readonly kind: "PNS";
  readonly tmt: string;
}

/** A contract employee. The two digits after the year are told raw: sources read them in two ways. */
export interface PppkParts extends NipCommon {
  readonly kind: "PPPK";
  /** "2024". */
  readonly appointmentYear: string;
  /** "21" and up. */
  readonly contractCode: string;
  readonly tmt?: undefined;
}

export type NipParts = PnsParts | PppkParts;

export interface NipOptions {
  /** The day on which to judge "future"; by default today in western Indonesia. */
  readonly today?: CalendarDate;
}

export type NipReading = IdentifierReading<NipParts, NipErrorCode, NipWarning>;

type Term = Pick<PnsParts, "kind" | "tmt"> | Pick<PppkParts, "kind" | "appointmentYear" | "contractCode">;

const SEXES: Readonly<Record<string, Sex>> = { "1": "male", "2": "female" };

/**
 * Reads a NIP or NI PPPK: YYYYMMDD, then YYYYMM (PNS) or YYYY and a contract code from 21 (PPPK), sex 1 or 2, serial.
 * Surrounding space and the separators space, dot and dash are taken away first.
 *
 * The kind is an inference from digits 13 and 14; where the record says otherwise, the record wins.
 *
 * @source Perka BKN 22/2007; NI PPPK by published descriptions (meaning of the contract code unverified)
 */
export function parseNip(text: unknown, options: NipOptions = {}): NipReading {
  const read = readDigits(text, [18]);
  if ("code" in read) return refuse(read.code, isLegacy(text) ? ["legacy_nip9"] : []);
  const { digits } = read;
  const { today = systemClock.today("Asia/Jakarta") } = options;
  const birthDate = calendarDateOf(numberAt(digits, 0, 4), numberAt(digits, 4, 6), numberAt(digits, 6, 8));
  if (birthDate === undefined) return refuse("bad_birth_date");
  if (birthDate > today) return refuse("birth_in_future");
  const term = readTerm(digits);
  if (term === undefined) return refuse("bad_tmt");
  if (beginsBefore(term, birthDate)) return refuse("tmt_before_birth");
  const sex = SEXES[digits.slice(14, 15)];
  if (sex === undefined) return refuse("bad_sex_digit");
  const serial = digits.slice(15);
  if (serial === "000") return refuse("serial_zero");
  return {
    ok: true,
    value: { nip: digits as Nip, ...term, birthDate, sex, serial },
    warnings: warningsOf(term, birthDate, today),
  };
}

/** "199003152015031901" -> "19900315 201503 1 901", as letters print it. */
export function formatNip(nip: Nip): string {
  return nip.replace(/^(\d{8})(\d{6})(\d)(\d{3})$/, "$1 $2 $3 $4");
}

function refuse(code: NipErrorCode, warnings: readonly NipWarning[] = []): NipReading {
  return { ok: false, error: { code }, warnings };
}

function isLegacy(text: unknown): boolean {
  return typeof text === "string" && /^\d{9}$/.test(withoutSeparators(text));
}

function readTerm(digits: string): Term | undefined {
  const year = digits.slice(8, 12);
  const code = digits.slice(12, 14);
  if (Number(code) >= 1 && Number(code) <= 12) return { kind: "PNS", tmt: `${year}-${code}` };
  return Number(code) >= 21 ? { kind: "PPPK", appointmentYear: year, contractCode: code } : undefined;
}

function beginsBefore(term: Term, date: CalendarDate): boolean {
  return term.kind === "PNS" ? `${term.tmt}-01` < date : term.appointmentYear < date.slice(0, 4);
}

function beginsAfter(term: Term, date: CalendarDate): boolean {
  return term.kind === "PNS" ? `${term.tmt}-01` > date : term.appointmentYear > date.slice(0, 4);
}

function warningsOf(term: Term, birthDate: CalendarDate, today: CalendarDate): NipWarning[] {
  const warnings: NipWarning[] = [];
  if (ageAtStart(term, birthDate) < 18) warnings.push("age_at_tmt_below_18");
  if (beginsAfter(term, today)) warnings.push("tmt_in_future");
  return warnings;
}

/** For PPPK only the year is known: the age reached in that year. */
function ageAtStart(term: Term, birthDate: CalendarDate): number {
  if (term.kind === "PPPK") return Number(term.appointmentYear) - partsOf(birthDate).year;
  return completedYears(birthDate, `${term.tmt}-01` as CalendarDate);
}

function numberAt(digits: string, from: number, to: number): number {
  return Number(digits.slice(from, to));
}

/** A NIP or NI PPPK as stored: 18 digits. Only the shape is checked; a record keeps a number that `parseNip` doubts. */
export const nipSchema = /* @__PURE__ */ (() =>
  z
    .string()
    .regex(/^\d{18}$/)
    .meta({ personal: "nip", example: "199003152015031901" })
    .brand<"Nip">())();

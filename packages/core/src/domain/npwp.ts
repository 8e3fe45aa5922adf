import * as z from "zod";
import { type DigitsErrorCode, type IdentifierReading, readDigits } from "./identifier.ts";
import { parseNik } from "./nik.ts";

/** Nomor Pokok Wajib Pajak as digits: 15 (until 2024), 16 (since), or 22 with the place of business (NITKU). */
export type Npwp = string & z.$brand<"Npwp">;

export type NpwpErrorCode = DigitsErrorCode;

/**
 * `check_digit`: the ninth digit is not the Luhn digit of the first eight (the rule is inferred, so it only warns).
 * `not_a_nik`: sixteen digits without a leading 0 that no NIK looks like.
 */
export type NpwpWarning = "check_digit" | "not_a_nik";

export interface NpwpParts {
  readonly npwp: Npwp;
  /** `legacy` 15 digits; `entity` 16 with a leading 0 (bodies, non-residents); `nik` 16 that are a resident's NIK. */
  readonly form: "legacy" | "entity" | "nik";
  /** The six digits of the place of business, where given. */
  readonly placeOfBusiness: string | undefined;
}

export type NpwpReading = IdentifierReading<NpwpParts, NpwpErrorCode, NpwpWarning>;

/**
 * Reads a tax number of 15, 16 or 22 digits, separators (`01.234.567.8-901.000`) allowed.
 *
 * @source PMK 112/PMK.03/2022; PER-06/PJ/2024 for the 22 digits
 */
export function parseNpwp(text: unknown): NpwpReading {
  const read = readDigits(text, [15, 16, 22]);
  if ("code" in read) return { ok: false, error: { code: read.code }, warnings: [] };
  const { digits } = read;
  const number = digits.slice(0, 16);
  const form = number.length === 15 ? "legacy" : number.startsWith("0") ? "entity" : "nik";
  const placeOfBusiness = digits.length === 22 ? digits.slice(16) : undefined;
  return { ok: true, value: { npwp: digits as Npwp, form, placeOfBusiness }, warnings: warningsOf(number, form) };
}

/**
 * The 16-digit number of a body or a non-resident whose old number has 15: a leading 0. Never use it for a resident person,
 * whose number is the NIK.
 */
export function entityNpwpOf(legacy: Npwp): Npwp {
  return (legacy.length === 15 ? `0${legacy}` : legacy) as Npwp;
}

/** "012345678901000" -> "01.234.567.8-901.000"; longer numbers stay as they are, as the tax office prints them. */
export function formatNpwp(npwp: Npwp): string {
  return npwp.replace(/^(\d{2})(\d{3})(\d{3})(\d)(\d{3})(\d{3})$/, "$1.$2.$3.$4-$5.$6");
}

function warningsOf(number: string, form: NpwpParts["form"]): NpwpWarning[] {
  if (form === "nik") return parseNik(number).ok ? [] : ["not_a_nik"];
  return passesLuhn(number.slice(form === "entity" ? 1 : 0).slice(0, 9)) ? [] : ["check_digit"];
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - index)) * (index % 2 === 0 ? 1 : 2);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

/** A tax number as stored: 15, 16 or 22 digits, shape only. */
export const npwpSchema = /* @__PURE__ */ (() =>
  z
    .string()
    .regex(/^(\d{15}|\d{16}|\d{22})$/)
    .meta({ personal: "npwp", example: "012345678901000" })
    .brand<"Npwp">())();

import type { Locale } from "./locale.ts";
import { fail, ok, type Result } from "./result.ts";

/**
 * Why a typed number was not read. `ambiguous`: a lone "1.234" may be one point two or one thousand two hundred.
 * `too_many_decimals`: more decimals than `maxDecimals`.
 */
export type DecimalErrorCode = "type" | "empty" | "unreadable" | "ambiguous" | "too_many_decimals";

export interface DecimalOptions {
  /** How many decimals the measure has (0 for a count); without it any number is accepted. */
  readonly maxDecimals?: number;
}

const PLAIN = /^[+-]?\d+([.,]\d+)?$/;
const DOTS_THEN_COMMA = /^[+-]?\d{1,3}(\.\d{3})+(,\d+)?$/;
const COMMAS_THEN_POINT = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;
const LOOKS_LIKE_THOUSANDS = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;

/**
 * Reads a decimal as people type it. Comma and point both separate decimals: "12,5" and "12.5" are 12.5.
 *
 * Thousands: a mark that comes twice, or stands before the other mark, groups thousands ("1.234.567", "1.234,5",
 * "1,234.5"), and then every group has three digits. One mark followed by exactly three digits ("1.234") could be either
 * and is refused as `ambiguous`, unless the number begins with 0 ("0,125"). Exponents and units are not read.
 */
export function readDecimal(
  text: unknown,
  options: DecimalOptions = {},
): Result<number, { readonly code: DecimalErrorCode }> {
  if (typeof text !== "string") return fail({ code: "type" });
  const typed = text.trim().replace(/^\u2212/, "-");
  if (typed === "") return fail({ code: "empty" });
  if (LOOKS_LIKE_THOUSANDS.test(typed)) return fail({ code: "ambiguous" });
  const plain = plainNumber(typed);
  if (plain === undefined) return fail({ code: "unreadable" });
  const decimals = plain.split(".")[1]?.length ?? 0;
  if (options.maxDecimals !== undefined && decimals > options.maxDecimals) return fail({ code: "too_many_decimals" });
  const value = Number(plain);
  return Number.isFinite(value) ? ok(value) : fail({ code: "unreadable" });
}

/** The number as a field shows it: Indonesian with a comma, no grouping: 12.5 -> "12,5". */
export function formatDecimal(value: number, locale: Locale, decimals?: number): string {
  const text = decimals === undefined ? String(value) : value.toFixed(decimals);
  return locale === "id" ? text.replace(".", ",") : text;
}

function plainNumber(typed: string): string | undefined {
  if (PLAIN.test(typed)) return typed.replace(",", ".");
  if (DOTS_THEN_COMMA.test(typed)) return typed.replaceAll(".", "").replace(",", ".");
  if (COMMAS_THEN_POINT.test(typed)) return typed.replaceAll(",", "");
  return undefined;
}

import * as z from "zod";
import { fail, ok, type Result } from "./result.ts";

/** A telephone number of Indonesia in E.164: "+6281234567890". */
export type PhoneNumber = string & z.$brand<"PhoneNumber">;

/**
 * `not_indonesian`: another country's code. `area_code_missing`: a local number without its area code.
 * `not_a_subscriber`: a service number such as 0800, 0804, 0809 or 1500xxx.
 */
export type PhoneErrorCode =
  | "type"
  | "non_digit"
  | "length"
  | "not_indonesian"
  | "area_code_missing"
  | "not_a_subscriber";

export interface PhoneParts {
  readonly phone: PhoneNumber;
  readonly kind: "mobile" | "fixed";
}

const MOBILE = /^8[1-35-9]\d{7,10}$/;
const SERVICE = /^(8[04]|1)/;
/** Area code of two or three digits and five to eight of the line, taken together. */
const FIXED = /^[2-79]\d{6,10}$/;

/**
 * Reads a number as people write it: `0812-3456-789`, `8123456789`, `62 812 ...`, `+62 0812 ...`, `(0261) 201234`.
 * Operators are not inferred: numbers move between them.
 *
 * @source the numbering plan as Google's libphonenumber holds it for Indonesia, loosened to lengths for fixed lines
 */
export function parsePhone(text: unknown): Result<PhoneParts, { readonly code: PhoneErrorCode }> {
  if (typeof text !== "string") return fail({ code: "type" });
  const dialled = text.trim().replace(/[\s().\-/]/g, "");
  if (!/^\+?[0-9]*$/.test(dialled)) return fail({ code: "non_digit" });
  const national = nationalNumber(dialled);
  if ("code" in national) return fail(national);
  const { number } = national;
  if (SERVICE.test(number)) return fail({ code: "not_a_subscriber" });
  const kind = MOBILE.test(number) ? "mobile" : FIXED.test(number) ? "fixed" : undefined;
  return kind ? ok({ phone: `+62${number}` as PhoneNumber, kind }) : fail({ code: "length" });
}

/** "0812-3456-7890" for reading at home; fixed lines as digits, because area codes differ in length. */
export function formatPhone(phone: PhoneNumber): string {
  const number = `0${phone.slice(3)}`;
  return MOBILE.test(number.slice(1)) ? number.replace(/^(\d{4})(\d{4})(\d+)$/, "$1-$2-$3") : number;
}

/** The digits a link to a chat app needs: "6281234567890". */
export function phoneDigits(phone: PhoneNumber): string {
  return phone.slice(1);
}

function nationalNumber(dialled: string): { number: string } | { code: PhoneErrorCode } {
  if (dialled === "" || dialled === "+") return { code: "length" };
  const abroad = /^(?:\+|00)(.*)$/.exec(dialled);
  const rest = abroad?.[1] ?? dialled;
  if (abroad && !rest.startsWith("62")) return { code: "not_indonesian" };
  if (rest.startsWith("62")) return { number: rest.slice(2).replace(/^0/, "") };
  if (rest.startsWith("0")) return { number: rest.slice(1) };
  return rest.startsWith("8") || rest.startsWith("1") ? { number: rest } : { code: "area_code_missing" };
}

/** A telephone number as stored: E.164 of Indonesia. */
export const phoneSchema = /* @__PURE__ */ (() =>
  z
    .string()
    .regex(/^\+62\d{7,12}$/)
    .meta({ personal: "phone", example: "+6281234567890" })
    .brand<"PhoneNumber">())();

/** What a reader of identity numbers answers. It never throws for what a person typed; warnings never make a number wrong. */
export type IdentifierReading<T, Code extends string, Warning extends string> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly Warning[] }
  | { readonly ok: false; readonly error: { readonly code: Code }; readonly warnings: readonly Warning[] };

export type Sex = "male" | "female";

/**
 * What a field tells about a person, written in its schema as `.meta({ personal: "nik" })`. From it come the redaction of
 * logs, the masking on screens, the record of processing and the subject export.
 */
export type PersonalDataKind =
  | "nik"
  | "kk"
  | "nip"
  | "npwp"
  | "phone"
  | "name"
  | "birth-date"
  | "address"
  | "health"
  | "free-text";

declare module "zod" {
  interface GlobalMeta {
    /** Present on every field that holds personal data (UU 27/2022). */
    personal?: PersonalDataKind;
  }
}

/** The codes every number shares: not text, wrong number of characters, a character that is no digit. */
export type DigitsErrorCode = "type" | "length" | "non_digit";

/** Digits of an allowed length after surrounding space and the separators space, dot and dash are gone; or the first code that fails. */
export function readDigits(text: unknown, lengths: readonly number[]): { digits: string } | { code: DigitsErrorCode } {
  if (typeof text !== "string") return { code: "type" };
  const digits = withoutSeparators(text);
  if (!lengths.includes(digits.length)) return { code: "length" };
  return /^[0-9]+$/.test(digits) ? { digits } : { code: "non_digit" };
}

/** "32 11 18.150390-9901" -> "3211181503909901". */
export function withoutSeparators(text: string): string {
  return text.trim().replace(/[ .-]/g, "");
}

/**
 * An identity number as screens and logs show it. Sixteen digits keep the six of the region and the last four, any other
 * text of at least ten characters its last four; shorter text is hidden whole.
 *
 * @example maskIdentifier("3211181503909901") // "321118******9901"
 */
export function maskIdentifier(text: string): string {
  const bare = withoutSeparators(text);
  const head = /^\d{16}$/.test(bare) ? bare.slice(0, 6) : "";
  const tail = bare.length >= 10 ? bare.slice(-4) : "";
  return head + "*".repeat(bare.length - head.length - tail.length) + tail;
}

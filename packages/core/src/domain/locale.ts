/** The languages of the screen: Indonesian by default, English beside it. */
export const LOCALES = ["id", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/**
 * The kit's language for a language tag as browsers, Java ("in") and servers write it: "in", "in_ID" and "id-ID" are
 * Indonesian, "en-GB" is English, everything else is Indonesian.
 */
export function normaliseLocale(tag: string | null | undefined): Locale {
  return /^en([-_]|$)/i.test(tag?.trim() ?? "") ? "en" : "id";
}

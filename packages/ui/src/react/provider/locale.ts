import type { Locale } from "@spbe-kit/core";

/** The tag to hand to `Intl` and to `lang`. */
export function intlLocale(locale: Locale): string {
  return locale === "en" ? "en-GB" : "id-ID";
}

import type { Locale } from "./locale.ts";

/** January to December as documents write them. Own tables, so that a date reads the same in every runtime. */
export const MONTH_NAMES: Readonly<Record<Locale, readonly string[]>> = {
  id: [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
  ],
  en: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
};

/** "Jan" to "Des" or "Dec": the first three letters, in Indonesian as in English. */
export function shortMonthName(month: number, locale: Locale): string {
  return (MONTH_NAMES[locale][month - 1] ?? "").slice(0, 3);
}

/** 1 to 12 for a name in either language, whole or cut to three letters or more ("Sept", "agust", "Nop."); else `undefined`. */
export function monthFromName(word: string): number | undefined {
  const name = word
    .toLowerCase()
    .replace(/\.$/, "")
    .replace(/^nop/, "nov")
    .replace(/^pebruari$/, "februari");
  if (name.length < 3) return undefined;
  for (const names of Object.values(MONTH_NAMES)) {
    const index = names.findIndex((full) => full.toLowerCase().startsWith(name));
    if (index >= 0) return index + 1;
  }
  return undefined;
}

import type { CalendarDate } from "./calendar-date.ts";
import { type Nik, parseNik } from "./nik.ts";

/** Digits written together, or in groups set apart by one space, dot or dash. */
const GROUPS = /\d+(?:[ .-]\d+)*/g;
/** Where people part a NIK: 190601 490425 9901, 1906 0149 0425 9901, 19.06.01.490425.9901. Never within its serial. */
const BREAKS: ReadonlySet<number> = new Set([2, 4, 6, 8, 10, 12]);
const DIGITS = 16;

/**
 * The first NIK that stands in a text, so that it can be kept out of places that are not made for it: notes, names, file names.
 *
 * @param today the day on which to judge a birth date; by default today in western Indonesia
 * @returns its 16 digits, or undefined. A number that `parseNik` refuses is none: an account or a decree may have 16 digits too
 */
export function nikIn(text: string, today?: CalendarDate): Nik | undefined {
  if (text.length < DIGITS) return undefined;
  for (const [run] of text.matchAll(GROUPS)) {
    const groups = run.split(/[ .-]/);
    for (const start of groups.keys()) {
      const digits = sixteenFrom(groups.slice(start));
      const read = digits === undefined ? undefined : parseNik(digits, today === undefined ? {} : { today });
      if (read?.ok) return read.value.nik;
    }
  }
  return undefined;
}

/**
 * A text that is kept as it is, a file's name or a column's heading: one that holds a NIK keeps its words and loses its digits.
 *
 * @example withoutNik("anak 1906014904259901.xlsx") // "anak ****************.xlsx"
 */
export function withoutNik(text: string): string {
  return nikIn(text) === undefined ? text : text.replace(/\d/g, "*");
}

/** What is said of a field that holds a NIK and is not made for one (`core/misplaced-nik`). */
export const misplacedNikSentence = {
  id: "Isian ini memuat NIK. Hapus dari sini dan tulis hanya di isian NIK.",
  en: "This entry holds a NIK. Remove it here and write it in the entry for the NIK only.",
} as const;

function sixteenFrom(groups: readonly string[]): string | undefined {
  let digits = "";
  for (const group of groups) {
    if (digits !== "" && !BREAKS.has(digits.length)) return undefined;
    digits += group;
    if (digits.length >= DIGITS) return digits.length === DIGITS ? digits : undefined;
  }
  return undefined;
}

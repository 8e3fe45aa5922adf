import type { Locale } from "@spbe-kit/core";
import { formatNumber, formatUnit } from "@spbe-kit/ui";
import {
  type NutritionalStatusMessages,
  nutritionalStatusMessagesEn,
  nutritionalStatusMessagesId,
} from "../../domain/growth/nutritional-status.messages.ts";
import { type NutritionalStatus, nutritionalStatuses } from "../../domain/growth/nutritional-status.ts";
import type { ShownIndex } from "../../domain/measurement.schema.ts";
import { growthMessages } from "./growth.messages.ts";
import type { ChartIndex } from "./growth-scale.ts";
import type { VerdictFacts } from "./nutrition-verdict.ts";

const CATEGORY_WORDS: Readonly<Record<Locale, NutritionalStatusMessages>> = {
  id: nutritionalStatusMessagesId,
  en: nutritionalStatusMessagesEn,
};

/** "−2,15": two decimals and always a sign, as z-scores are read. */
export function sayZ(z: number, locale: Locale): string {
  return formatNumber(z, locale, { fractionDigits: 2, sign: "always" });
}

/** The category of a shown index in the words of Permenkes 2/2020; undefined where there is none. */
export function sayCategory(index: ChartIndex, { category }: ShownIndex, locale: Locale): string | undefined {
  const known = asStatus(category);
  return known && CATEGORY_WORDS[locale].status(index, known);
}

export function asStatus(category: string | null): NutritionalStatus | undefined {
  return nutritionalStatuses.find((status) => status === category);
}

/** Standing (TB) or lying (PB), by how it was measured, else by the age. */
export function isStanding({ position, ageInMonths }: Pick<VerdictFacts, "position" | "ageInMonths">): boolean {
  return position === null ? ageInMonths >= 24 : position === "standing";
}

/** The verdict as it is spoken: weight and the month's word first, then what the other two indices add. */
export function saysVerdict(
  facts: VerdictFacts,
  locale: Locale,
): { readonly headline: string; readonly detail: string } {
  const words = growthMessages[locale];
  const weight = facts.oedema ? words.oedema : sayIndex("weightForAge", facts, locale);
  const others = facts.oedema
    ? [sayStature(facts, locale)]
    : [sayStature(facts, locale), sayIndex("weightForHeight", facts, locale)];
  return {
    headline: [weight, sayMonth(facts, locale)].filter(Boolean).join(" "),
    detail: others.join(" "),
  };
}

function sayIndex(index: ChartIndex, facts: VerdictFacts, locale: Locale): string {
  const words = growthMessages[locale];
  const name = words.index(index, isStanding(facts));
  const shown = facts[index];
  if (shown.z === null) return words.notJudged(name);
  if (shown.flagged) return words.flagged(name, sayZ(shown.z, locale));
  return words.judged(name, sayZ(shown.z, locale), (sayCategory(index, shown, locale) ?? "").toLocaleLowerCase(locale));
}

function sayStature(facts: VerdictFacts, locale: Locale): string {
  const words = growthMessages[locale];
  const shown = facts.heightForAge;
  const category = sayCategory("heightForAge", shown, locale);
  if (shown.z === null || shown.flagged || !category) return sayIndex("heightForAge", facts, locale);
  const standing = isStanding(facts);
  return words.statureLow(
    words.statureShort(standing),
    category.toLocaleLowerCase(locale),
    words.index("heightForAge", standing),
    sayZ(shown.z, locale),
  );
}

function sayMonth({ kms, gainG, leastGainG }: VerdictFacts, locale: Locale): string {
  const words = growthMessages[locale];
  if (kms === "O") return words.kmsO;
  if (kms === "B") return words.kmsB;
  if (kms === null || gainG === null) return "";
  const least = leastGainG === null ? "" : words.least(formatUnit(leastGainG, "g", locale));
  return sayGain(gainG, locale) + least + { N: words.kmsN, T: words.kmsT, "2T": words.kms2T }[kms];
}

/** "Naik 100 g", "Turun 150 g", "Berat tetap". */
export function sayGain(gainG: number, locale: Locale): string {
  const words = growthMessages[locale];
  if (gainG === 0) return words.unchanged;
  const grams = formatUnit(Math.abs(gainG), "g", locale);
  return gainG > 0 ? words.gained(grams) : words.lost(grams);
}

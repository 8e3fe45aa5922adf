import type { Locale } from "@spbe-kit/core";
import { formatDate, formatUnit } from "@spbe-kit/ui";
import { growthMessages } from "./growth.messages.ts";
import type { GrowthPoint } from "./growth-points.ts";
import type { ChartIndex } from "./growth-scale.ts";
import { sayCategory, sayGain, sayZ } from "./verdict-sentences.ts";

const ONE_DIGIT = { fractionDigits: 1 } as const;

/** "8,1 kg", or centimetres for stature by age. */
export function sayValue(index: ChartIndex, { value }: GrowthPoint, locale: Locale): string {
  return formatUnit(value, index === "heightForAge" ? "cm" : "kg", locale, ONE_DIGIT);
}

/** What the drawing stands on: age in months, or the stature. */
export function sayPlace(index: ChartIndex, { x, measurement }: GrowthPoint, locale: Locale): string {
  return index === "weightForHeight"
    ? formatUnit(x, "cm", locale, ONE_DIGIT)
    : growthMessages[locale].ageInMonths(measurement.ageInMonths);
}

/** A dot in one sentence, for who hears the chart. */
export function sayPoint(index: ChartIndex, point: GrowthPoint, locale: Locale): string {
  const { measurement } = point;
  return [
    formatDate(measurement.measuredOn, locale),
    sayPlace(index, point, locale),
    sayValue(index, point, locale),
    `${sayZ(point.z, locale)} SD`,
    sayCategory(index, measurement[index], locale)?.toLocaleLowerCase(locale),
  ]
    .filter(Boolean)
    .join(", ");
}

/** The two lines beside a dot: "8,1 kg · −2,15 SD" and "12 Nov: naik 100 g, 2T". */
export function sayCallout(
  index: ChartIndex,
  point: GrowthPoint,
  narrow: boolean,
  locale: Locale,
): readonly [string, string] {
  const { measuredOn, gainG, kms } = point.measurement;
  const score = `${sayValue(index, point, locale)} · ${sayZ(point.z, locale)}`;
  const day = formatDate(measuredOn, locale).replace(/,? \d{4}$/, "");
  const gain = index === "weightForAge" && gainG !== null ? sayGain(gainG, locale) : sayPlace(index, point, locale);
  const month = index === "weightForAge" && kms !== null ? `, ${kms}` : "";
  return narrow
    ? [score, gain + month]
    : [`${score} SD`, `${day}: ${gain.charAt(0).toLocaleLowerCase(locale)}${gain.slice(1)}${month}`];
}

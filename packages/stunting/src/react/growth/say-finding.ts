import type { Locale } from "@spbe-kit/core";
import { growthMessages } from "./growth.messages.ts";
import type { GrowthFinding } from "./growth-finding.ts";
import type { ChartIndex } from "./growth-scale.ts";

/** The finding of a chart as its title. */
export function sayFinding(index: ChartIndex, finding: GrowthFinding, standing: boolean, locale: Locale): string {
  const words = growthMessages[locale];
  if (finding.kind === "none") return words.findingNone;
  const subject = words.subject(index, standing);
  const band = words.band[finding.band];
  if (finding.kind === "single") return words.findingSingle(subject, band);
  if (finding.kind === "steady") return words.findingSteady(subject, band, finding.visits);
  return finding.towards === "worse"
    ? words.findingWorse(subject, band, finding.sinceMonths)
    : words.findingBetter(subject, band, finding.sinceMonths);
}

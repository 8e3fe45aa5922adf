import type { Summary } from "../../domain/summary.contract.ts";
import type { FindingMessages } from "./finding.messages.ts";
import { rankVillages, stuntedPercent, toOneDecimal } from "./prevalence-share.ts";
import { STUNTING_MEDIUM_FROM } from "./severity.ts";

/** What a month says in one sentence. */
export type Finding =
  | { readonly kind: "nothing" }
  | {
      readonly kind: "measured";
      readonly percent: number;
      /** Against the same month a year before, by the figures as shown. `first`: nothing to compare with. */
      readonly change: "down" | "up" | "same" | "first";
      /** Villages above the limit; null when every village is withheld. */
      readonly villagesAbove: number | null;
    };

/** Reads the finding of a month. Villages too small to rank do not count among those above 10 %. */
export function findingOf(summary: Pick<Summary, "total" | "yearBefore" | "villages">): Finding {
  const percent = stuntedPercent(summary.total);
  if (percent === null) return { kind: "nothing" };
  const before = summary.yearBefore && stuntedPercent(summary.yearBefore);
  const everyVillageWithheld = summary.villages.length > 0 && summary.villages.every(({ suppressed }) => suppressed);
  const above = rankVillages(summary.villages).filter(
    (village) => (stuntedPercent(village) ?? 0) > STUNTING_MEDIUM_FROM,
  );
  return {
    kind: "measured",
    percent,
    change: before === null ? "first" : changeBetween(percent, before),
    villagesAbove: everyVillageWithheld ? null : above.length,
  };
}

function changeBetween(now: number, before: number): "down" | "up" | "same" {
  const difference = toOneDecimal(now) - toOneDecimal(before);
  if (difference === 0) return "same";
  return difference < 0 ? "down" : "up";
}

export interface FindingWords {
  readonly words: FindingMessages;
  /** "Agustus 2026" */
  readonly month: string;
  percent(value: number, fractionDigits: number): string;
}

/** "Stunting turun ke 6,4 %, tetapi empat desa masih di atas 10 %". */
export function findingSentence(finding: Finding, { words, month, percent }: FindingWords): string {
  if (finding.kind === "nothing") return words.nothing(month);
  const start = words[finding.change](percent(finding.percent, 1));
  if (finding.villagesAbove === null) return start + words.villagesWithheld;
  const limit = percent(STUNTING_MEDIUM_FROM, 0);
  if (finding.villagesAbove === 0)
    return start + (finding.change === "up" ? words.butNoVillage(limit) : words.andNoVillage(limit));
  const count = words.count(finding.villagesAbove);
  return start + (finding.change === "up" ? words.andVillages(count, limit) : words.butVillages(count, limit));
}

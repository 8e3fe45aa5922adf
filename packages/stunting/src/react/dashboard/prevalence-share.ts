import type { GrowthCounts, VillageCounts } from "../../domain/summary.contract.ts";

/** Villages with fewer measured children are not ranked: one child would move them by five points. Configuration. */
export const FEWEST_RANKED = 20;

/**
 * A share from pooled counts.
 *
 * @returns 0 to 100; null where nothing was counted
 */
export function percentOf(part: number, whole: number): number | null {
  return whole > 0 ? (part / whole) * 100 : null;
}

/** Children with height-for-age below -2 SD, of those with a valid score. */
export function stuntedPercent(counts: Pick<GrowthCounts, "stunted" | "withHeightForAge">): number | null {
  return percentOf(counts.stunted, counts.withHeightForAge);
}

/** To the one decimal that is shown, so that words and arrows agree with the figures beside them. */
export function toOneDecimal(percent: number): number {
  return Math.round(percent * 10) / 10;
}

/** Points between two shares as shown; negative when fewer. Null when either is missing. */
export function pointsBetween(now: number | null, before: number | null): number | null {
  if (now === null || before === null) return null;
  return toOneDecimal(toOneDecimal(now) - toOneDecimal(before));
}

/** Villages by prevalence, then by number of stunted children; withheld and very small ones are left out. */
export function rankVillages(villages: readonly VillageCounts[]): readonly VillageCounts[] {
  return villages
    .filter((village) => !village.suppressed && village.withHeightForAge >= FEWEST_RANKED)
    .sort((a, b) => (stuntedPercent(b) ?? 0) - (stuntedPercent(a) ?? 0) || b.stunted - a.stunted);
}

/** Where to begin: the ranked ones that have a stunted child at all. */
export function priorityVillages(villages: readonly VillageCounts[]): readonly VillageCounts[] {
  return rankVillages(villages).filter(({ stunted }) => stunted > 0);
}

/** The village to begin with, where all lie in one district. */
export function highestVillage(villages: readonly VillageCounts[]): { name: string; percent: number } | null {
  const [first, ...others] = priorityVillages(villages);
  const percent = first && stuntedPercent(first);
  return first && percent !== null && percent !== undefined && others.length > 0
    ? { name: first.villageName, percent }
    : null;
}

/** The district with the highest pooled prevalence; null when fewer than two can be compared. */
export function highestDistrict(villages: readonly VillageCounts[]): { name: string; percent: number } | null {
  const pooled = new Map<string, { stunted: number; withHeightForAge: number }>();
  for (const { suppressed, districtName, stunted, withHeightForAge } of villages) {
    if (suppressed) continue;
    const sum = pooled.get(districtName) ?? { stunted: 0, withHeightForAge: 0 };
    pooled.set(districtName, {
      stunted: sum.stunted + stunted,
      withHeightForAge: sum.withHeightForAge + withHeightForAge,
    });
  }
  const ranked = [...pooled]
    .filter(([, counts]) => counts.withHeightForAge >= FEWEST_RANKED)
    .map(([name, counts]) => ({ name, percent: stuntedPercent(counts) ?? 0 }))
    .sort((a, b) => b.percent - a.percent);
  return ranked.length > 1 ? (ranked[0] ?? null) : null;
}

import type { GrowthPoint } from "./growth-points.ts";
import { bandOf, type ChartIndex, type GrowthBand } from "./growth-scale.ts";

/** What the line of a chart shows, for its title. */
export type GrowthFinding =
  | { readonly kind: "none" }
  | { readonly kind: "single"; readonly band: GrowthBand }
  | { readonly kind: "steady"; readonly band: GrowthBand; readonly visits: number }
  | {
      /** The line left its band and has stayed in another since. */
      readonly kind: "crossed";
      readonly band: GrowthBand;
      readonly towards: "worse" | "better";
      readonly sinceMonths: number;
    };

const CONCERN: Readonly<Record<GrowthBand, number>> = { severe: 2, low: 1, edge: 0, ok: 0, high: 1, over: 2 };

/**
 * The finding of a growth line: in which band it runs, and since when.
 *
 * @param points oldest first
 */
export function growthFinding(index: ChartIndex, points: readonly GrowthPoint[]): GrowthFinding {
  const bands = points.map(({ z }) => bandOf(index, z));
  const band = bands.at(-1);
  if (band === undefined) return { kind: "none" };
  if (bands.length === 1) return { kind: "single", band };
  const start = bands.findLastIndex((other) => other !== band) + 1;
  if (start === 0) return { kind: "steady", band, visits: bands.length };
  const before = bands[start - 1]!;
  return {
    kind: "crossed",
    band,
    towards: CONCERN[band] > CONCERN[before] ? "worse" : "better",
    sinceMonths: points[start]!.measurement.ageInMonths,
  };
}

import type { CalendarDate } from "@spbe-kit/core";
import type { GrowthSex } from "../../domain/growth/growth-terms.ts";
import type { ShownIndex } from "../../domain/measurement.schema.ts";

/** The three indices a record shows, in the order of the KMS. */
export const chartIndices = ["weightForAge", "heightForAge", "weightForHeight"] as const;
export type ChartIndex = (typeof chartIndices)[number];

/** What the record and its parts need to know of a child. */
export interface GrowingChild {
  readonly sex: GrowthSex;
  readonly birthDate: CalendarDate;
}

/** Colours of the card, from the bottom up. `edge` is normal, next to a limit. */
export const growthBands = ["severe", "low", "edge", "ok", "high", "over"] as const;
export type GrowthBand = (typeof growthBands)[number];

/** One coloured band between two z-scores; `null` is the end of the chart. */
export interface BandStep {
  readonly band: GrowthBand;
  readonly from: number | null;
  readonly to: number | null;
}

/** How a line is drawn: red solid, limit dashed, median dotted, orange solid, plain only labelled. */
export type GrowthLine = "red" | "limit" | "median" | "orange" | "plain";

export interface LineStep {
  readonly line: GrowthLine;
  readonly z: number;
}

export interface GrowthScale {
  readonly bands: readonly BandStep[];
  readonly lines: readonly LineStep[];
  /** Bands of the strip, whose words are the categories only. */
  readonly strip: readonly BandStep[];
}

const belowNormal: readonly BandStep[] = [
  { band: "severe", from: null, to: -3 },
  { band: "low", from: -3, to: -2 },
];
const chartBelowNormal: readonly BandStep[] = [...belowNormal, { band: "edge", from: -2, to: -1 }];
const weightAbove: readonly BandStep[] = [
  { band: "high", from: 1, to: 2 },
  { band: "over", from: 2, to: null },
];

/**
 * Bands and lines by index. Category limits follow Permenkes 2/2020; the paler green beside the limit, and the orange line
 * at +1 SD, follow the look of the KMS and are not a rule.
 */
export const growthScales: Readonly<Record<ChartIndex, GrowthScale>> = {
  weightForAge: {
    bands: [...chartBelowNormal, { band: "ok", from: -1, to: 1 }, ...weightAbove],
    lines: [
      { line: "red", z: -3 },
      { line: "limit", z: -2 },
      { line: "median", z: 0 },
      { line: "orange", z: 1 },
      { line: "plain", z: 2 },
    ],
    strip: [...belowNormal, { band: "ok", from: -2, to: 1 }, ...weightAbove],
  },
  heightForAge: {
    bands: [...chartBelowNormal, { band: "ok", from: -1, to: 3 }, { band: "edge", from: 3, to: null }],
    lines: [
      { line: "red", z: -3 },
      { line: "limit", z: -2 },
      { line: "median", z: 0 },
      { line: "plain", z: 3 },
    ],
    strip: [...belowNormal, { band: "ok", from: -2, to: null }],
  },
  weightForHeight: {
    bands: [...chartBelowNormal, { band: "ok", from: -1, to: 1 }, ...weightAbove],
    lines: [
      { line: "red", z: -3 },
      { line: "limit", z: -2 },
      { line: "median", z: 0 },
      { line: "orange", z: 1 },
      { line: "plain", z: 2 },
      { line: "plain", z: 3 },
    ],
    strip: [...belowNormal, { band: "ok", from: -2, to: 1 }, ...weightAbove],
  },
};

/** How worrying a score is. `unknown` without a score or with one that cannot be true. */
export type GrowthConcern = "severe" | "low" | "none" | "high" | "unknown";

/** Which band a score lies in, by the limits of the categories. */
export function bandOf(index: ChartIndex, z: number): GrowthBand {
  if (z < -3) return "severe";
  if (z < -2) return "low";
  if (index === "heightForAge") return "ok";
  if (z > 2) return "over";
  return z > 1 ? "high" : "ok";
}

export function concernOf(index: ChartIndex, { z, flagged }: ShownIndex): GrowthConcern {
  if (z === null || flagged) return "unknown";
  const band = bandOf(index, z);
  if (band === "severe" || band === "low") return band;
  return band === "ok" ? "none" : "high";
}

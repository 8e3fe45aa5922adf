import { assessGrowth } from "../../domain/growth/assess-growth.ts";
import type { StaturePosition } from "../../domain/growth/growth-terms.ts";
import type { Measurement } from "../../domain/measurement.schema.ts";
import type { ChartIndex, GrowingChild } from "./growth-scale.ts";

/** Days of one month of the WHO tables. */
const DAYS_PER_MONTH = 30.4375;
/** Between lying and standing, WHO. */
const LYING_SURPLUS_CM = 0.7;

/** A visit as a dot of the chart. */
export interface GrowthPoint {
  readonly measurement: Measurement;
  /** Months of age, unrounded; for weight-for-height centimetres of stature. */
  readonly x: number;
  /** Kilograms or centimetres, in the position the curves stand on. */
  readonly value: number;
  readonly z: number;
  /** True when months without a weighing lie between this dot and the one before. */
  readonly afterGap: boolean;
}

/** The visits that stand for their month and can be drawn, oldest first. Implausible and corrected ones are left out. */
export function growthPoints(
  index: ChartIndex,
  child: GrowingChild,
  measurements: readonly Measurement[],
): readonly GrowthPoint[] {
  const position = chartPosition(child, measurements);
  const drawn = measurements
    .filter(({ counts }) => counts)
    .flatMap((measurement) => {
      const place = placeOf(index, child, measurement, position);
      return place ? [{ measurement, ...place }] : [];
    })
    .sort((a, b) => a.measurement.ageInDays - b.measurement.ageInDays);
  return drawn.map((point, at) => ({
    ...point,
    afterGap: at > 0 && isAfterGap(drawn[at - 1]!.measurement, point.measurement),
  }));
}

/** Visits whose score cannot be true, left out of the line. */
export function flaggedVisits(index: ChartIndex, measurements: readonly Measurement[]): readonly Measurement[] {
  return measurements.filter((measurement) => measurement.counts && measurement[index].flagged);
}

/** The position of the newest stature, in which weight-for-height is drawn. */
export function chartPosition(child: GrowingChild, measurements: readonly Measurement[]): StaturePosition {
  const newest = measurements.find(({ counts, statureCm }) => counts && statureCm !== null);
  return (newest && statureOf(child, newest)?.position) ?? "lying";
}

function placeOf(
  index: ChartIndex,
  child: GrowingChild,
  measurement: Measurement,
  position: StaturePosition,
): { readonly x: number; readonly value: number; readonly z: number } | null {
  const { z, flagged } = measurement[index];
  if (z === null || flagged) return null;
  const months = measurement.ageInDays / DAYS_PER_MONTH;
  if (index === "weightForAge")
    return measurement.weightKg === null ? null : { x: months, value: measurement.weightKg, z };
  const stature = statureOf(child, measurement);
  if (!stature) return null;
  if (index === "heightForAge") return { x: months, value: stature.cm, z };
  if (measurement.weightKg === null) return null;
  return { x: inPosition(stature, position), value: measurement.weightKg, z };
}

interface Stature {
  readonly cm: number;
  readonly position: StaturePosition;
}

function statureOf(child: GrowingChild, { ageInDays, statureCm, position }: Measurement): Stature | null {
  const used = assessGrowth({ sex: child.sex, ageInDays, statureCm, position });
  return used.statureUsedCm === null || used.positionUsed === null
    ? null
    : { cm: used.statureUsedCm, position: used.positionUsed };
}

function inPosition({ cm, position }: Stature, wanted: StaturePosition): number {
  if (position === wanted) return cm;
  return wanted === "standing" ? cm - LYING_SURPLUS_CM : cm + LYING_SURPLUS_CM;
}

function isAfterGap(before: Measurement, now: Measurement): boolean {
  const month = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return month(now.measuredOn) - month(before.measuredOn) > 1;
}

/** Completed months of age that lie between dots and were not weighed, oldest first. */
export function missedMonths(points: readonly GrowthPoint[]): readonly number[] {
  return points.flatMap((point, at) => {
    const before = points[at - 1];
    if (!before || !point.afterGap) return [];
    const first = before.measurement.ageInMonths + 1;
    return Array.from({ length: Math.max(0, point.measurement.ageInMonths - first) }, (_, step) => first + step);
  });
}

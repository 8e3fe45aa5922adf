import type { CalendarDate } from "@spbe-kit/core";
import type { Measurement } from "../../domain/measurement.schema.ts";
import type { MeasurementEntries } from "./measurement-entries.ts";

/**
 * The visit to compare with: the newest that still stands, before or on a day.
 *
 * @param measurements newest first, as the register lists them
 */
export function previousVisit(
  measurements: readonly Measurement[],
  onOrBefore: CalendarDate,
  exceptId?: string,
): Measurement | null {
  const stands = (visit: Measurement) =>
    visit.supersededBy === null && !visit.withdrawn && visit.measurementId !== exceptId;
  return measurements.find((visit) => stands(visit) && visit.measuredOn <= onOrBefore) ?? null;
}

/** When a number is doubted beside the one before. A regency may replace it. */
export interface DoubtRules {
  readonly name: string;
  /** Stature shorter by more than this, cm. Standing up takes 0.7 cm of it. */
  readonly shrankCm: number;
  /** Weight changed by more than this, per cent of the previous weight. */
  readonly weightPercent: number;
}

/** Ours and unverified: they ask, and never refuse. */
export const defaultDoubts: DoubtRules = { name: "spbe-kit-2026", shrankCm: 1, weightPercent: 20 };

export type VisitDoubt =
  | { readonly kind: "shrank"; readonly byCm: number; readonly since: CalendarDate }
  | { readonly kind: "heavier" | "lighter"; readonly percent: number; readonly since: CalendarDate };

/** What looks like a slip of the pen beside the previous visit. */
export function doubtsAgainst(
  entries: Pick<MeasurementEntries, "measuredOn" | "weightKg" | "statureCm">,
  previous: Measurement | null,
  rules: DoubtRules = defaultDoubts,
): readonly VisitDoubt[] {
  if (!previous || entries.measuredOn === null || previous.measuredOn > entries.measuredOn) return [];
  const since = previous.measuredOn;
  const doubts: VisitDoubt[] = [];
  if (entries.statureCm !== null && previous.statureCm !== null) {
    const byCm = Math.round((previous.statureCm - entries.statureCm) * 100) / 100;
    if (byCm > rules.shrankCm) doubts.push({ kind: "shrank", byCm, since });
  }
  if (entries.weightKg !== null && previous.weightKg !== null) {
    const percent = ((entries.weightKg - previous.weightKg) / previous.weightKg) * 100;
    const rounded = Math.round(Math.abs(percent) * 10) / 10;
    if (rounded > rules.weightPercent)
      doubts.push({ kind: percent > 0 ? "heavier" : "lighter", percent: rounded, since });
  }
  return doubts;
}

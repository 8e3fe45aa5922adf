import { type CalendarDate, compareDates, completedMonths, daysBetween, monthOf } from "@spbe-kit/core";
import type { LatestGrowth, Sex } from "../../domain/child.schema.ts";
import { assessGrowth } from "../../domain/growth/assess-growth.ts";
import type { IndexScore } from "../../domain/growth/growth-assessment.ts";
import { type ClassifiedIndex, classify } from "../../domain/growth/nutritional-status.ts";
import { type KmsMonth, kmsMonths } from "../../domain/kms/kms-status.ts";
import type { Measurement, MeasurementFacts, ShownIndex } from "../../domain/measurement.schema.ts";

/** A measurement with who wrote it down and when. */
export type RecordedFacts = MeasurementFacts & {
  readonly childId: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly source: "screen" | "import";
};

export interface MeasuredPerson {
  readonly sex: Sex;
  readonly birthDate: CalendarDate;
}

/** A child's measurements as the register shows them, newest first, scored by the domain's own rules. */
export function shownMeasurements(child: MeasuredPerson, facts: readonly RecordedFacts[]): Measurement[] {
  const supersededBy = new Map(facts.flatMap((row) => (row.supersedes ? [[row.supersedes, row.measurementId]] : [])));
  const scored = facts.map((row) => scoredMeasurement(child, row, supersededBy.get(row.measurementId) ?? null));
  const counting = new Set(countingByMonth(scored).map(({ measurementId }) => measurementId));
  const kms = new Map(
    kmsOf(
      child,
      scored.filter((row) => counting.has(row.measurementId)),
    ),
  );
  return scored
    .map((row) => {
      const month = counting.has(row.measurementId) ? kms.get(row.measuredOn) : undefined;
      return {
        ...row,
        counts: counting.has(row.measurementId),
        kms: month?.status ?? null,
        gainG: month?.gainG ?? null,
        leastGainG: month?.leastGainG ?? null,
      };
    })
    .sort((a, b) => compareDates(b.measuredOn, a.measuredOn) || (a.recordedAt < b.recordedAt ? 1 : -1));
}

/** Growth of the newest measurement that counts, as lists show it. */
export function latestGrowthOf(measurements: readonly Measurement[]): LatestGrowth | null {
  const newest = measurements.find(({ counts }) => counts);
  if (!newest) return null;
  return {
    measuredOn: newest.measuredOn,
    ageInMonths: newest.ageInMonths,
    weightKg: newest.weightKg,
    statureCm: newest.statureCm,
    heightForAgeZ: newest.heightForAge.z,
    weightForAgeZ: newest.weightForAge.z,
    weightForHeightZ: newest.weightForHeight.z,
    flagged: isFlagged(newest),
  };
}

function scoredMeasurement(child: MeasuredPerson, row: RecordedFacts, supersededBy: string | null): Measurement {
  const ageInDays = daysBetween(child.birthDate, row.measuredOn);
  const { weightKg, statureCm, position, oedema } = row;
  const growth = assessGrowth({ sex: child.sex, ageInDays, weightKg, statureCm, position, oedema });
  return {
    ...row,
    ageInDays,
    ageInMonths: completedMonths(child.birthDate, row.measuredOn),
    heightForAge: shownIndex("heightForAge", growth.heightForAge),
    weightForAge: shownIndex("weightForAge", growth.weightForAge),
    weightForHeight: shownIndex("weightForHeight", growth.weightForHeight),
    bmiForAge: shownIndex("bmiForAge", growth.bmiForAge),
    method: `${growth.reference}/${growth.ageMethod}`,
    kms: null,
    gainG: null,
    leastGainG: null,
    counts: false,
    supersededBy,
  };
}

function shownIndex(index: ClassifiedIndex, { z, flagged }: IndexScore): ShownIndex {
  return { z, flagged, category: flagged ? null : classify(index, z) };
}

/** One for each month: valid before flagged, then the latest day, then the largest id. */
function countingByMonth(measurements: readonly Measurement[]): readonly Measurement[] {
  const standing = measurements
    .filter((row) => row.supersededBy === null && !row.withdrawn && row.ageInDays >= 0)
    .sort(
      (a, b) =>
        Number(isFlagged(b)) - Number(isFlagged(a)) ||
        compareDates(a.measuredOn, b.measuredOn) ||
        (a.measurementId < b.measurementId ? -1 : 1),
    );
  return [...new Map(standing.map((row) => [monthOf(row.measuredOn), row])).values()];
}

function kmsOf(
  child: MeasuredPerson,
  counting: readonly Measurement[],
): readonly (readonly [CalendarDate, KmsMonth])[] {
  const weighings = counting.flatMap(({ measuredOn, weightKg, weightForAge }) =>
    weightKg === null ? [] : [{ measuredOn, weightG: Math.round(weightKg * 1000), weightForAgeZ: weightForAge.z }],
  );
  return kmsMonths(child, weighings).map((month) => [month.measuredOn, month] as const);
}

function isFlagged(row: Measurement): boolean {
  return [row.heightForAge, row.weightForAge, row.weightForHeight, row.bmiForAge].some(({ flagged }) => flagged);
}

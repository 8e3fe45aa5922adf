import { type CalendarDate, completedMonths, daysBetween, monthOf } from "@spbe-kit/core";
import { ageGroupIn, isUnderFive } from "../../domain/age-group.ts";
import type { Sex } from "../../domain/child.schema.ts";
import { assessGrowth } from "../../domain/growth/assess-growth.ts";
import type { MeasurementFacts } from "../../domain/measurement.schema.ts";
import { payloadHash } from "./payload-hash.ts";

/** Standard and age rule of the scores this module stores. */
export const STORED_METHOD = "who-2006/day";

/** Bits of `measurement.index_flags`. */
export const INDEX_FLAGS = { heightForAge: 1, weightForAge: 2, weightForHeight: 4, bmiForAge: 8 } as const;

/** What the register knows of a child when a measurement arrives. */
export interface MeasuredChild {
  readonly childId: string;
  readonly sex: Sex;
  readonly birthDate: CalendarDate;
}

/** A measurement with everything the server derives from it, in the units of the table. */
export interface MeasuredRow {
  readonly measurementId: string;
  readonly childId: string;
  readonly measuredOn: CalendarDate;
  readonly weightG: number | null;
  readonly statureMm: number | null;
  readonly position: "lying" | "standing" | null;
  readonly headMm: number | null;
  readonly armMm: number | null;
  readonly oedema: boolean;
  readonly haz: number | null;
  readonly waz: number | null;
  readonly whz: number | null;
  readonly baz: number | null;
  readonly indexFlags: number;
  readonly supersedes: string | null;
  readonly withdrawn: boolean;
  readonly payloadHash: Uint8Array;
  readonly month: CalendarDate;
  readonly ageGroup: number;
  readonly sex: 1 | 2;
  readonly fitsMonth: boolean;
}

/**
 * Scores a measurement and fills the derived columns. Scores are integer hundredths, rounded before anything is
 * classified on them.
 */
export function measuredRow(child: MeasuredChild, facts: MeasurementFacts): MeasuredRow {
  const growth = assessGrowth({
    sex: child.sex,
    ageInDays: daysBetween(child.birthDate, facts.measuredOn),
    weightKg: facts.weightKg,
    statureCm: facts.statureCm,
    position: facts.position,
    oedema: facts.oedema,
  });
  const month = monthOf(facts.measuredOn);
  return {
    measurementId: facts.measurementId,
    childId: child.childId,
    measuredOn: facts.measuredOn,
    weightG: scaled(facts.weightKg, 1000),
    statureMm: scaled(facts.statureCm, 10),
    position: facts.position,
    headMm: scaled(facts.headCm, 10),
    armMm: scaled(facts.armCm, 10),
    oedema: facts.oedema,
    haz: scaled(growth.heightForAge.z, 100),
    waz: scaled(growth.weightForAge.z, 100),
    whz: scaled(growth.weightForHeight.z, 100),
    baz: scaled(growth.bmiForAge.z, 100),
    indexFlags:
      (growth.heightForAge.flagged ? INDEX_FLAGS.heightForAge : 0) |
      (growth.weightForAge.flagged ? INDEX_FLAGS.weightForAge : 0) |
      (growth.weightForHeight.flagged ? INDEX_FLAGS.weightForHeight : 0) |
      (growth.bmiForAge.flagged ? INDEX_FLAGS.bmiForAge : 0),
    supersedes: facts.supersedes,
    withdrawn: facts.withdrawn,
    payloadHash: payloadHash(child.childId, facts),
    month,
    ageGroup: ageGroupIn(child.birthDate, month),
    sex: child.sex === "M" ? 1 : 2,
    fitsMonth: !facts.withdrawn && isUnderFive(child.birthDate, facts.measuredOn),
  };
}

/** Completed months at a measurement, for people. */
export function ageInMonthsAt(birthDate: CalendarDate, on: CalendarDate): number {
  return completedMonths(birthDate, on);
}

/** Whole units of the table: 8.1 kg is 8100 g. The scale keeps float dust out. */
function scaled(value: number | null, factor: number): number | null {
  return value === null ? null : Math.round(value * factor);
}

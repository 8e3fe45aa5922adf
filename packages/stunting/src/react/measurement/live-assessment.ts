import { completedMonths, daysBetween, monthOf } from "@spbe-kit/core";
import { assessGrowth } from "../../domain/growth/assess-growth.ts";
import type { IndexScore } from "../../domain/growth/growth-assessment.ts";
import { type ClassifiedIndex, classify } from "../../domain/growth/nutritional-status.ts";
import { kmsMonths } from "../../domain/kms/kms-status.ts";
import type { Measurement, ShownIndex } from "../../domain/measurement.schema.ts";
import type { GrowingChild } from "../growth/growth-scale.ts";
import type { VerdictFacts } from "../growth/nutrition-verdict.ts";
import { type MeasurementEntries, suggestedPosition } from "./measurement-entries.ts";

export interface LiveAssessment {
  readonly facts: VerdictFacts;
  /** A score is biologically implausible: ask to measure again before saving. */
  readonly flagged: boolean;
}

/**
 * What the entries would be judged as, by the same rules as the server. The month's word (N, T) is a foretaste from the
 * previous visit alone; the server looks at every visit.
 *
 * @param previous the last visit before this one; null when the child was never measured
 * @returns null while there is nothing to judge, or on a day that cannot be
 */
export function assessEntries(
  child: GrowingChild,
  entries: MeasurementEntries,
  previous: Measurement | null,
): LiveAssessment | null {
  const { measuredOn, weightKg, statureCm, armCm, oedema } = entries;
  if (measuredOn === null || measuredOn < child.birthDate) return null;
  if (weightKg === null && statureCm === null && armCm === null && !oedema) return null;
  const ageInDays = daysBetween(child.birthDate, measuredOn);
  const position = entries.position ?? suggestedPosition(child.birthDate, measuredOn);
  const growth = assessGrowth({ sex: child.sex, ageInDays, weightKg, statureCm, position, oedema });
  const facts: VerdictFacts = {
    ageInMonths: completedMonths(child.birthDate, measuredOn),
    weightKg,
    statureCm,
    position: statureCm === null ? null : position,
    armCm,
    oedema,
    heightForAge: shownIndex("heightForAge", growth.heightForAge),
    weightForAge: shownIndex("weightForAge", growth.weightForAge),
    weightForHeight: shownIndex("weightForHeight", growth.weightForHeight),
    ...monthOfCard(child, entries, previous),
  };
  const { heightForAge, weightForAge, weightForHeight, bmiForAge } = growth;
  return { facts, flagged: [heightForAge, weightForAge, weightForHeight, bmiForAge].some((score) => score.flagged) };
}

function shownIndex(index: ClassifiedIndex, { z, flagged }: IndexScore): ShownIndex {
  return { z, flagged, category: flagged ? null : classify(index, z) };
}

type MonthFacts = Pick<VerdictFacts, "kms" | "gainG" | "leastGainG">;
const NOT_JUDGED: MonthFacts = { kms: null, gainG: null, leastGainG: null };

function monthOfCard(
  child: GrowingChild,
  { measuredOn, weightKg }: MeasurementEntries,
  previous: Measurement | null,
): MonthFacts {
  if (measuredOn === null || weightKg === null || weightKg <= 0) return NOT_JUDGED;
  // Two visits of one month, or a visit entered late: only the whole history can say.
  if (previous && (previous.weightKg === null || monthOf(previous.measuredOn) >= monthOf(measuredOn)))
    return NOT_JUDGED;
  const before = previous?.weightKg ? [{ measuredOn: previous.measuredOn, weightG: grams(previous.weightKg) }] : [];
  const month = kmsMonths(child, [...before, { measuredOn, weightG: grams(weightKg) }]).at(-1);
  if (!month) return NOT_JUDGED;
  const again = month.status === "T" && (previous?.kms === "T" || previous?.kms === "2T");
  return { kms: again ? "2T" : month.status, gainG: month.gainG, leastGainG: month.leastGainG };
}

function grams(kilograms: number): number {
  return Math.round(kilograms * 1000);
}

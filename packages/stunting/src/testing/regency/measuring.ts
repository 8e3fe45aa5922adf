import { addDays, addMonths, type CalendarDate, partsOf } from "@spbe-kit/core";
import { personName, type RandomStream, stream } from "@spbe-kit/testing";
import type { Sex } from "../../domain/child.schema.ts";
import type { MeasurementFacts, StaturePosition } from "../../domain/measurement.schema.ts";
import type { ChildOnDay } from "./growing-child.ts";
import { armAtAge } from "./growth-inverse.ts";
import { isWeighingMonth } from "./posyandu-day.ts";
import { round } from "./village-children.ts";

/** A measurement as the register stores it. */
export type MeasurementRow = MeasurementFacts & {
  readonly childId: string;
  /** ISO instant, UTC. */
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly source: "screen";
};

/** A slip made on purpose, so that checks can be scored against the truth. */
export type PlantedError = "weight-ten-times" | "stature-ten-off" | "late-entry";

const MEASURING_ERROR_Z = 0.2;
/** One z of height for age is about 3 to 5 cm; the tape's error is counted in centimetres. */
const CM_PER_Z = 3.2;
const STATURE_HEAPED = 0.25;
const WEIGHT_HEAPED = 0.1;
const OTHER_POSITION = 0.04;
const WITHOUT_POSITION = 0.05;
const WITHOUT_STATURE = 0.03;
const STANDING_FROM_MONTHS = 24;
const STANDING_SHORTER_CM = 0.7;
const WEIGHT_TEN_TIMES = 0.0015;
/** A register stores no weight above this, kilograms. */
const HEAVIEST_STORED = 200;
const STATURE_TEN_OFF = 0.003;
const LATE_ENTRY = 0.005;
const OEDEMA = 0.0002;
const ARM_MEASURED = 0.3;

export interface Visit {
  readonly seed: number;
  readonly childKey: string;
  readonly childId: string;
  readonly sex: Sex;
  readonly ageInMonths: number;
  readonly measuredOn: CalendarDate;
  readonly month: CalendarDate;
  /** Who may have written it down. */
  readonly cadres: readonly string[];
  readonly asOf: CalendarDate;
  readonly child: ChildOnDay;
}

/** The measuring error of a visit, in z of height for age; known before the visit is written down. */
export function measuringErrorZ(seed: number, childKey: string, month: CalendarDate): number {
  return stream(seed, "measuring-error", childKey, month).normal(0, MEASURING_ERROR_Z);
}

/** Writes a visit down as a cadre does: rounded, sometimes heaped, sometimes wrong. */
export function measure(visit: Visit): { readonly row: MeasurementRow; readonly planted: readonly PlantedError[] } {
  const from = stream(visit.seed, "visit", visit.childKey, visit.month);
  const position = positionOf(from, visit.ageInMonths);
  const stature = statureOf(from, visit, position ?? expectedPosition(visit.ageInMonths));
  const weight = round(heaped(from, visit.child.weightKg, WEIGHT_HEAPED), 1);
  const [slip, late] = [from.uniform(), from.uniform()];
  const noStature = !isWeighingMonth(visit.month) && from.chance(WITHOUT_STATURE);
  const planted = plantedErrors(slip, late, { noStature, weight });
  const lateDays = planted.includes("late-entry") ? from.int(10, 45) : 0;
  const recordedOn = [addDays(visit.measuredOn, lateDays), visit.asOf].sort()[0];
  const row: MeasurementRow = {
    measurementId: from.uuid(visit.measuredOn),
    childId: visit.childId,
    measuredOn: visit.measuredOn,
    weightKg: planted.includes("weight-ten-times") ? round(weight * 10, 1) : weight,
    statureCm: noStature
      ? null
      : planted.includes("stature-ten-off")
        ? round(stature + from.pick([-20, 20]), 1)
        : stature,
    position: noStature ? null : position,
    headCm: null,
    armCm: armOf(from, visit),
    oedema: from.chance(OEDEMA),
    supersedes: null,
    withdrawn: false,
    recordedAt: `${recordedOn}T0${from.int(1, 5)}:${from.int(10, 59)}:00.000Z`,
    recordedBy: from.pick(visit.cadres),
    source: "screen",
  };
  return { row, planted };
}

/** The two cadres of a posyandu. */
export function cadresOf(seed: number, posyanduCode: string): readonly string[] {
  const from = stream(seed, "cadres", posyanduCode);
  return [personName(from, "female"), personName(from, "female")];
}

/** Whether a child comes in a month: nearly all in August, most in February, fewer the older they are. */
export function comes(
  seed: number,
  childKey: string,
  month: CalendarDate,
  ageInMonths: number,
  villageAttendance: number,
): boolean {
  const share = stream(seed, "attendance", childKey, month).uniform();
  if (isWeighingMonth(month)) return share < 0.985;
  if (partsOf(month).month === 2) return share < 0.95;
  const usual = 0.9 - (0.2 * Math.min(ageInMonths, 59)) / 59;
  const logit = Math.log(usual / (1 - usual)) + villageAttendance;
  return share < 1 / (1 + Math.exp(-logit));
}

/** Most come on the posyandu's day; one in ten is visited at home in the days after. */
export function visitDay(seed: number, childKey: string, posyanduDay: CalendarDate): CalendarDate {
  const from = stream(seed, "visit-day", childKey, posyanduDay);
  return from.chance(0.1) ? addDays(posyanduDay, from.int(1, 6)) : posyanduDay;
}

export function isUnderFiveOn(birthDate: CalendarDate, day: CalendarDate): boolean {
  return day >= birthDate && day < addMonths(birthDate, 60);
}

function plantedErrors(
  slip: number,
  late: number,
  { noStature, weight }: { noStature: boolean; weight: number },
): readonly PlantedError[] {
  const errors: PlantedError[] = [];
  if (slip < WEIGHT_TEN_TIMES && weight * 10 <= HEAVIEST_STORED) errors.push("weight-ten-times");
  if (slip >= WEIGHT_TEN_TIMES && slip < WEIGHT_TEN_TIMES + STATURE_TEN_OFF && !noStature)
    errors.push("stature-ten-off");
  if (late < LATE_ENTRY) errors.push("late-entry");
  return errors;
}

function expectedPosition(ageInMonths: number): StaturePosition {
  return ageInMonths < STANDING_FROM_MONTHS ? "lying" : "standing";
}

function positionOf(from: RandomStream, ageInMonths: number): StaturePosition | null {
  const share = from.uniform();
  const expected = expectedPosition(ageInMonths);
  if (share < WITHOUT_POSITION) return null;
  // Nobody stands under nine months; the slip is only made by children who can.
  const other = ageInMonths >= 10 && share < WITHOUT_POSITION + OTHER_POSITION;
  return other ? (expected === "lying" ? "standing" : "lying") : expected;
}

function statureOf(from: RandomStream, visit: Visit, position: StaturePosition): number {
  const error = measuringErrorZ(visit.seed, visit.childKey, visit.month) * CM_PER_Z;
  const lying = visit.child.lyingCm + error;
  const exact = position === "lying" ? lying : lying - STANDING_SHORTER_CM;
  return Math.max(round(heaped(from, exact, STATURE_HEAPED), 1), 36);
}

/** Some read the scale to the nearest half only. */
function heaped(from: RandomStream, value: number, share: number): number {
  return from.chance(share) ? Math.round(value * 2) / 2 : value;
}

function armOf(from: RandomStream, visit: Visit): number | null {
  const measured = from.chance(ARM_MEASURED) && visit.ageInMonths >= 6;
  const z = 0.75 * visit.child.weightZ + from.normal(0, 0.5);
  return measured ? round(armAtAge(visit.sex, visit.child.ageInDays, z), 1) : null;
}

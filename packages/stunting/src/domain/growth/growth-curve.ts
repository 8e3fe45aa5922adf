import { growthTable, type LmsTable } from "./growth-table.ts";
import type { GrowthIndex, GrowthSex, StaturePosition } from "./growth-terms.ts";
import { correctedBeyondThreeSd, lmsValue } from "./lms-score.ts";
import { LYING_SURPLUS_MM, statureRange, toMillimetres } from "./stature.ts";
import { lmsBetweenRows } from "./table-score.ts";

/** One point of a curve: x in days (or centimetres for weight-for-height) and the measurement at each asked z. */
export interface GrowthCurvePoint {
  readonly x: number;
  /** In the order of the asked z; cm, kg, kg/m2 or mm as the index. */
  readonly values: readonly number[];
}

/**
 * The measurement at a z-score: the inverse of the scores by age.
 *
 * @param index any index by age
 * @param ageInDays whole days, 0 (arm and skinfolds 91) to 1826
 * @param z any number; beyond 3 SD as WHO scores there
 * @returns cm, kg, kg/m2 or mm as the index, unrounded; NaN outside the table
 */
export function valueAtZ(
  index: Exclude<GrowthIndex, "weightForHeight">,
  sex: GrowthSex,
  ageInDays: number,
  z: number,
): number {
  const table = growthTable(index, sex);
  return valueAtRow(index, table, ageInDays - table.first, z);
}

/**
 * The weight at a z-score for a stature: the inverse of weight-for-length (lying) and weight-for-height (standing).
 *
 * @param statureCm 45 to 110 lying, 65 to 120 standing
 * @returns kilograms, unrounded; NaN outside the table
 */
export function weightAtZ(sex: GrowthSex, statureCm: number, position: StaturePosition, z: number): number {
  const table = growthTable("weightForHeight", sex);
  const millimetres = toMillimetres(statureCm);
  const { least, most } = statureRange[position];
  if (!(millimetres >= least && millimetres <= most)) return Number.NaN;
  const lyingMm = position === "lying" ? millimetres : millimetres + LYING_SURPLUS_MM;
  return valueAtRow("weightForHeight", table, lyingMm - table.first, z);
}

/**
 * Points of reference curves for a chart, one a step, both ends included. Days outside the table are left out.
 *
 * Length/height falls by 0.7 cm between day 730 and 731: from there the reference is standing height. Draw two curves.
 *
 * @param zs for example [-3, -2, 0, 2, 3]
 * @param stepDays default 1
 */
export function growthCurve(
  index: Exclude<GrowthIndex, "weightForHeight">,
  sex: GrowthSex,
  fromDays: number,
  toDays: number,
  zs: readonly number[],
  stepDays = 1,
): readonly GrowthCurvePoint[] {
  const table = growthTable(index, sex);
  const first = Math.max(Math.ceil(fromDays), table.first);
  const last = Math.min(Math.floor(toDays), table.first + table.rows - 1);
  return stepsBetween(first, last, stepDays).map((day) => ({
    x: day,
    values: zs.map((z) => valueAtRow(index, table, day - table.first, z)),
  }));
}

/**
 * Points of weight-for-length (lying) or weight-for-height (standing) curves; x in centimetres.
 *
 * @param stepCm default 1
 */
export function weightForHeightCurve(
  sex: GrowthSex,
  position: StaturePosition,
  fromCm: number,
  toCm: number,
  zs: readonly number[],
  stepCm = 1,
): readonly GrowthCurvePoint[] {
  const { least, most } = statureRange[position];
  const first = Math.max(Math.round(fromCm * 10), least);
  const last = Math.min(Math.round(toCm * 10), most);
  return stepsBetween(first, last, Math.max(1, Math.round(stepCm * 10))).map((millimetres) => ({
    x: millimetres / 10,
    values: zs.map((z) => weightAtZ(sex, millimetres / 10, position, z)),
  }));
}

/** first, first + step, ..., always ending on last. */
function stepsBetween(first: number, last: number, step: number): number[] {
  const steps: number[] = [];
  for (let at = first; at < last; at += Math.max(1, step)) steps.push(at);
  if (last >= first) steps.push(last);
  return steps;
}

function valueAtRow(index: GrowthIndex, table: LmsTable, row: number, z: number): number {
  if (!(row >= 0 && row <= table.rows - 1)) return Number.NaN;
  const [l, m, s] = lmsBetweenRows(row, table);
  return lmsValue(z, l, m, s, correctedBeyondThreeSd[index]);
}

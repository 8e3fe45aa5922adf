import { DAYS_PER_MONTH } from "./age-at.ts";
import { growthTable } from "./growth-table.ts";
import { type GrowthIndex, growthIndices } from "./growth-terms.ts";
import { correctedBeyondThreeSd } from "./lms-score.ts";
import {
  FIRST_STANDING_DAY,
  LYING_SURPLUS_MM,
  positionByStature,
  STANDS_FROM_MONTHS,
  statureRange,
  UPPER_AGE_MONTHS,
} from "./stature.ts";
import { scoreAtRow } from "./table-score.ts";
import { plausibleRange, toHundredths } from "./z-score.ts";

/** The largest score 16 bits hold beside `MISSING`, hundredths. */
const SCORE_LIMIT = 32767;

/** "No value" in every signed column, coming in and going out. */
export const MISSING = -32768;

/** Codes of the `sex` column. */
export const SEX_CODES = { unknown: 0, M: 1, F: 2 } as const;

/** Codes of the `position` column. */
export const POSITION_CODES = { unknown: 0, lying: 1, standing: 2 } as const;

/**
 * Many visits as columns: row i of every column is visit i. Measurements are whole numbers of the unit in the name; zero
 * and below (so also `MISSING`) is "not measured". A column left out is missing in every row.
 */
export interface GrowthColumns {
  /** Number of visits; every column has at least this many rows. */
  readonly n: number;
  /** `SEX_CODES`. */
  readonly sex: Uint8Array;
  /** Whole days; `MISSING` when not known. Any other negative age has no score. */
  readonly ageInDays: Int32Array;
  readonly weightG?: Int32Array | undefined;
  readonly statureMm?: Int32Array | undefined;
  /** `POSITION_CODES`. */
  readonly position?: Uint8Array | undefined;
  readonly headMm?: Int32Array | undefined;
  readonly armMm?: Int32Array | undefined;
  readonly tricepsTenthMm?: Int32Array | undefined;
  readonly subscapularTenthMm?: Int32Array | undefined;
  /** 1 = bilateral pitting oedema. */
  readonly oedema?: Uint8Array | undefined;
}

/**
 * Scores as whole hundredths (-214 is -2.14), `MISSING` where there is none; scores beyond what 16 bits hold stop at
 * the end of the range (always flagged). Bit k of `flags` is set when index k of `growthIndices` is flagged.
 */
export interface GrowthScoreColumns extends Readonly<Record<GrowthIndex, Int16Array>> {
  readonly flags: Uint8Array;
}

/** Space for the scores of n visits; pass it to `assessGrowthColumns` again and again. */
export function growthScoreColumns(n: number): GrowthScoreColumns {
  const columns = Object.fromEntries(growthIndices.map((index) => [index, new Int16Array(n)]));
  return { ...(columns as Record<GrowthIndex, Int16Array>), flags: new Uint8Array(n) };
}

/** Visits worked on at a time, so that the scratch columns stay in the processor's cache. */
const BLOCK = 1024;
const NO_ROW = -1;

/** What all indices of a block of visits share. */
interface Scratch {
  /** Day of the age tables, or NO_ROW where no age index can be scored. */
  readonly day: Int32Array;
  /** Corrected stature, millimetres; 0 where not measured. */
  readonly statureMm: Int32Array;
  /** Row of the weight-for-length/height table, or NO_ROW. */
  readonly lyingMm: Int32Array;
  /** The measurement being scored, in the unit of its table; 0 where not measured. */
  readonly y: Float64Array;
}

/**
 * Scores many visits with the WHO standards of 0-5 years; the same rules and the same results as `assessGrowth`, without
 * making an object per visit.
 *
 * @param out where to write, at least n long; default: new columns
 * @source as `assessGrowth`
 */
export function assessGrowthColumns(
  columns: GrowthColumns,
  out: GrowthScoreColumns = growthScoreColumns(columns.n),
): GrowthScoreColumns {
  const scratch: Scratch = {
    day: new Int32Array(BLOCK),
    statureMm: new Int32Array(BLOCK),
    lyingMm: new Int32Array(BLOCK),
    y: new Float64Array(BLOCK),
  };
  out.flags.fill(0, 0, columns.n);
  for (let start = 0; start < columns.n; start += BLOCK) {
    scoreBlock(columns, out, scratch, start, Math.min(BLOCK, columns.n - start));
  }
  return out;
}

function scoreBlock(columns: GrowthColumns, out: GrowthScoreColumns, scratch: Scratch, start: number, count: number) {
  const { day, lyingMm, y } = scratch;
  readAgeAndStature(columns, scratch, start, count);
  for (let i = 0; i < count; i += 1) y[i] = scratch.statureMm[i]! / 10;
  scoreColumn("heightForAge", columns.sex, day, y, out, start, count);
  readWeight(columns, y, start, count);
  scoreColumn("weightForAge", columns.sex, day, y, out, start, count);
  scoreColumn("weightForHeight", columns.sex, lyingMm, y, out, start, count);
  divideByStature(y, scratch.statureMm, count);
  scoreColumn("bmiForAge", columns.sex, day, y, out, start, count);
  for (const [index, column] of [
    ["headForAge", columns.headMm],
    ["armForAge", columns.armMm],
    ["tricepsForAge", columns.tricepsTenthMm],
    ["subscapularForAge", columns.subscapularTenthMm],
  ] as const) {
    if (!column) out[index].fill(MISSING, start, start + count);
    else {
      readTenths(column, y, start, count);
      scoreColumn(index, columns.sex, day, y, out, start, count);
    }
  }
}

/** The rules of age, position and correction, as in `growth-input.ts`, on whole days and millimetres. */
function readAgeAndStature(columns: GrowthColumns, scratch: Scratch, start: number, count: number): void {
  for (let i = 0; i < count; i += 1) {
    const age = columns.ageInDays[start + i]!;
    const measured = columns.statureMm ? columns.statureMm[start + i]! : 0;
    const ageKnown = age !== MISSING;
    const scorable = ageKnown ? age >= 0 && age / DAYS_PER_MONTH < UPPER_AGE_MONTHS : true;
    let position = columns.position ? columns.position[start + i]! : POSITION_CODES.unknown;
    if (ageKnown && position === POSITION_CODES.standing && age / DAYS_PER_MONTH < STANDS_FROM_MONTHS) {
      position = POSITION_CODES.unknown;
    }
    let stature = Math.max(measured, 0);
    if (ageKnown) {
      const lies = age < FIRST_STANDING_DAY;
      if (stature > 0 && lies && position === POSITION_CODES.standing) stature += LYING_SURPLUS_MM;
      if (stature > 0 && !lies && position === POSITION_CODES.lying) stature -= LYING_SURPLUS_MM;
      position = lies ? POSITION_CODES.lying : POSITION_CODES.standing;
    } else if (position === POSITION_CODES.unknown) {
      position = POSITION_CODES[positionByStature(stature)];
    }
    scratch.day[i] = ageKnown && scorable ? age : NO_ROW;
    scratch.statureMm[i] = stature;
    scratch.lyingMm[i] = scorable ? lyingRow(stature, position === POSITION_CODES.lying) : NO_ROW;
  }
}

/** The row of the weight-for-length table for a corrected stature, or NO_ROW outside it. */
function lyingRow(statureMm: number, lying: boolean): number {
  const range = lying ? statureRange.lying : statureRange.standing;
  if (statureMm < range.least || statureMm > range.most) return NO_ROW;
  return lying ? statureMm : statureMm + LYING_SURPLUS_MM;
}

/** Kilograms; 0 where weight says nothing (oedema). */
function readWeight({ weightG, oedema }: GrowthColumns, y: Float64Array, start: number, count: number): void {
  if (!weightG) {
    y.fill(0, 0, count);
    return;
  }
  for (let i = 0; i < count; i += 1) y[i] = oedema && oedema[start + i] === 1 ? 0 : weightG[start + i]! / 1000;
}

function readTenths(column: Int32Array, y: Float64Array, start: number, count: number): void {
  for (let i = 0; i < count; i += 1) y[i] = column[start + i]! / 10;
}

/** Turns weights into body mass indices. */
function divideByStature(y: Float64Array, statureMm: Int32Array, count: number): void {
  for (let i = 0; i < count; i += 1) y[i] = statureMm[i]! > 0 ? y[i]! / (statureMm[i]! / 10 / 100) ** 2 : 0;
}

/** Scores one index of a block and flags it. */
function scoreColumn(
  index: GrowthIndex,
  sex: Uint8Array,
  rows: Int32Array,
  y: Float64Array,
  out: GrowthScoreColumns,
  start: number,
  count: number,
): void {
  const boys = growthTable(index, "M");
  const girls = growthTable(index, "F");
  const corrected = correctedBeyondThreeSd[index];
  const [lowest, highest] = plausibleRange(index);
  const flag = 1 << growthIndices.indexOf(index);
  const scores = out[index];
  for (let i = 0; i < count; i += 1) {
    const code = sex[start + i]!;
    const row = rows[i]! - boys.first;
    const scorable = row >= 0 && row < boys.rows && y[i]! > 0 && (code === SEX_CODES.M || code === SEX_CODES.F);
    if (!scorable) {
      scores[start + i] = MISSING;
      continue;
    }
    const { lms } = code === SEX_CODES.M ? boys : girls;
    const hundredths = toHundredths(scoreAtRow(y[i]!, lms, row, corrected));
    scores[start + i] = Math.max(-SCORE_LIMIT, Math.min(SCORE_LIMIT, hundredths));
    if (hundredths < lowest || hundredths > highest) out.flags[start + i]! |= flag;
  }
}

import { assessSchoolAge } from "./assess-school-age.ts";
import type { GrowthAssessment, GrowthInput, IndexScore } from "./growth-assessment.ts";
import { measured, type TableAge, type TableStature, tableAge, tableStature } from "./growth-input.ts";
import { growthTable, type LmsTable } from "./growth-table.ts";
import type { GrowthIndex, GrowthSex, StaturePosition } from "./growth-terms.ts";
import { bodyMassIndex, notScored, obstacle, scored } from "./index-score.ts";
import { correctedBeyondThreeSd } from "./lms-score.ts";
import { LYING_SURPLUS_MM, statureRange, UPPER_AGE_MONTHS } from "./stature.ts";
import { scoreAtRow, scoreBetweenRows } from "./table-score.ts";

/**
 * Scores one visit against the WHO growth standards, as WHO Anthro does, to two decimals.
 *
 * Never throws for what a user typed: each index has a score or a named reason why not. A negative age (measured before
 * birth) gives "age-negative" for every index.
 *
 * @returns eight indices (PB/U or TB/U, BB/U, BB/PB or BB/TB, IMT/U, head, arm, triceps, subscapular) and what they
 * stand on
 * @throws Error only when reference "who-2007" is asked for and its tables were not imported
 * @source WHO Child Growth Standards 2006/2007; WHO Reference 2007; rules of WHO Anthro and AnthroPlus
 */
export function assessGrowth(input: GrowthInput): GrowthAssessment {
  const age = tableAge(input);
  if (input.reference === "who-2007") return assessSchoolAge(input, age);
  const stature = tableStature(input, age);
  const statureUsedCm = stature.millimetres === null ? null : stature.millimetres / 10;
  const bmi = bodyMassIndex(measured(input.weightKg), statureUsedCm);
  const byAge = (index: GrowthIndex, y: number | null) => scoreByAge(index, input, age, y);
  return {
    heightForAge: byAge("heightForAge", statureUsedCm),
    weightForAge: byAge("weightForAge", measured(input.weightKg)),
    weightForHeight: scoreByStature(input, age, stature),
    bmiForAge: byAge("bmiForAge", bmi),
    headForAge: byAge("headForAge", measured(input.headCm)),
    armForAge: byAge("armForAge", measured(input.armCm)),
    tricepsForAge: byAge("tricepsForAge", measured(input.tricepsMm)),
    subscapularForAge: byAge("subscapularForAge", measured(input.subscapularMm)),
    reference: "who-2006",
    ageMethod: input.ageMethod ?? "day",
    ageInDays: age?.days ?? null,
    ageInMonths: age?.months ?? null,
    statureUsedCm,
    positionUsed: stature.position,
    positionAssumed: stature.assumed,
    standingUnderNineMonths: stature.standingUnderNineMonths,
    bmi,
  };
}

function scoreByAge(index: GrowthIndex, input: GrowthInput, age: TableAge | null, y: number | null): IndexScore {
  const reason = obstacle(index, input, age);
  if (reason) return notScored(reason);
  if (!age) return notScored("age-missing");
  const table = growthTable(index, input.sex as GrowthSex);
  const row = age.days - table.first;
  if (age.months >= UPPER_AGE_MONTHS || row < 0 || row >= table.rows) return notScored("age-out-of-range");
  if (y === null) return notScored("measurement-missing");
  return scored(index, scoreAtRow(y, table.lms, row, correctedBeyondThreeSd[index]));
}

function scoreByStature(input: GrowthInput, age: TableAge | null, stature: TableStature): IndexScore {
  const reason = obstacle("weightForHeight", input, age);
  if (reason) return notScored(reason);
  if (age && age.months >= UPPER_AGE_MONTHS) return notScored("age-out-of-range");
  const weightKg = measured(input.weightKg);
  const { millimetres, position } = stature;
  if (weightKg === null || millimetres === null || position === null) return notScored("measurement-missing");
  const table = growthTable("weightForHeight", input.sex as GrowthSex);
  const z = weightForStature(weightKg, millimetres, position, table);
  return z === null ? notScored("stature-out-of-range") : scored("weightForHeight", z);
}

/**
 * Weight-for-length (lying) or weight-for-height (standing). Between two millimetres l, m and s are interpolated.
 *
 * @returns z, or null outside the table
 */
function weightForStature(
  weightKg: number,
  statureMm: number,
  position: StaturePosition,
  table: LmsTable,
): number | null {
  const { least, most } = statureRange[position];
  if (statureMm < least || statureMm > most) return null;
  const lyingMm = position === "lying" ? statureMm : statureMm + LYING_SURPLUS_MM;
  return scoreBetweenRows(weightKg, lyingMm - table.first, table, correctedBeyondThreeSd.weightForHeight);
}

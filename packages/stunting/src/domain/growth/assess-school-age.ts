import type { GrowthAssessment, GrowthInput, IndexScore } from "./growth-assessment.ts";
import { measured, type TableAge } from "./growth-input.ts";
import { growthTable2007, type SchoolAgeIndex } from "./growth-reference-2007.ts";
import type { GrowthSex } from "./growth-terms.ts";
import { bodyMassIndex, notScored, obstacle, scored } from "./index-score.ts";
import { correctedBeyondThreeSd } from "./lms-score.ts";
import { scoreBetweenRows } from "./table-score.ts";

/** Ages WHO Reference 2007 scores, months, both ends included. */
const ageRange: Readonly<Record<SchoolAgeIndex, { readonly least: number; readonly most: number }>> = {
  heightForAge: { least: 60, most: 228 },
  weightForAge: { least: 60, most: 120 },
  bmiForAge: { least: 60, most: 228 },
};

/**
 * Scores a visit of a child of 5 to 19 years. Stature is standing height, never shifted; age in unrounded months, l, m
 * and s interpolated between whole months.
 *
 * @source WHO Reference 2007; rules of WHO AnthroPlus
 */
export function assessSchoolAge(input: GrowthInput, age: TableAge | null): GrowthAssessment {
  const heightCm = measured(input.statureCm);
  const weightKg = measured(input.weightKg);
  const bmi = bodyMassIndex(weightKg, heightCm);
  const absent = notScored("not-in-reference");
  return {
    heightForAge: scoreByMonth("heightForAge", input, age, heightCm),
    weightForAge: scoreByMonth("weightForAge", input, age, weightKg),
    weightForHeight: absent,
    bmiForAge: scoreByMonth("bmiForAge", input, age, bmi),
    headForAge: absent,
    armForAge: absent,
    tricepsForAge: absent,
    subscapularForAge: absent,
    reference: "who-2007",
    ageMethod: input.ageMethod ?? "day",
    ageInDays: age?.days ?? null,
    ageInMonths: age?.months ?? null,
    statureUsedCm: heightCm,
    positionUsed: heightCm === null ? null : "standing",
    positionAssumed: heightCm !== null && input.position !== "standing",
    standingUnderNineMonths: false,
    bmi,
  };
}

function scoreByMonth(index: SchoolAgeIndex, input: GrowthInput, age: TableAge | null, y: number | null): IndexScore {
  const reason = obstacle(index, input, age);
  if (reason) return notScored(reason);
  if (!age) return notScored("age-missing");
  const { least, most } = ageRange[index];
  if (age.months < least || age.months > most) return notScored("age-out-of-range");
  if (y === null) return notScored("measurement-missing");
  const table = growthTable2007(index, input.sex as GrowthSex);
  return scored(index, scoreBetweenRows(y, age.months - table.first, table, correctedBeyondThreeSd[index]));
}

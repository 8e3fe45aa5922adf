import { logitLimits, studentT975 } from "./confidence-interval.ts";
import type { GrowthSex } from "./growth-terms.ts";
import {
  type PrevalenceAgeGroup,
  type PrevalenceExclusion,
  type PrevalenceGroup,
  type PrevalenceIndex,
  type PrevalenceIndexResult,
  type PrevalenceRow,
  prevalenceIndices,
  type Share,
} from "./prevalence-result.ts";

/** How oedema counts in the weight-based indices: severely malnourished whatever the weight. */
const OEDEMA_Z = -3.1;

interface IndexTally {
  denominator: number;
  below: [number, number, number];
  above: [number, number, number];
  /** Of the measured z, without oedema; hundredths, so that the sums are exact. */
  scores: number;
  sum: number;
  sumOfSquares: number;
  readonly excluded: Partial<Record<PrevalenceExclusion, number>>;
}

/** What has been counted of one group so far. */
export interface GroupTally {
  readonly ageGroup: PrevalenceAgeGroup | null;
  readonly sex: GrowthSex | null;
  readonly indices: Readonly<Record<PrevalenceIndex, IndexTally>>;
  both: number;
  stuntedAndWasted: number;
  stuntedAndOverweight: number;
}

/** A group nobody is in yet. */
export function emptyGroup(ageGroup: PrevalenceAgeGroup | null, sex: GrowthSex | null): GroupTally {
  const indices = Object.fromEntries(prevalenceIndices.map((index) => [index, emptyIndex()]));
  return {
    ageGroup,
    sex,
    indices: indices as Record<PrevalenceIndex, IndexTally>,
    both: 0,
    stuntedAndWasted: 0,
    stuntedAndOverweight: 0,
  };
}

/** Counts a row; `counted` false: the row is over age and only named among the excluded. */
export function addToGroup(group: GroupTally, row: PrevalenceRow, counted: boolean): void {
  for (const index of prevalenceIndices) addToIndex(group.indices[index], index, row, counted);
  const height = counted ? countedZ("heightForAge", row) : null;
  const weight = counted ? countedZ("weightForHeight", row) : null;
  if (height === null || weight === null) return;
  group.both += 1;
  if (height < -2 && weight < -2) group.stuntedAndWasted += 1;
  if (height < -2 && weight > 2) group.stuntedAndOverweight += 1;
}

/** The result of a group. @param sampled rows in the whole set, from which the group is a part */
export function groupResult(group: GroupTally, sampled: number): PrevalenceGroup {
  const { indices } = group;
  return {
    ageGroup: group.ageGroup,
    sex: group.sex,
    heightForAge: indexResult(indices.heightForAge, sampled),
    weightForAge: indexResult(indices.weightForAge, sampled),
    weightForHeight: indexResult(indices.weightForHeight, sampled),
    bmiForAge: indexResult(indices.bmiForAge, sampled),
    stuntedAndWasted: share(group.stuntedAndWasted, group.both, sampled),
    stuntedAndOverweight: share(group.stuntedAndOverweight, group.both, sampled),
  };
}

function emptyIndex(): IndexTally {
  return { denominator: 0, below: [0, 0, 0], above: [0, 0, 0], scores: 0, sum: 0, sumOfSquares: 0, excluded: {} };
}

function addToIndex(tally: IndexTally, index: PrevalenceIndex, row: PrevalenceRow, counted: boolean): void {
  const z = counted ? countedZ(index, row) : null;
  if (z === null) {
    const reason = exclusionOf(index, row, counted);
    tally.excluded[reason] = (tally.excluded[reason] ?? 0) + 1;
    return;
  }
  tally.denominator += 1;
  for (const k of [0, 1, 2] as const) {
    if (z < -(k + 1)) tally.below[k] += 1;
    if (z > k + 1) tally.above[k] += 1;
  }
  if (isOedemaCase(index, row)) return;
  const hundredths = Math.round(z * 100);
  tally.scores += 1;
  tally.sum += hundredths;
  tally.sumOfSquares += hundredths * hundredths;
}

/** The z that counts: not flagged; -3.1 for oedema in the weight-based indices. */
function countedZ(index: PrevalenceIndex, row: PrevalenceRow): number | null {
  if (isOedemaCase(index, row)) return OEDEMA_Z;
  const { z, flagged } = row[index];
  return flagged ? null : z;
}

function isOedemaCase(index: PrevalenceIndex, row: PrevalenceRow): boolean {
  return index !== "heightForAge" && row.oedema === true;
}

function exclusionOf(index: PrevalenceIndex, row: PrevalenceRow, counted: boolean): PrevalenceExclusion {
  if (!counted) return "age-out-of-range";
  const { flagged, reason } = row[index];
  return flagged ? "flagged" : (reason ?? "measurement-missing");
}

function indexResult(tally: IndexTally, sampled: number): PrevalenceIndexResult {
  const { denominator, below, above } = tally;
  return {
    denominator,
    below3: share(below[2], denominator, sampled),
    below2: share(below[1], denominator, sampled),
    below1: share(below[0], denominator, sampled),
    above1: share(above[0], denominator, sampled),
    above2: share(above[1], denominator, sampled),
    above3: share(above[2], denominator, sampled),
    ...meanOf(tally, sampled),
    excluded: { ...tally.excluded },
  };
}

function share(count: number, denominator: number, sampled: number): Share {
  if (denominator === 0) {
    return { count, denominator, percent: null, standardError: null, lower: null, upper: null };
  }
  const p = count / denominator;
  const standardError = sampled > 1 ? Math.sqrt(((p * (1 - p)) / denominator) * sampleFactor(sampled)) : null;
  const limits = standardError === null ? null : logitLimits(p, standardError, sampled - 1);
  return {
    count,
    denominator,
    percent: p * 100,
    standardError: standardError === null ? null : standardError * 100,
    lower: limits ? limits[0] * 100 : null,
    upper: limits ? limits[1] * 100 : null,
  };
}

/** A group is a part of the sample, so the sample's size decides the factor (Taylor linearisation for a domain). */
function sampleFactor(sampled: number): number {
  return sampled / (sampled - 1);
}

function meanOf({ scores, sum, sumOfSquares }: IndexTally, sampled: number) {
  const mean = scores > 0 ? sum / scores / 100 : null;
  if (mean === null || scores < 2) {
    return { mean, standardDeviation: null, meanStandardError: null, meanLower: null, meanUpper: null };
  }
  const squares = (sumOfSquares - (sum * sum) / scores) / 10_000;
  const standardError = Math.sqrt((squares / scores / scores) * sampleFactor(sampled));
  const reach = studentT975(sampled - 1) * standardError;
  return {
    mean,
    standardDeviation: Math.sqrt(squares / (scores - 1)),
    meanStandardError: standardError,
    meanLower: mean - reach,
    meanUpper: mean + reach,
  };
}

import type { GrowthAssessment } from "./growth-assessment.ts";
import type { GrowthMissingReason, GrowthSex } from "./growth-terms.ts";

/** The four indices prevalence is counted for. */
export const prevalenceIndices = ["heightForAge", "weightForAge", "weightForHeight", "bmiForAge"] as const;
export type PrevalenceIndex = (typeof prevalenceIndices)[number];

/** Age groups of WHO Anthro: months, unrounded, from the first up to but not including the second. */
export const prevalenceAgeGroups = {
  "00-05": [0, 6],
  "06-11": [6, 12],
  "12-23": [12, 24],
  "24-35": [24, 36],
  "36-47": [36, 48],
  "48-59": [48, 60],
} as const;
export type PrevalenceAgeGroup = keyof typeof prevalenceAgeGroups;

/** One child in a prevalence: what `assessGrowth` concluded, with sex and oedema beside it. */
export interface PrevalenceRow extends Pick<GrowthAssessment, PrevalenceIndex | "ageInDays" | "ageInMonths"> {
  readonly sex?: GrowthSex | null | undefined;
  readonly oedema?: boolean | null | undefined;
}

/** Why a row is not in a denominator: its score is implausible, or there is none. */
export type PrevalenceExclusion = "flagged" | GrowthMissingReason;

/** A share of children in a group. Percentages are null where the group is empty. */
export interface Share {
  readonly count: number;
  readonly denominator: number;
  readonly percent: number | null;
  /** Percentage points. */
  readonly standardError: number | null;
  /** 95 % limits, per cent; null where nobody or everybody is counted. */
  readonly lower: number | null;
  readonly upper: number | null;
}

/** One index in a group. `below2` is z < -2 and holds `below3`; `above2` is z > +2 and holds `above3`. */
export interface PrevalenceIndexResult {
  /** Children with a score that is not flagged; for weight-based indices also those with oedema. */
  readonly denominator: number;
  readonly below3: Share;
  readonly below2: Share;
  readonly below1: Share;
  readonly above1: Share;
  readonly above2: Share;
  readonly above3: Share;
  /** Mean and standard deviation of z, without children with oedema; null below one (two) scores. */
  readonly mean: number | null;
  readonly standardDeviation: number | null;
  readonly meanStandardError: number | null;
  readonly meanLower: number | null;
  readonly meanUpper: number | null;
  /** Children not in the denominator, by reason; reasons that did not occur are absent. */
  readonly excluded: Readonly<Partial<Record<PrevalenceExclusion, number>>>;
}

/** Counts and shares of one group of children. */
export interface PrevalenceGroup extends Readonly<Record<PrevalenceIndex, PrevalenceIndexResult>> {
  /** null = all ages. */
  readonly ageGroup: PrevalenceAgeGroup | null;
  /** null = both sexes, and children of unknown sex. */
  readonly sex: GrowthSex | null;
  /** Height-for-age below -2 and weight-for-height below -2, of the children with both scores. */
  readonly stuntedAndWasted: Share;
  /** Height-for-age below -2 and weight-for-height above +2, of the children with both scores. */
  readonly stuntedAndOverweight: Share;
}

/** Prevalence of a set of children. Percentages come from pooled counts; never average them. */
export interface Prevalence {
  /** Rows given. */
  readonly rows: number;
  /** Rows left out before anything is counted: older than 1826 days. */
  readonly overAge: number;
  readonly all: PrevalenceGroup;
  readonly byAge: readonly PrevalenceGroup[];
  readonly bySex: readonly PrevalenceGroup[];
  readonly byAgeAndSex: readonly PrevalenceGroup[];
}

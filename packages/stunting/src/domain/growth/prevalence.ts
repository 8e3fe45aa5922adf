import type { GrowthSex } from "./growth-terms.ts";
import {
  type Prevalence,
  type PrevalenceAgeGroup,
  type PrevalenceRow,
  prevalenceAgeGroups,
} from "./prevalence-result.ts";
import { addToGroup, emptyGroup, type GroupTally, groupResult } from "./prevalence-tally.ts";

/** The last day of the tables; older rows are left out before anything is counted. */
const LAST_DAY = 1826;

/**
 * Prevalence as WHO Anthro counts it: strict cut-offs on the two-decimal z, flagged scores left out, children with
 * oedema below -3 in the weight-based indices, children of unknown age only in weight-for-height.
 *
 * Confidence limits (95 %, logit for shares) read the rows as a simple random sample. For a register that holds every
 * measured child they say nothing; show coverage instead.
 *
 * @source WHO Anthro, prevalence of `anthro_prevalence()` without weights, clusters and strata
 */
export function prevalence(rows: Iterable<PrevalenceRow>): Prevalence {
  const groups = new Map<string, GroupTally>();
  const groupOf = (age: PrevalenceAgeGroup | null, sex: GrowthSex | null) => {
    const key = `${age} ${sex}`;
    const group = groups.get(key) ?? emptyGroup(age, sex);
    groups.set(key, group);
    return group;
  };
  let given = 0;
  let overAge = 0;
  for (const row of rows) {
    given += 1;
    const age = ageGroupOf(row.ageInMonths);
    const sex = row.sex ?? null;
    const counted = (row.ageInDays ?? 0) <= LAST_DAY;
    if (!counted) overAge += 1;
    addToGroup(groupOf(null, null), row, counted);
    if (age) addToGroup(groupOf(age, null), row, counted);
    if (sex) addToGroup(groupOf(null, sex), row, counted);
    if (age && sex) addToGroup(groupOf(age, sex), row, counted);
  }
  const sampled = given - overAge;
  const ages = Object.keys(prevalenceAgeGroups) as PrevalenceAgeGroup[];
  const sexes: readonly GrowthSex[] = ["F", "M"];
  return {
    rows: given,
    overAge,
    all: groupResult(groupOf(null, null), sampled),
    byAge: ages.map((age) => groupResult(groupOf(age, null), sampled)),
    bySex: sexes.map((sex) => groupResult(groupOf(null, sex), sampled)),
    byAgeAndSex: sexes.flatMap((sex) => ages.map((age) => groupResult(groupOf(age, sex), sampled))),
  };
}

/** The age group of an age in months; null when not known, negative, or 60 months and more. */
export function ageGroupOf(months: number | null): PrevalenceAgeGroup | null {
  if (months === null) return null;
  const groups = Object.entries(prevalenceAgeGroups) as [PrevalenceAgeGroup, readonly [number, number]][];
  return groups.find(([, [from, to]]) => months >= from && months < to)?.[0] ?? null;
}

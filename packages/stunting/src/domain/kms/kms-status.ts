import { addMonths, type CalendarDate, completedMonths, monthOf } from "@spbe-kit/core";
import type { GrowthSex } from "../growth/growth-terms.ts";
import { type KbmTable, kbmBukuKia2023, leastGainG } from "./kbm-table.ts";

/**
 * The word of the KMS for a month: N naik, T tidak naik, 2T tidak naik twice running, O not weighed last month, B first
 * time at the posyandu (baru).
 */
export const kmsStatuses = ["N", "T", "2T", "O", "B"] as const;
export type KmsStatus = (typeof kmsStatuses)[number];

/** One weighing at the posyandu, whole grams. */
export interface KmsWeighing {
  readonly measuredOn: CalendarDate;
  readonly weightG: number;
  /** Weight-for-age (BB/U) of this weighing, for the red and the orange line; null or absent: not judged. */
  readonly weightForAgeZ?: number | null | undefined;
}

/** What the card says of one weighed month. */
export interface KmsMonth {
  /** First day of the month. */
  readonly month: CalendarDate;
  readonly measuredOn: CalendarDate;
  readonly ageInMonths: number;
  /** null where the card cannot judge: at month 0 or after its last month. */
  readonly status: KmsStatus | null;
  /** Gain since last month's weighing; null when there was none. */
  readonly gainG: number | null;
  readonly leastGainG: number | null;
  /** T in a row, this month included. */
  readonly consecutiveT: number;
  /** BGM, bawah garis merah: an alarm to confirm, not a diagnosis. */
  readonly belowRedLine: boolean | null;
  readonly aboveOrangeLine: boolean | null;
  /** The card's own rule: refer when T, below the red line, or above the orange line. */
  readonly refer: boolean;
}

/** What the card's text leaves open; a regency may decide otherwise. */
export interface KmsRules {
  readonly name: string;
  readonly kbm: KbmTable;
  /** Red line: BB/U below this. */
  readonly redLineZ: number;
  /** Orange line: BB/U above this. Unverified. */
  readonly orangeLineZ: number;
  /** "keeps": a missed month (O) neither breaks nor adds to T in a row. Unverified. */
  readonly missedMonth: "keeps" | "breaks";
}

/** @source Buku KIA 2023; the red line as -3 SD, the orange line as +1 SD and the missed month are unverified defaults */
export const kmsBukuKia2023: KmsRules = {
  name: "buku-kia-2023",
  kbm: kbmBukuKia2023,
  redLineZ: -3,
  orangeLineZ: 1,
  missedMonth: "keeps",
};

/**
 * The KMS of a child, month by month, from its weighings.
 *
 * N/T is decided by KBM, the branch of the card a machine can decide: a gain equal to KBM is N. A month with two
 * weighings counts by the later one. Weighings before birth are left out.
 *
 * @param weighings in any order, the child's first at a posyandu among them: it is B
 * @returns one entry per weighed month, oldest first
 */
export function kmsMonths(
  child: { readonly sex: GrowthSex; readonly birthDate: CalendarDate },
  weighings: readonly KmsWeighing[],
  rules: KmsRules = kmsBukuKia2023,
): readonly KmsMonth[] {
  const months: KmsMonth[] = [];
  let before: KmsWeighing | null = null;
  let consecutiveT = 0;
  for (const weighing of onePerMonth(child.birthDate, weighings)) {
    const ageInMonths = completedMonths(child.birthDate, weighing.measuredOn);
    const least = leastGainG(child.sex, ageInMonths, rules.kbm);
    const gain = before && weighedLastMonth(before, weighing) ? weighing.weightG - before.weightG : null;
    const judged = judge(before !== null, gain, least);
    consecutiveT = countT(consecutiveT, judged, rules);
    const status = judged === "T" && consecutiveT >= 2 ? "2T" : judged;
    const belowRedLine = lineOf(weighing, (z) => z < rules.redLineZ);
    const aboveOrangeLine = lineOf(weighing, (z) => z > rules.orangeLineZ);
    months.push({
      month: monthOf(weighing.measuredOn),
      measuredOn: weighing.measuredOn,
      ageInMonths,
      status,
      gainG: gain,
      leastGainG: least,
      consecutiveT: judged === "T" ? consecutiveT : 0,
      belowRedLine,
      aboveOrangeLine,
      refer: judged === "T" || belowRedLine === true || aboveOrangeLine === true,
    });
    before = weighing;
  }
  return months;
}

function judge(weighedBefore: boolean, gainG: number | null, least: number | null): "N" | "T" | "O" | "B" | null {
  if (!weighedBefore) return "B";
  if (gainG === null) return "O";
  if (least === null) return null;
  return gainG >= least ? "N" : "T";
}

function countT(count: number, judged: KmsStatus | null, rules: KmsRules): number {
  if (judged === "T") return count + 1;
  return judged === "O" && rules.missedMonth === "keeps" ? count : 0;
}

function lineOf({ weightForAgeZ }: KmsWeighing, test: (z: number) => boolean): boolean | null {
  return typeof weightForAgeZ === "number" ? test(weightForAgeZ) : null;
}

function weighedLastMonth(before: KmsWeighing, now: KmsWeighing): boolean {
  return addMonths(monthOf(before.measuredOn), 1) === monthOf(now.measuredOn);
}

/** Weighings by month, oldest first; the later one stands for its month. */
function onePerMonth(birthDate: CalendarDate, weighings: readonly KmsWeighing[]): readonly KmsWeighing[] {
  const sorted = weighings
    .filter((weighing) => weighing.measuredOn >= birthDate && weighing.weightG > 0)
    .sort((a, b) => (a.measuredOn < b.measuredOn ? -1 : 1));
  return [...new Map(sorted.map((weighing) => [monthOf(weighing.measuredOn), weighing])).values()];
}

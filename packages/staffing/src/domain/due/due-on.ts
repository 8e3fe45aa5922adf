import {
  addDays,
  addMonths,
  type CalendarDate,
  calendarDateOf,
  compareDates,
  daysInMonth,
  monthOf,
  partsOf,
} from "@spbe-kit/core";
import { type Fact, type FactOf, type Predicate, predicates } from "../record/fact.schema.ts";
import { nextRank, type RankCode } from "../record/ranks.ts";
import { ofKind, type RecordState, recordOn, standingFacts } from "../record/record-on.ts";
import type { RuleSource } from "../rule-source.ts";
import type { DueRules, SkpDeadline } from "./due-rules.ts";

/** Something beside the date that must hold too. `unknown` means the record does not say. */
export interface DueCondition {
  readonly code: "predicate-of-year";
  readonly year: number;
  readonly state: "met" | "unmet" | "unknown";
}

interface DueCommon {
  /** The day it falls due; before the day asked when it is overdue. */
  readonly day: CalendarDate;
  readonly conditions: readonly DueCondition[];
  readonly source: RuleSource;
  readonly rules: string;
}

/** What falls due, with everything the rule read. */
export type DueItem = DueCommon &
  (
    | {
        readonly kind: "rank-promotion";
        readonly inputs: { readonly rank: RankCode; readonly rankSince: CalendarDate; readonly to: RankCode };
      }
    | {
        readonly kind: "kgb";
        /** The day of the notice. */
        readonly noticeOn: CalendarDate;
        readonly inputs: {
          readonly since: CalendarDate;
          readonly from: "kgb" | "appointment";
          readonly postponedMonths: number;
        };
      }
    | {
        readonly kind: "retirement";
        readonly inputs: { readonly birthDate: CalendarDate; readonly postKind: string; readonly age: number };
      }
    | { readonly kind: "contract-end"; readonly inputs: { readonly factId: string; readonly grade: string } }
    | {
        readonly kind: "acting-end";
        readonly inputs: { readonly factId: string; readonly holding: string; readonly endIsDefault: boolean };
      }
    | { readonly kind: "skp"; readonly inputs: { readonly step: SkpDeadline["step"]; readonly year: number } }
  );

/** What the rules read of a civil servant. */
export interface DueRecord {
  readonly birthDate: CalendarDate;
  readonly facts: readonly Fact[];
}

/**
 * What falls due next for a civil servant, as her record stands on a day, earliest first. What is overdue stays in the list
 * until a fact answers it; nothing falls due for who does not serve.
 *
 * @param day the day asked
 * @param rules the regency's configuration; `dueRules2026` is the named default
 */
export function dueOn(record: DueRecord, day: CalendarDate, rules: DueRules): DueItem[] {
  const state = recordOn(record.facts, day);
  if (state.status !== "serving") return [];
  return [
    ...rankDue(state, rules),
    ...kgbDue(state, record.facts, rules),
    ...retirementDue(state, record.birthDate, rules),
    ...contractDue(state, rules),
    ...actingDue(state, rules),
    ...skpDue(state, day, rules),
  ].sort((a, b) => compareDates(a.day, b.day) || compareText(a.kind, b.kind));
}

/**
 * The first period on or after the required months in the rank. Service in the rank counts in whole months from its TMT.
 *
 * @source Peraturan BKN 4/2025
 */
export function rankPromotionDay(rankSince: CalendarDate, rule: DueRules["rank"]): CalendarDate {
  const earliest = addMonths(rankSince, rule.monthsInRank);
  let period = earliest === monthOf(earliest) ? earliest : addMonths(monthOf(earliest), 1);
  while (!rule.periodMonths.includes(partsOf(period).month)) period = addMonths(period, 1);
  return period;
}

/**
 * The first of the month after the month in which the age is reached. One born on the first retires a month later too.
 *
 * @source UU 20/2023 Pasal 55; the first of the next month is practice (unverified)
 */
export function retirementDay(birthDate: CalendarDate, age: number): CalendarDate {
  return addMonths(monthOf(addMonths(birthDate, age * 12)), 1);
}

function rankDue({ rank, assessments, appointment }: RecordState, rules: DueRules): DueItem[] {
  const to = rank && nextRank(rank.data.rank);
  if (!rank || !to || appointment?.data.employment !== "pns") return [];
  const day = rankPromotionDay(rank.validFrom, rules.rank);
  const { year } = partsOf(day);
  const years = Array.from({ length: rules.rank.assessedYears }, (_, back) => year - 1 - back);
  return [
    {
      kind: "rank-promotion",
      day,
      inputs: { rank: rank.data.rank, rankSince: rank.validFrom, to },
      conditions: years.map((one) => predicateCondition(assessments, one, rules.rank.least)),
      source: rules.rank.source,
      rules: rules.name,
    },
  ];
}

function kgbDue(state: RecordState, facts: readonly Fact[], rules: DueRules): DueItem[] {
  const { appointment, kgb, assessments } = state;
  if (!appointment || !rules.kgb.appliesTo.includes(appointment.data.employment)) return [];
  const since = (kgb ?? appointment).validFrom;
  const postponedMonths = postponement(facts, since, state.day, rules.kgb.longestPostponementMonths);
  const day = addMonths(since, rules.kgb.everyMonths + postponedMonths);
  return [
    {
      kind: "kgb",
      day,
      noticeOn: addMonths(day, -rules.kgb.noticeMonths),
      inputs: { since, from: kgb ? "kgb" : "appointment", postponedMonths },
      conditions: [predicateCondition(assessments, partsOf(day).year - 1, rules.kgb.least)],
      source: rules.kgb.source,
      rules: rules.name,
    },
  ];
}

/** Punishments since the last rise hold the next one back, each by its own months, none by more than the longest. */
function postponement(facts: readonly Fact[], since: CalendarDate, day: CalendarDate, longest: number): number {
  return ofKind(standingFacts(facts), "discipline")
    .filter(({ validFrom }) => validFrom >= since && validFrom <= day)
    .reduce((months, { data }) => months + Math.min(data.postponesKgbMonths ?? 0, longest), 0);
}

function retirementDue({ post }: RecordState, birthDate: CalendarDate, rules: DueRules): DueItem[] {
  if (!post) return [];
  const { postKind } = post.data;
  const age = rules.retirement.ages[postKind];
  return [
    {
      kind: "retirement",
      day: retirementDay(birthDate, age),
      inputs: { birthDate, postKind, age },
      conditions: [],
      source: rules.retirement.source,
      rules: rules.name,
    },
  ];
}

function contractDue({ contract }: RecordState, rules: DueRules): DueItem[] {
  if (contract?.validUntil === undefined) return [];
  return [
    {
      kind: "contract-end",
      day: contract.validUntil,
      inputs: { factId: contract.factId, grade: contract.data.grade },
      conditions: [],
      source: rules.contract.source,
      rules: rules.name,
    },
  ];
}

function actingDue({ actingPosts }: RecordState, rules: DueRules): DueItem[] {
  return actingPosts.flatMap((post): DueItem[] => {
    const { holding } = post.data;
    if (holding === "definitif") return [];
    const longest = addDays(addMonths(post.validFrom, rules.acting.longestMonths[holding]), -1);
    return [
      {
        kind: "acting-end",
        day: post.validUntil ?? longest,
        inputs: { factId: post.factId, holding, endIsDefault: post.validUntil === undefined },
        conditions: [],
        source: rules.acting.source,
        rules: rules.name,
      },
    ];
  });
}

/** The next day of each deadline, for years of service only. */
function skpDue({ appointment }: RecordState, day: CalendarDate, rules: DueRules): DueItem[] {
  if (!appointment) return [];
  const first = partsOf(appointment.validFrom).year;
  return rules.skp.deadlines.map((deadline): DueItem => {
    let year = Math.max(first, partsOf(day).year - deadline.yearOffset);
    while (deadlineDay(deadline, year) < day) year += 1;
    return {
      kind: "skp",
      day: deadlineDay(deadline, year),
      inputs: { step: deadline.step, year },
      conditions: [],
      source: rules.skp.source,
      rules: rules.name,
    };
  });
}

function deadlineDay({ month, day, yearOffset }: SkpDeadline, year: number): CalendarDate {
  const inYear = year + yearOffset;
  return calendarDateOf(inYear, month, Math.min(day, daysInMonth(inYear, month)))!;
}

function predicateCondition(
  assessments: readonly FactOf<"assessment">[],
  year: number,
  least: Predicate,
): DueCondition {
  const given = assessments.filter(({ data }) => data.year === year).at(-1);
  const reached = given && predicates.indexOf(given.data.predicate) <= predicates.indexOf(least);
  return { code: "predicate-of-year", year, state: given ? (reached ? "met" : "unmet") : "unknown" };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import { addDays, addMonths, type CalendarDate, daysInMonth, partsOf } from "@spbe-kit/core";
import { stream } from "@spbe-kit/testing";
import type { VillageTraits } from "./village-traits.ts";

/** A birth in a village; its key never changes, whatever the window or the day. */
export interface Birth {
  readonly key: string;
  readonly birthDate: CalendarDate;
}

interface MonthlyBirth extends Birth {
  readonly month: CalendarDate;
  /** Running number in the month. */
  readonly number: number;
  readonly hasElder: boolean;
  readonly hasTwin: boolean;
}

const TWIN_SHARE = 0.01;
const SIBLING_SHARE = 0.35;
/** Months to the elder sibling by running number: one gap for each, so that no child is the elder of two. */
const SIBLING_GAPS = [27, 33, 24, 39, 30, 36] as const;

/** All births of a village in a window, oldest first, each with the first birth of its family. */
export function birthsOf(
  traits: VillageTraits,
  window: { readonly seed: number; readonly firstMonth: CalendarDate; readonly asOf: CalendarDate },
): readonly { readonly birth: Birth; readonly first: Birth }[] {
  const known = new Map<CalendarDate, readonly MonthlyBirth[]>();
  const inMonth = (month: CalendarDate): readonly MonthlyBirth[] => {
    const births = known.get(month) ?? birthsInMonth(window.seed, traits, month);
    known.set(month, births);
    return births;
  };
  const all: { birth: Birth; first: Birth }[] = [];
  for (let month = window.firstMonth; month <= window.asOf; month = addMonths(month, 1)) {
    for (const birth of inMonth(month).filter(({ birthDate }) => birthDate <= window.asOf)) {
      const first = firstOfFamily(birth, inMonth);
      all.push({ birth, first });
      if (birth.hasTwin) all.push({ birth: { key: `${birth.key}/twin`, birthDate: birth.birthDate }, first });
    }
  }
  return all;
}

function birthsInMonth(seed: number, traits: VillageTraits, month: CalendarDate): readonly MonthlyBirth[] {
  const from = stream(seed, "births", traits.village.code, month);
  const { year, month: monthNumber } = partsOf(month);
  return Array.from({ length: from.poisson((traits.children / 60) * season(monthNumber)) }, (_, index) => ({
    key: `${traits.village.code}/${month}/${index + 1}`,
    month,
    number: index + 1,
    birthDate: addDays(month, from.int(0, daysInMonth(year, monthNumber) - 1)),
    hasTwin: from.chance(TWIN_SHARE),
    hasElder: from.chance(SIBLING_SHARE),
  }));
}

/** Goes from elder to elder; an elder that was never born makes the child the first. */
function firstOfFamily(birth: MonthlyBirth, inMonth: (month: CalendarDate) => readonly MonthlyBirth[]): Birth {
  const gap = SIBLING_GAPS[birth.number - 1];
  if (!birth.hasElder || gap === undefined) return birth;
  const elder = inMonth(addMonths(birth.month, -gap)).find(({ number }) => number === birth.number);
  return elder ? firstOfFamily(elder, inMonth) : birth;
}

/** A few more births in August to October, a few fewer in February to April. [Assumption] */
function season(monthNumber: number): number {
  if (monthNumber >= 8 && monthNumber <= 10) return 1.06;
  return monthNumber >= 2 && monthNumber <= 4 ? 0.94 : 1;
}

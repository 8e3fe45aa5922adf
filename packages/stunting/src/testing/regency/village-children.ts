import { addDays, addMonths, type CalendarDate, daysBetween } from "@spbe-kit/core";
import { type Household, household, type NikIssuer, personName, type RandomStream, stream } from "@spbe-kit/testing";
import type { Posyandu } from "../../domain/areas.contract.ts";
import type { ChildFacts, Sex } from "../../domain/child.schema.ts";
import { growingChild } from "./growing-child.ts";
import { type Birth, birthsOf } from "./village-births.ts";
import type { VillageTraits } from "./village-traits.ts";

/** A child as the register holds it. */
export type ChildRow = ChildFacts & {
  readonly childId: string;
  /** ISO instant of registration, UTC. */
  readonly registeredAt: string;
};

/** A synthetic child: its record, its family and the constant part of its height for age. */
export interface SyntheticChild {
  readonly key: string;
  readonly row: ChildRow;
  /** True sex and birth date, where the record holds a wrong one. */
  readonly truth: { readonly sex: Sex; readonly birthDate: CalendarDate };
  readonly family: Household;
  readonly heightZ: number;
}

export interface BirthWindow {
  readonly seed: number;
  /** First days of the first and the last month of birth; no child is born after `asOf`. */
  readonly firstMonth: CalendarDate;
  readonly asOf: CalendarDate;
  readonly niks: NikIssuer;
}

const CHILD_SD = 0.95;
const FAMILY_SHARE = 0.35;
const BOYS_SHARE = 105 / 205;
const WITHOUT_NIK = 0.01;
const NEWBORN_WITHOUT_NIK = 0.6;
const DOUBTFUL_NIK = 0.006;
const WRONG_SEX = 0.001;
const WRONG_BIRTH_YEAR = 0.002;

/** All children of a village born in the window, oldest first. */
export function childrenOf(
  traits: VillageTraits,
  posyandu: readonly Posyandu[],
  window: BirthWindow,
): readonly SyntheticChild[] {
  const families = new Map<string, Household>();
  return birthsOf(traits, window).map(({ birth, first }) => {
    const family = families.get(first.key) ?? newFamily(first, traits.village.districtCode, window);
    families.set(first.key, family);
    return syntheticChild(birth, first.key, family, traits, posyandu, window);
  });
}

function newFamily(first: Birth, districtCode: string, { seed, niks }: BirthWindow): Household {
  return household(stream(seed, "household", first.key), { districtCode, firstBirth: first.birthDate, niks });
}

function syntheticChild(
  birth: Birth,
  familyKey: string,
  family: Household,
  traits: VillageTraits,
  posyandu: readonly Posyandu[],
  window: BirthWindow,
): SyntheticChild {
  const from = stream(window.seed, "child", birth.key);
  const { birthDate } = birth;
  const sex: Sex = from.chance(BOYS_SHARE) ? "M" : "F";
  const familyZ = stream(window.seed, "family-height", familyKey).normal(0, CHILD_SD * Math.sqrt(FAMILY_SHARE));
  const heightZ = traits.heightZ + familyZ + from.normal(0, CHILD_SD * Math.sqrt(1 - FAMILY_SHARE));
  const atBirth = growingChild({ key: birth.key, seed: window.seed, sex, birthDate, heightZ }).on(birthDate, 0);
  const place = stream(window.seed, "place", familyKey).pick(posyandu);
  const recordedBirth = from.chance(WRONG_BIRTH_YEAR) ? earlier(addMonths(birthDate, 12), window.asOf) : birthDate;
  const registeredOn = earlier(addDays(recordedBirth, from.int(1, 25)), window.asOf);
  const row: ChildRow = {
    childId: from.uuid(birthDate),
    name: personName(from, sex === "M" ? "male" : "female", "child"),
    sex: from.chance(WRONG_SEX) ? otherSex(sex) : sex,
    birthDate: recordedBirth,
    nik: childNik(from, { sex, birthDate, districtCode: traits.village.districtCode }, window),
    motherName: from.chance(0.98) ? family.mother.name : null,
    posyanduCode: place.code,
    birthWeightKg: from.chance(0.95)
      ? round(Math.min(Math.max(from.normal(atBirth.weightKg, 0.12), 1.2), 4.9), 1)
      : null,
    birthLengthCm: from.chance(0.88) ? round(Math.min(Math.max(atBirth.lyingCm, 38), 57), 1) : null,
    registeredAt: `${registeredOn}T03:${from.int(10, 59)}:00.000Z`,
  };
  return { key: birth.key, row, truth: { sex, birthDate }, family, heightZ };
}

function childNik(
  from: RandomStream,
  child: { sex: Sex; birthDate: CalendarDate; districtCode: string },
  window: BirthWindow,
): string | null {
  const nik = window.niks.issue(from, { ...child, sex: child.sex === "M" ? "male" : "female" });
  const newborn = daysBetween(child.birthDate, window.asOf) < 60;
  const [missing, doubtful] = [from.uniform(), from.uniform()];
  if (missing < (newborn ? NEWBORN_WITHOUT_NIK : WITHOUT_NIK)) return null;
  // The month has become impossible: a slip of the finger that the register keeps and flags.
  return doubtful < DOUBTFUL_NIK ? `${nik.slice(0, 8)}9${nik.slice(9)}` : nik;
}

function otherSex(sex: Sex): Sex {
  return sex === "M" ? "F" : "M";
}

function earlier(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a < b ? a : b;
}

/** Rounds to decimals as a person writes it down. */
export function round(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}

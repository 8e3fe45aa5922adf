import { type CalendarDate, completedMonths, daysBetween, partsOf } from "@spbe-kit/core";
import { type RandomStream, stream } from "@spbe-kit/testing";
import type { Sex } from "../../domain/child.schema.ts";
import { lyingLengthAtAge, weightAtLength } from "./growth-inverse.ts";

/** What a child brings: the parts of its scores that never change. */
export interface ChildTraits {
  /** Names the child's own streams. */
  readonly key: string;
  readonly seed: number;
  readonly sex: Sex;
  readonly birthDate: CalendarDate;
  /** Height for age without age, months and chance: district, village, family and child. */
  readonly heightZ: number;
}

/** How a child is on a day, before anybody measures it. */
export interface ChildOnDay {
  readonly ageInDays: number;
  /** Height for age without the regency's level. */
  readonly latentZ: number;
  readonly lyingCm: number;
  readonly weightKg: number;
  readonly weightZ: number;
}

/** A child that grows. Ask for days in order: a length never falls back. */
export interface GrowingChild {
  latentHeightZ(on: CalendarDate): number;
  /** @param level the regency's mean of height for age in that month */
  on(day: CalendarDate, level: number): ChildOnDay;
}

const MONTHS = 61;
/** Slow change from month to month: standard deviation and how much of last month stays. */
const HEIGHT_DRIFT = { sd: 0.35, stays: 0.95 };
const WEIGHT_DRIFT = { sd: 0.4, stays: 0.96 };
const WEIGHT = { mean: -0.3, childSd: 0.93, perHeightZ: 0.15 };
/** Height for age by age in months: higher at birth, lowest at two years. */
const AGE_CURVE = [
  [0, 0.38],
  [8, 0.08],
  [24, -0.22],
  [60, -0.02],
] as const;

export function growingChild(traits: ChildTraits): GrowingChild {
  const from = stream(traits.seed, "growth", traits.key);
  const weightTrait = from.normal(0, WEIGHT.childSd);
  const heightPath = driftPath(from, HEIGHT_DRIFT);
  const weightPath = driftPath(from, WEIGHT_DRIFT);
  let longestCm = 0;
  const monthOn = (day: CalendarDate) => Math.min(Math.max(completedMonths(traits.birthDate, day), 0), MONTHS - 1);
  const latentHeightZ = (day: CalendarDate) => {
    const month = monthOn(day);
    return traits.heightZ + ageCurve(month) + (heightPath[month] ?? 0);
  };
  return {
    latentHeightZ,
    on(day, level) {
      const ageInDays = daysBetween(traits.birthDate, day);
      const latentZ = latentHeightZ(day);
      longestCm = Math.max(longestCm, lyingLengthAtAge(traits.sex, ageInDays, level + latentZ));
      const weightZ =
        WEIGHT.mean + WEIGHT.perHeightZ * latentZ + weightTrait + (weightPath[monthOn(day)] ?? 0) - leanSeason(day);
      return {
        ageInDays,
        latentZ,
        lyingCm: longestCm,
        weightZ,
        weightKg: weightAtLength(traits.sex, longestCm, weightZ),
      };
    },
  };
}

/** Weights dip a little in the wet months of January to March. */
function leanSeason(day: CalendarDate): number {
  return partsOf(day).month <= 3 ? 0.1 : 0;
}

function driftPath(from: RandomStream, { sd, stays }: { sd: number; stays: number }): readonly number[] {
  const shock = sd * Math.sqrt(1 - stays * stays);
  const path = [from.normal(0, sd)];
  while (path.length < MONTHS) path.push(stays * path[path.length - 1]! + from.normal(0, shock));
  return path;
}

function ageCurve(month: number): number {
  for (let index = 1; index < AGE_CURVE.length; index += 1) {
    const [startMonth, startZ] = AGE_CURVE[index - 1]!;
    const [endMonth, endZ] = AGE_CURVE[index]!;
    if (month <= endMonth) return startZ + ((endZ - startZ) * (month - startMonth)) / (endMonth - startMonth);
  }
  return 0;
}

import { stream } from "@spbe-kit/testing";
import type { Village } from "../../domain/areas.contract.ts";

/** What makes a village different: how many children it has and how tall they are. */
export interface VillageTraits {
  readonly village: Village;
  /** Children under five to expect. */
  readonly children: number;
  /** Added to every child's height for age: district plus village. */
  readonly heightZ: number;
  /** Added to the logit of coming to the posyandu. */
  readonly attendance: number;
}

/** Villages larger or smaller than the others: town centres, and an island with few families. [Assumption] */
const SIZE_OF_DISTRICT: Readonly<Record<string, number>> = { "19.06.01": 1.5, "19.06.02": 1.2, "19.02.01": 1.6 };
const SIZE_OF_VILLAGE: Readonly<Record<string, number>> = { "19.06.01.2010": 0.18, "19.06.06.2003": 1.6 };
/** Fixed, so that the map always tells the same story: Simpang Renggiang carries the largest burden. [Assumption] */
const HEIGHT_OF_DISTRICT: Readonly<Record<string, number>> = {
  "19.06.01": 0.12,
  "19.06.02": 0.03,
  "19.06.03": -0.15,
  "19.06.04": 0.1,
  "19.06.05": 0.16,
  "19.06.06": -0.34,
  "19.06.07": -0.1,
};
const DISTRICT_SD = 0.2;
const VILLAGE_SD = 0.25;
const ATTENDANCE_SD = 0.4;
const SIZE_SD = 0.5;
const FEWEST_CHILDREN = 6;
const NEIGHBOURS = 4;

/** Traits of all villages of a regency. Neighbours resemble each other, so that the map shows clusters. */
export function villageTraits(seed: number, villages: readonly Village[], children: number): readonly VillageTraits[] {
  const own = villages.map((village) => stream(seed, "village-height", village.code).normal());
  const smooth = villages.map((village, index) => {
    const near = nearest(villages, village);
    return 0.5 * own[index]! + (0.5 * near.reduce((sum, other) => sum + own[other]!, 0)) / Math.max(near.length, 1);
  });
  const spread = standardDeviation(smooth) || 1;
  const sizes = villages.map((village) => sizeOf(seed, village));
  const scale = children / sizes.reduce((sum, size) => sum + size, 0);
  return villages.map((village, index) => ({
    village,
    children: Math.max(FEWEST_CHILDREN, sizes[index]! * scale),
    heightZ: districtHeight(seed, village.districtCode) + (VILLAGE_SD * smooth[index]!) / spread,
    attendance: stream(seed, "village-attendance", village.code).normal(0, ATTENDANCE_SD),
  }));
}

function sizeOf(seed: number, village: Village): number {
  const lognormal = Math.exp(stream(seed, "village-size", village.code).normal(0, SIZE_SD));
  const pinned = SIZE_OF_VILLAGE[village.code];
  return pinned ?? lognormal * (SIZE_OF_DISTRICT[village.districtCode] ?? 1);
}

function districtHeight(seed: number, districtCode: string): number {
  return HEIGHT_OF_DISTRICT[districtCode] ?? stream(seed, "district-height", districtCode).normal(0, DISTRICT_SD);
}

/** Places of the nearest villages in the list, by centre point; near the equator a degree is a degree. */
function nearest(villages: readonly Village[], to: Village): readonly number[] {
  return villages
    .map((other, index) => ({ index, apart: distance(other, to) }))
    .filter(({ index, apart }) => villages[index] !== to && Number.isFinite(apart))
    .sort((a, b) => a.apart - b.apart)
    .slice(0, NEIGHBOURS)
    .map(({ index }) => index);
}

function distance(a: Village, b: Village): number {
  if (a.latitude === null || a.longitude === null || b.latitude === null || b.longitude === null) return Number.NaN;
  return (a.latitude - b.latitude) ** 2 + (a.longitude - b.longitude) ** 2;
}

function standardDeviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

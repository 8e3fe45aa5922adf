import type { SeedPreset } from "@spbe-kit/testing";
import type { Posyandu } from "../../domain/areas.contract.ts";
import { posyanduOf, villagesOf } from "./regency-areas.ts";
import { type VillageTraits, villageTraits } from "./village-traits.ts";

/** A village with its traits and its posyandu. */
export interface SyntheticArea {
  readonly traits: VillageTraits;
  readonly posyandu: readonly Posyandu[];
}

/** Children under five of each preset and regency. */
const CHILDREN: Readonly<Record<SeedPreset, Readonly<Record<string, number>>>> = {
  demo: { "19.06": 2_400, "19.02": 480 },
  tiny: { "19.06": 60, "19.02": 60 },
};
/** `tiny` has these villages only; one is the village of the stories. */
const TINY_VILLAGES: Readonly<Record<string, readonly string[]>> = {
  "19.06": ["19.06.01.2001", "19.06.06.2003"],
  "19.02": ["19.02.01.1001", "19.02.02.2001"],
};
const CHILDREN_PER_POSYANDU = 55;
/** The stories tell of "Kenanga 2", so this village has two. */
const STORY_POSYANDU: Readonly<Record<string, number>> = { "19.06.06.2003": 2 };

/** The areas of a synthetic regency. @throws RangeError for a regency without area table */
export function syntheticAreas(seed: number, regencyCode: string, preset: SeedPreset): readonly SyntheticArea[] {
  const all = villagesOf(regencyCode);
  const few = TINY_VILLAGES[regencyCode];
  const villages = preset === "tiny" && few ? all.filter(({ code }) => few.includes(code)) : all;
  return villageTraits(seed, villages, CHILDREN[preset][regencyCode] ?? 0).map((traits) => {
    const usual = Math.ceil(traits.children / CHILDREN_PER_POSYANDU);
    const count = Math.max(usual, STORY_POSYANDU[traits.village.code] ?? 1);
    return { traits, posyandu: posyanduOf(seed, traits.village, count) };
  });
}

import { describe, expect, it } from "vitest";
import { emptySummary, storySummary, suppressedSummary } from "../../testing/index.ts";
import {
  highestDistrict,
  highestVillage,
  percentOf,
  pointsBetween,
  priorityVillages,
  rankVillages,
} from "./prevalence-share.ts";

describe("shares", () => {
  it("nothing counted has no share, and is not 0 %", () => {
    expect(percentOf(0, 0)).toBeNull();
    expect(percentOf(0, 12)).toBe(0);
  });

  it("the change is the difference of the figures as shown", () => {
    expect(pointsBetween(6.44, 6.86)).toBe(-0.5);
    expect(pointsBetween(6.4, null)).toBeNull();
  });
});

describe("villages in order", () => {
  it("highest first, without those too small to judge", () => {
    const ranked = rankVillages(storySummary.villages);
    expect(ranked[0]?.villageName).toBe("Aik Madu");
    expect(ranked.some(({ villageName }) => villageName === "Buku Limau")).toBe(false);
    expect(rankVillages(suppressedSummary.villages)).toHaveLength(38);
  });

  it("no village is put first without a stunted child, however it is ranked", () => {
    const spared = storySummary.villages.map((village, at) => (at === 0 ? village : { ...village, stunted: 0 }));
    expect(priorityVillages(spared)).toEqual([storySummary.villages[0]]);
    expect(priorityVillages(storySummary.villages)[0]?.villageName).toBe("Aik Madu");
  });

  it("within one district the map speaks of the village", () => {
    const district = storySummary.villages.filter(({ districtName }) => districtName === "Simpang Renggiang");
    expect(highestDistrict(district)).toBeNull();
    expect(highestVillage(district)).toMatchObject({ name: "Aik Madu" });
    expect(highestVillage(emptySummary.villages)).toBeNull();
  });

  it("the district is pooled from counts, never an average of percentages", () => {
    expect(highestDistrict(storySummary.villages)?.name).toBe("Simpang Renggiang");
    expect(highestDistrict(emptySummary.villages)).toBeNull();
  });
});

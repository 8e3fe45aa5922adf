import { describe, expect, it } from "vitest";
import {
  correctedChild,
  correctedMeasurements,
  flaggedChild,
  flaggedMeasurements,
  healthyBoy,
  healthyBoyMeasurements,
  naura,
  nauraMeasurements,
  severelyStuntedChild,
  severelyStuntedMeasurements,
} from "../../testing/index.ts";
import { growthFinding } from "./growth-finding.ts";
import { flaggedVisits, type GrowthPoint, growthPoints, missedMonths } from "./growth-points.ts";

const point = (ageInMonths: number, z: number) => ({ z, measurement: { ageInMonths } }) as unknown as GrowthPoint;

describe("the finding in the title of a growth chart", () => {
  it("says since when the weight lies in the yellow band", () => {
    const points = growthPoints("weightForAge", naura, nauraMeasurements);
    expect(growthFinding("weightForAge", points)).toEqual({
      kind: "crossed",
      band: "low",
      towards: "worse",
      sinceMonths: 18,
    });
  });

  it("says when every visit lies in one band", () => {
    const points = growthPoints("heightForAge", severelyStuntedChild, severelyStuntedMeasurements);
    expect(growthFinding("heightForAge", points)).toEqual({ kind: "steady", band: "severe", visits: 4 });
    const boy = growthPoints("weightForAge", healthyBoy, healthyBoyMeasurements);
    expect(growthFinding("weightForAge", boy)).toMatchObject({ kind: "steady", band: "ok", visits: 6 });
  });

  it("says when the line came back", () => {
    expect(growthFinding("weightForAge", [point(10, -2.4), point(11, -2.1), point(12, -1.9)])).toEqual({
      kind: "crossed",
      band: "ok",
      towards: "better",
      sinceMonths: 12,
    });
  });

  it("has nothing to say without a drawable visit, and little with one", () => {
    expect(growthFinding("weightForAge", [])).toEqual({ kind: "none" });
    expect(growthFinding("weightForAge", [point(3, 0)])).toEqual({ kind: "single", band: "ok" });
  });

  it.each([
    [-3, "low"],
    [-2, "ok"],
    [1, "ok"],
    [1.01, "high"],
    [2.01, "over"],
  ])("weight-for-age z %s lies in band %s: limits belong to the better side", (z, band) => {
    expect(growthFinding("weightForAge", [point(3, z)])).toMatchObject({ band });
  });
});

describe("the dots of a growth chart", () => {
  it("names the months that were not weighed", () => {
    const points = growthPoints("weightForAge", naura, nauraMeasurements);
    expect(points).toHaveLength(19);
    expect(points.filter(({ afterGap }) => afterGap)).toHaveLength(1);
    expect(missedMonths(points)).toEqual([15]);
  });

  it("leaves out what cannot be true, and counts it", () => {
    expect(growthPoints("weightForAge", flaggedChild, flaggedMeasurements)).toHaveLength(2);
    expect(flaggedVisits("weightForAge", flaggedMeasurements)).toHaveLength(1);
  });

  it("draws the correction and not what it corrects", () => {
    const statures = growthPoints("heightForAge", correctedChild, correctedMeasurements).map(({ value }) => value);
    expect(statures).toEqual([80.2, 81.1, 82]);
  });
});

import { describe, expect, it } from "vitest";
import { mapClass, stuntingSeverity, wastingSeverity } from "./severity.ts";

describe("WHO/UNICEF 2018 classes", () => {
  it.each([
    { percent: 0, stunting: "very-low", wasting: "very-low" },
    { percent: 2.49, stunting: "very-low", wasting: "very-low" },
    { percent: 2.5, stunting: "low", wasting: "low" },
    { percent: 5, stunting: "low", wasting: "medium" },
    { percent: 9.99, stunting: "low", wasting: "medium" },
    { percent: 10, stunting: "medium", wasting: "high" },
    { percent: 15, stunting: "medium", wasting: "very-high" },
    { percent: 20, stunting: "high", wasting: "very-high" },
    { percent: 30, stunting: "very-high", wasting: "very-high" },
  ])("$percent % stunted is $stunting, wasted is $wasting", ({ percent, stunting, wasting }) => {
    expect(stuntingSeverity(percent)).toBe(stunting);
    expect(wastingSeverity(percent)).toBe(wasting);
  });
});

describe("classes of the map", () => {
  it.each([
    [0, 1],
    [2.49, 1],
    [2.5, 2],
    [7.5, 4],
    [10, 5],
    [44, 5],
  ])("%s %% is class %s", (percent, shown) => {
    expect(mapClass(percent)).toBe(shown);
  });
});

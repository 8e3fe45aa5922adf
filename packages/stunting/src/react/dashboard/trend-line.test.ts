import { addMonths, calendarDate, partsOf } from "@spbe-kit/core";
import { describe, expect, it } from "vitest";
import { emptySummary, storySummary } from "../../testing/index.ts";
import { drawTrend, trendChange, trendPoints } from "./trend-line.ts";
import { nextPoint } from "./use-reading.ts";

describe("the trend", () => {
  it("leaves out months in which nobody has a score, instead of drawing 0 %", () => {
    const month = { ...emptySummary.total, month: calendarDate("2026-07-01") };
    expect(trendPoints([month, ...storySummary.trend.slice(-1)])).toHaveLength(1);
  });

  it("says how it went between the first and the last month", () => {
    expect(trendChange(trendPoints(storySummary.trend))).toMatchObject({ direction: "down" });
    expect(trendChange(trendPoints(storySummary.trend.slice(-1)))).toBeNull();
    expect(trendChange([])).toBeNull();
  });

  it("labels the first and the last month always, and no two labels on each other", () => {
    const points = trendPoints(storySummary.trend);
    for (const width of [260, 600]) {
      const { labelled, places } = drawTrend(points, width, 240);
      expect([labelled[0], labelled.at(-1)]).toEqual([0, points.length - 1]);
      const gaps = labelled.slice(1).map((at, index) => (places[at]?.x ?? 0) - (places[labelled[index] ?? 0]?.x ?? 0));
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(34);
    }
  });

  it.each([
    { months: 5, ticks: [6, 7, 8, 9, 10] },
    { months: 14, ticks: [10, 1, 4, 7, 10] },
    { months: 30, ticks: [1, 1] },
  ])("$months months of the axis are named so that nobody has to count dots", ({ months, ticks }) => {
    const points = Array.from({ length: months }, (_, at) => ({
      month: addMonths(calendarDate("2026-10-01"), at + 1 - months),
      percent: 7,
      stunted: 7,
      measured: 100,
      judged: 100,
    }));
    expect(drawTrend(points, 600, 240).xTicks.map(({ month }) => partsOf(month).month)).toEqual(ticks);
  });

  it("starts the axis at zero", () => {
    expect(drawTrend(trendPoints(storySummary.trend), 600, 240).yTicks[0]?.value).toBe(0);
  });
});

describe("reading with the keyboard", () => {
  it.each([
    ["ArrowRight", 0, 1],
    ["ArrowLeft", 0, 0],
    ["End", 0, 4],
    ["Home", 3, 0],
    ["ArrowDown", 4, 4],
  ])("%s from point %s leads to %s of five", (key, from, to) => {
    expect(nextPoint(key, from, 5)).toBe(to);
  });

  it("leaves other keys to the page", () => {
    expect(nextPoint("Tab", 0, 5)).toBeUndefined();
  });
});

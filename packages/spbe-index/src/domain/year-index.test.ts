import { describe, expect, it } from "vitest";
import { indicatorsOf, instrumentOf, type Level } from "./instrument.ts";
import { permenpanrb8Of2026 } from "./instruments/permenpanrb-8-2026.ts";
import { permenpanrb59Of2020 } from "./instruments/permenpanrb-59-2020.ts";
import { officialInstruments } from "./official-instruments.ts";
import { predicateOf, roundHalfUp, yearIndex } from "./year-index.ts";

const levelsOf = (levels: readonly number[]) => new Map(levels.map((level, at) => [at + 1, level as Level]));

describe("the index of a year by PermenPANRB 59/2020", () => {
  // Aspects 1 to 8, with the sum of their levels times the weight of each indicator:
  // 30 x 1.30 = 39.00, 10 x 2.50 = 25.00, 10 x 2.50 = 25.00, 8 x 2.50 = 20.00,
  // 13 x 1.50 = 19.50, 4 x 1.50 = 6.00, 38 x 2.75 = 104.50, 20 x 3.00 = 60.00; together 299.00.
  const year = levelsOf([
    ...[3, 3, 3, 3, 3, 3, 3, 3, 3, 3],
    ...[2, 3, 3, 2],
    ...[3, 3, 2, 2],
    ...[4, 4],
    ...[2, 2, 2, 1, 2, 1, 1, 2],
    ...[1, 1, 2],
    ...[4, 4, 4, 5, 4, 3, 4, 3, 4, 3],
    ...[4, 3, 3, 4, 3, 3],
  ]);
  const result = yearIndex(permenpanrb59Of2020, year);

  it("is 2.99, Baik", () => {
    expect(result).toMatchObject({ indexHundredths: 299, predicate: "Baik", assessed: 47, indicators: 47 });
  });

  it("has its aspects as the mean of their levels", () => {
    expect(result.aspects.map(({ valueHundredths }) => valueHundredths)).toEqual([
      300, 250, 250, 400, 163, 133, 380, 333,
    ]);
  });

  it("has its domains by the weights of their aspects: 70/25, 25.5/16.5, 164.5/45.5", () => {
    expect(result.domains.map(({ valueHundredths }) => valueHundredths)).toEqual([300, 280, 155, 362]);
  });

  it("is not there while one indicator waits, yet says what it cannot fall below", () => {
    const waiting = new Map([...year].filter(([number]) => number !== 35));
    // Indicator 35 at level 1 instead of 5: 4 x 2.75 less.
    expect(yearIndex(permenpanrb59Of2020, waiting)).toMatchObject({
      assessed: 46,
      indexHundredths: null,
      lowestHundredths: 288,
      predicate: null,
    });
  });
});

describe("the index of a year by PermenPANRB 8/2026", () => {
  const levels = [3, 3, 2, 4, 3, 2, 2, 2, 1, 3, 2, 2, 3, 3, 2, 3, 3, 2, 3, 3];
  const result = yearIndex(permenpanrb8Of2026, levelsOf(levels));

  it("weighs indicators inside an aspect: 2.68, Baik, where a plain mean of the levels says 2.55", () => {
    expect(result).toMatchObject({ indexHundredths: 268, predicate: "Baik", domains: [] });
    expect(result.aspects.map(({ valueHundredths }) => valueHundredths)).toEqual([300, 300, 233, 200, 300, 253, 300]);
    expect(levels.reduce((sum, level) => sum + level, 0) / 20).toBe(2.55);
  });
});

describe.each([
  {
    instrument: permenpanrb59Of2020,
    bands: "420 Memuaskan, 419 Sangat Baik, 350 Sangat Baik, 349 Baik, 260 Baik, 255 Cukup, 180 Cukup, 179 Kurang",
  },
  {
    instrument: permenpanrb8Of2026,
    bands: "400 Memuaskan, 399 Sangat Baik, 350 Sangat Baik, 349 Baik, 255 Baik, 249 Cukup, 150 Cukup, 149 Kurang",
  },
])("the bands of $instrument.title", ({ instrument, bands }) => {
  it.each(bands.split(", "))("hundredths and predicate: %s", (band) => {
    const [index = "", ...predicate] = band.split(" ");
    expect(predicateOf(instrument, Number(index))).toBe(predicate.join(" "));
  });

  it("weigh 100 percent together, and number their indicators without a gap", () => {
    const indicators = indicatorsOf(instrument);
    expect(indicators.reduce((sum, { weight }) => sum + weight, 0)).toBe(10_000);
    expect(indicators.map(({ number }) => number)).toEqual(indicators.map((_, at) => at + 1));
  });

  it("hold every level from 1 to 5", () => {
    for (const { levels } of instrument.aspects) expect(levels).toHaveLength(5);
    for (const level of [1, 5] as const) {
      const all = new Map(indicatorsOf(instrument).map(({ number }) => [number, level]));
      expect(yearIndex(instrument, all).indexHundredths).toBe(level * 100);
    }
  });
});

it("a third decimal of five goes up, of four down", () => {
  expect([roundHalfUp(2965, 10), roundHalfUp(2964, 10), roundHalfUp(299, 1)]).toEqual([297, 296, 299]);
});

it.each([
  [2020, undefined],
  [2021, "permenpanrb-59-2020"],
  [2025, "permenpanrb-59-2020"],
  [2026, "permenpanrb-8-2026"],
  [2031, "permenpanrb-8-2026"],
])("the year %i is assessed by %s", (year, id) => {
  expect(instrumentOf(officialInstruments, year)?.id).toBe(id);
});

import { array, assert, double, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { assessMerit, judgeMerit, kasn2018 } from "./merit.ts";

// merit-system.json: bands half-open; Sumedang 2020, Jawa Barat 2020, Sekadau ("52 short of Baik"), 329 = 0.82.
describe("merit, KASN", () => {
  it.each([
    [99.5, null, "Buruk", 0.5],
    [100, "Buruk", "Kurang", 75],
    [198, "Kurang", "Baik", 52],
    [249.5, "Kurang", "Baik", 0.5],
    [250, "Baik", "Sangat Baik", 75],
    [301.5, "Baik", "Sangat Baik", 23.5],
  ])("%d is %s, next %s by %d", (score, category, name, gap) => {
    expect(judgeMerit(kasn2018, score)).toMatchObject({ category, next: { name, gap } });
  });

  it.each([325, 329, 375.5, 400])("%d is Sangat Baik, with none above", (score) => {
    expect(judgeMerit(kasn2018, score)).toMatchObject({ category: "Sangat Baik", next: null });
  });

  it("gives 329 the index 0.82", () => {
    expect(judgeMerit(kasn2018, 329).index).toBeCloseTo(0.82, 2);
  });

  it.each([-1, 400.5, Number.NaN])("refuses %d", (score) => {
    expect(() => judgeMerit(kasn2018, score)).toThrow(RangeError);
  });

  it("refuses an aspect that the instrument does not have, rather than counting it as nothing", () => {
    expect(() => assessMerit(kasn2018, { planing: 1 })).toThrow(/no aspect planing/);
  });

  it("reaches a category that shares of tenths add up to exactly", () => {
    const levels = { planning: 0.1, recruitment: 0.7, career: 0.9, promotion: 0.3, performance: 0.8, reward: 0.35 };
    expect(assessMerit(kasn2018, { ...levels, protection: 0, information: 0.75 })).toMatchObject({ score: 248 });
  });

  it("never lowers a score for a better level", () => {
    const level = double({ min: 0, max: 1, noNaN: true });
    const levelsOf = (list: number[]) => Object.fromEntries(kasn2018.aspects.map(({ id }, i) => [id, list[i] ?? 0]));
    assert(
      property(array(level, { minLength: 8, maxLength: 8 }), level, (list, other) => {
        const better = list.map((value) => Math.max(value, other));
        return assessMerit(kasn2018, levelsOf(better)).score >= assessMerit(kasn2018, levelsOf(list)).score;
      }),
    );
  });
});

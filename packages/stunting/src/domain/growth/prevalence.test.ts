import { describe, expect, it } from "vitest";
import { assessGrowth } from "./assess-growth.ts";
import { studentT975 } from "./confidence-interval.ts";
import { whoPrevalenceTable } from "./fixtures/who-prevalence.test-data.ts";
import { whoRows } from "./fixtures/who-rows.test-data.ts";
import { ageGroupOf, prevalence } from "./prevalence.ts";
import type { PrevalenceGroup, PrevalenceRow, Share } from "./prevalence-result.ts";

const columnsOfIndices = {
  HA: "heightForAge",
  WA: "weightForAge",
  BMI: "bmiForAge",
  WH: "weightForHeight",
} as const;
const columnsOfShares = {
  _3: "below3",
  _2: "below2",
  _1: "below1",
  "1": "above1",
  "2": "above2",
  "3": "above3",
} as const;

/** A group in the words of WHO's table. */
function asPrinted(group: PrevalenceGroup): Record<string, number | null> {
  const printed: Record<string, number | null> = {};
  const share = (name: string, { percent, standardError, lower, upper }: Share) => {
    Object.assign(printed, { [`${name}_r`]: percent, [`${name}_se`]: standardError });
    Object.assign(printed, { [`${name}_ll`]: lower, [`${name}_ul`]: upper });
  };
  for (const [name, index] of Object.entries(columnsOfIndices)) {
    const result = group[index];
    const columns = `${name}Z`;
    Object.assign(printed, { [`${columns}_pop`]: result.denominator, [`${columns}_unwpop`]: result.denominator });
    for (const [suffix, key] of Object.entries(columnsOfShares)) share(name + suffix, result[key]);
    Object.assign(printed, { [`${name}_r`]: result.mean, [`${name}_se`]: result.meanStandardError });
    Object.assign(printed, { [`${name}_ll`]: result.meanLower, [`${name}_ul`]: result.meanUpper });
    printed[`${name}_stdev`] = result.standardDeviation;
  }
  const both = group.stuntedAndWasted.denominator;
  Object.assign(printed, { HA_2_WH_2_pop: both, HA_2_WH_2_unwpop: both });
  share("HA_2_WH_2", group.stuntedAndWasted);
  share("HA_2_WH2", group.stuntedAndOverweight);
  return printed;
}

describe("prevalence of the same children, counted by WHO's own software", () => {
  const [head = "", ...lines] = whoPrevalenceTable.trim().split("\n");
  const names = head.split(",");
  const rows = whoRows()
    .filter((row) => row.ageUnit === "d")
    .map(({ input }): PrevalenceRow => ({ ...assessGrowth(input), sex: input.sex, oedema: input.oedema }));
  const ours = prevalence(rows);
  const groups = [ours.all, ...ours.byAge, ...ours.bySex, ...ours.byAgeAndSex];

  it.each(lines.map((line, k) => [line.split(",")[0] ?? "", line.split(","), k] as const))("%s", (_name, cells, k) => {
    const group = groups[k];
    const printed = group ? asPrinted(group) : {};
    names.slice(1).forEach((name, column) => {
      const value = Number(cells[column + 1]);
      expect(Math.abs((printed[name] ?? Number.NaN) - value), name).toBeLessThan(1e-9);
    });
    expect(Object.keys(printed)).toHaveLength(names.length - 1);
  });

  it("names everyone who is not counted", () => {
    const { denominator, excluded } = ours.all.heightForAge;
    const left = Object.values(excluded).reduce((sum, count) => sum + count, 0);
    expect(ours.rows).toBe(4600);
    expect(ours.overAge).toBe(104);
    expect(denominator + left).toBe(ours.rows);
    expect(excluded.flagged).toBe(476);
    expect(excluded["age-missing"]).toBe(150);
  });
});

describe("who counts as what", () => {
  const child = { sex: "F", ageInDays: 800, weightKg: 11, statureCm: 84, position: "standing" } as const;
  const row = (change: Parameters<typeof assessGrowth>[0]): PrevalenceRow => {
    const input = { ...child, ...change };
    return { ...assessGrowth(input), sex: input.sex, oedema: input.oedema };
  };

  it("a swollen child is wasted whatever it weighs, and has no weight in the mean", () => {
    const { all } = prevalence([row({}), row({ oedema: true })]);
    expect(all.weightForHeight.below3.count).toBe(1);
    expect(all.weightForHeight.denominator).toBe(2);
    expect(all.weightForHeight.mean).toBe(row({}).weightForHeight.z);
    expect(all.heightForAge.below2.count).toBe(0);
  });

  it("an implausible height leaves the count and is named", () => {
    const { all } = prevalence([row({}), row({ statureCm: 120 })]);
    expect(all.heightForAge.denominator).toBe(1);
    expect(all.heightForAge.excluded).toEqual({ flagged: 1 });
  });

  it("nobody measured: no percentage", () => {
    const { all } = prevalence([]);
    expect(all.heightForAge.below2).toMatchObject({ count: 0, denominator: 0, percent: null, lower: null });
    expect(all.heightForAge.mean).toBeNull();
  });

  it("one child is no sample: a percentage, but no limits and no spread", () => {
    const { all } = prevalence([row({ statureCm: 70 })]);
    expect(all.heightForAge.below2).toMatchObject({ percent: 100, standardError: null, lower: null, upper: null });
    expect(all.heightForAge.standardDeviation).toBeNull();
  });

  it("everybody stunted: no limits, for the logit has no end", () => {
    const { all } = prevalence([row({ statureCm: 76 }), row({ statureCm: 77 })]);
    expect(all.heightForAge.below2).toMatchObject({ percent: 100, standardError: 0, lower: null, upper: null });
  });

  it.each([
    [5.99, "00-05"],
    [6, "06-11"],
    [59.99, "48-59"],
    [60, null],
    [-0.1, null],
    [null, null],
  ])("%s months is group %s", (months, group) => {
    expect(ageGroupOf(months)).toBe(group);
  });
});

describe("Student's t, 97.5 % point", () => {
  // Printed in every statistics book.
  it.each([
    [1, 12.7062],
    [2, 4.3027],
    [3, 3.1824],
    [10, 2.2281],
    [30, 2.0423],
    [59, 2.001],
    [60, 2.0003],
    [120, 1.9799],
  ])("%i degrees of freedom: %d", (df, t) => {
    expect(studentT975(df)).toBeCloseTo(t, 4);
  });

  it("both ways of computing meet", () => {
    expect(studentT975(59)).toBeGreaterThan(studentT975(60));
    expect(studentT975(59) - studentT975(60)).toBeLessThan(0.001);
  });
});

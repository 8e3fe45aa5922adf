import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { growthTable, unpackTable } from "./growth-table.ts";
import { growthIndices } from "./growth-terms.ts";

const lmsAt = (index: (typeof growthIndices)[number], sex: "M" | "F", x: number) => {
  const { first, lms } = growthTable(index, sex);
  return [...lms.slice((x - first) * 3, (x - first) * 3 + 3)];
};

describe("the WHO tables", () => {
  it.each([
    ["heightForAge", "M", 0, [1, 49.8842, 0.03795]],
    ["weightForAge", "M", 1, [0.3127, 3.3174, 0.14693]],
    ["bmiForAge", "M", 0, [-0.3053, 13.4069, 0.0956]],
    ["armForAge", "M", 92, [0.3916, 13.49, 0.07476]],
    ["weightForHeight", "M", 450, [-0.3521, 2.441, 0.09182]],
    ["weightForHeight", "M", 657, [-0.3521, 7.4327, 0.08217]],
  ] as const)("%s %s %i is as published", (index, sex, x, published) => {
    expect(lmsAt(index, sex, x)).toEqual(published);
  });

  it("reach from birth (arm and skinfolds: day 91) to day 1826, and from 45.0 to 120.7 cm lying", () => {
    for (const index of growthIndices) {
      const { first, rows } = growthTable(index, "F");
      const fromDay = /arm|triceps|subscapular/.test(index) ? 91 : 0;
      const ends = index === "weightForHeight" ? [450, 1207] : [fromDay, 1826];
      expect([first, first + rows - 1], index).toEqual(ends);
    }
  });

  it("length falls by 0.7 cm when the child begins to stand", () => {
    const [, lying = 0] = lmsAt("heightForAge", "M", 730);
    const [, standing = 0] = lmsAt("heightForAge", "M", 731);
    expect(lying - standing).toBeCloseTo(0.67, 1);
  });

  it("have a positive median and spread on every row, and are unpacked once", () => {
    for (const index of growthIndices) {
      for (const sex of ["M", "F"] as const) {
        const { lms } = growthTable(index, sex);
        for (let at = 0; at < lms.length; at += 3) expect((lms[at + 1] ?? 0) > 0 && (lms[at + 2] ?? 0) > 0).toBe(true);
        expect(growthTable(index, sex)).toBe(growthTable(index, sex));
      }
    }
  });

  it("are packed as second differences: singly, four to a character, in runs of zero", () => {
    const firstColumn = (text: string, rows: number) =>
      Array.from(unpackTable({ first: 0, rows, text: `${text}|||||` }, "M").lms).filter((_, k) => k % 3 === 0);
    expect(firstColumn("{50000}{-40000}", 2)).toEqual([5, 6]);
    expect(firstColumn("{50000}{-40000}~9~", 11)).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
    // ">" is 27 above "#": in base three 1000, so the differences 0, -1, -1, -1.
    expect(firstColumn("{50000}{-40000}>", 6)).toEqual([5, 6, 7, 7.9999, 8.9997, 9.9994]);
    expect(firstColumn("{50000}{-40000}>", 4)).toEqual([5, 6, 7, 7.9999]);
  });
});

describe("what a bundle carries", () => {
  const bundled = async (code: string) => {
    const result = await build({
      stdin: { contents: code, resolveDir: import.meta.dirname, loader: "ts" },
      bundle: true,
      minify: true,
      format: "esm",
      write: false,
      external: ["zod", "@spbe-kit/core"],
    });
    return result.outputFiles[0]?.text ?? "";
  };
  const table2006 = "{33464}{-33754}"; // boys' weight at birth
  const table2007 = "{1097265}"; // boys' height at five years

  it("labels and rules bring no table", async () => {
    const text = await bundled(
      `export { classify, isStunted, kmsMonths, nutritionalStatusMessagesId, growthIndices, prevalence } from "../index.ts";`,
    );
    expect(text).not.toContain(table2006);
    expect(text.length).toBeLessThan(20_000);
  });

  it("assessGrowth brings the tables of 0-5 years only", async () => {
    const text = await bundled(`export { assessGrowth } from "../index.ts";`);
    expect(text).toContain(table2006);
    expect(text).not.toContain(table2007);
  });

  it("growth-2007 brings those of 5-19 years", async () => {
    const text = await bundled(`import "./growth-2007.ts"; export { assessGrowth } from "../index.ts";`);
    expect(text).toContain(table2007);
  });
});

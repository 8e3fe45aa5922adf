import { calendarDate } from "@spbe-kit/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { normalQuantile } from "./normal-quantile.ts";
import { stream } from "./random-stream.ts";

const drawn = (count: number, draw: (index: number) => number) =>
  Array.from({ length: count }, (_, index) => draw(index));
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("a stream of chance", () => {
  it("gives the same values for the same seed, kind and key", () => {
    const values = () => drawn(5, () => 0).map(() => stream(7, "village", "19.06.01.2001").uniform());
    expect(values()).toEqual(values());
    const one = stream(7, "child", 3);
    const same = stream(7, "child", "3");
    expect([one.uniform(), one.normal(), one.int(1, 9)]).toEqual([same.uniform(), same.normal(), same.int(1, 9)]);
  });

  it("keeps its values for good: the golden first draws", () => {
    const from = stream(1906, "golden", "a", 1);
    expect([from.int(0, 1_000_000), from.int(0, 1_000_000), from.int(0, 1_000_000)]).toEqual([
      650_376, 498_131, 983_392,
    ]);
  });

  it("does not mix up keys that look alike when joined", () => {
    expect(stream(1, "a", "b", "c").uniform()).not.toBe(stream(1, "a", "bc").uniform());
    expect(stream(1, "a", 12).uniform()).not.toBe(stream(11, "a", 2).uniform());
  });

  it("is even over keys that differ by one", () => {
    const first = drawn(20_000, (index) => stream(1906, "child", index).uniform());
    const bins = drawn(20, (bin) => first.filter((value) => Math.floor(value * 20) === bin).length);
    expect(Math.max(...bins)).toBeLessThan(1_150);
    expect(Math.min(...bins)).toBeGreaterThan(850);
  });

  it("draws whole numbers within their bounds", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -50, max: 50 }), fc.nat(100), (seed, least, width) => {
        const value = stream(seed, "int").int(least, least + width);
        return Number.isInteger(value) && value >= least && value <= least + width;
      }),
    );
  });

  it("counts events around their mean", () => {
    const from = stream(3, "poisson");
    expect(mean(drawn(5_000, () => from.poisson(3.2)))).toBeCloseTo(3.2, 1);
    expect(from.poisson(0)).toBe(0);
    expect(() => from.poisson(-1)).toThrow(RangeError);
  });

  it("refuses to pick from nothing", () => {
    expect(() => stream(1, "pick").pick([])).toThrow(/empty list/);
  });

  it("makes valid UUIDs; those of a later day sort later", () => {
    const from = stream(1, "uuid");
    const [plain, early, late] = [
      from.uuid(),
      from.uuid(calendarDate("2026-08-11")),
      from.uuid(calendarDate("2026-08-12")),
    ];
    for (const id of [plain, early, late]) expect(z.uuid().safeParse(id).success).toBe(true);
    expect(early < late).toBe(true);
    expect(plain[14]).toBe("8");
    expect(early[14]).toBe("7");
  });
});

describe("the normal distribution", () => {
  it.each([
    { share: 0.5, z: 0 },
    { share: 0.975, z: 1.959964 },
    { share: 0.02275, z: -2.000002 },
    { share: 0.001, z: -3.090232 },
    { share: 0.999, z: 3.090232 },
  ])("has $share of its values below $z", ({ share, z: expected }) => {
    expect(normalQuantile(share)).toBeCloseTo(expected, 5);
  });

  it("has no value at the ends", () => {
    expect(() => normalQuantile(0)).toThrow(RangeError);
    expect(() => normalQuantile(1)).toThrow(RangeError);
  });

  it("comes out with its mean and standard deviation", () => {
    const from = stream(5, "normal");
    const values = drawn(20_000, () => from.normal(10, 2));
    const average = mean(values);
    expect(average).toBeCloseTo(10, 1);
    expect(Math.sqrt(mean(values.map((value) => (value - average) ** 2)))).toBeCloseTo(2, 1);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDecimal, readDecimal } from "./index.ts";

describe("a number as people type it", () => {
  it.each([
    ["12,5", 12.5],
    ["12.5", 12.5],
    [" 12,5 ", 12.5],
    ["7", 7],
    ["0,125", 0.125],
    ["0.125", 0.125],
    ["-2,35", -2.35],
    ["\u22122,35", -2.35],
    ["+1,5", 1.5],
    ["1.234,5", 1234.5],
    ["1,234.5", 1234.5],
    ["1.234.567", 1_234_567],
    ["1,234,567", 1_234_567],
    ["1.234.567,89", 1_234_567.89],
    ["1234567,89", 1_234_567.89],
    ["1234", 1234],
    ["12,3456", 12.3456],
  ])("%s is %d", (typed, value) => {
    expect(readDecimal(typed)).toEqual({ ok: true, value });
  });

  it.each([
    ["", "empty"],
    ["  ", "empty"],
    ["12 kg", "unreadable"],
    ["dua belas", "unreadable"],
    ["12,5,3", "unreadable"],
    ["1.23.456", "unreadable"],
    ["12,", "unreadable"],
    [",5", "unreadable"],
    ["1e3", "unreadable"],
    ["Infinity", "unreadable"],
    ["0x10", "unreadable"],
    ["--1", "unreadable"],
    ["1.234", "ambiguous"],
    ["12,345", "ambiguous"],
    ["-1.234", "ambiguous"],
    ["9".repeat(400), "unreadable"],
  ])("%j is refused as %s", (typed, code) => {
    expect(readDecimal(typed)).toEqual({ ok: false, error: { code } });
  });

  it("refuses more decimals than the instrument has", () => {
    expect(readDecimal("12,55", { maxDecimals: 1 })).toEqual({ ok: false, error: { code: "too_many_decimals" } });
    expect(readDecimal("12,5", { maxDecimals: 1 })).toEqual({ ok: true, value: 12.5 });
    expect(readDecimal("12,0", { maxDecimals: 0 })).toEqual({ ok: false, error: { code: "too_many_decimals" } });
    expect(readDecimal("12", { maxDecimals: 0 })).toEqual({ ok: true, value: 12 });
  });

  it.each([12.5, null, undefined, []])("%s is no text", (value) => {
    expect(readDecimal(value)).toEqual({ ok: false, error: { code: "type" } });
  });

  it("never throws", () => {
    fc.assert(fc.property(fc.anything(), (value) => typeof readDecimal(value).ok === "boolean"));
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."0123456789.,+-"), maxLength: 12 }),
        (text) => typeof readDecimal(text).ok === "boolean",
      ),
    );
  });

  it("reads back what it showed, in both languages", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -999_999, max: 999_999 }),
        fc.constantFrom("id" as const, "en" as const),
        (tenths, locale) => {
          expect(readDecimal(formatDecimal(tenths / 10, locale, 1), { maxDecimals: 1 })).toEqual({
            ok: true,
            value: tenths / 10,
          });
        },
      ),
    );
  });

  it("shows a comma in Indonesian and a point in English", () => {
    expect(formatDecimal(12.5, "id")).toBe("12,5");
    expect(formatDecimal(12, "id", 1)).toBe("12,0");
    expect(formatDecimal(12.5, "en")).toBe("12.5");
  });
});

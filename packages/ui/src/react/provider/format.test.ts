import { describe, expect, it } from "vitest";
import { formatDate, formatMoment, formatNumber, formatPercent, formatUnit } from "./format.ts";

describe("numbers as people read them", () => {
  it.each([
    { value: 9884, locale: "id", gives: "9.884" },
    { value: 9884, locale: "en", gives: "9,884" },
    { value: -1.8, locale: "id", gives: "−1,8" },
    { value: 0, locale: "id", gives: "0" },
    { value: 0.125, locale: "id", gives: "0,13" },
  ] as const)("$value in $locale is $gives", ({ value, locale, gives }) => {
    expect(formatNumber(value, locale)).toBe(gives);
  });

  it("a z-score keeps its sign and its two decimals", () => {
    expect(formatNumber(1, "id", { fractionDigits: 2, sign: "always" })).toBe("+1,00");
    expect(formatNumber(-2.15, "id", { fractionDigits: 2, sign: "always" })).toBe("−2,15");
  });

  it("number and unit stay on one line", () => {
    expect(formatPercent(6.4, "id")).toBe("6,4\u00a0%");
    expect(formatPercent(6.4, "en")).toBe("6.4%");
    expect(formatUnit(8.1, "kg", "id")).toBe("8,1\u00a0kg");
  });
});

describe("dates", () => {
  it.each([
    { date: "2026-11-12", style: "short", locale: "id", gives: "12 Nov 2026" },
    { date: "2026-08-01", style: "long", locale: "id", gives: "1 Agustus 2026" },
    { date: "2026-11-24", style: "weekday", locale: "id", gives: "Selasa, 24 November 2026" },
    { date: "2026-11", style: "month", locale: "en", gives: "November 2026" },
  ] as const)("$date, $style, $locale", ({ date, style, locale, gives }) => {
    expect(formatDate(date, locale, style)).toBe(gives);
  });

  it("what is no date is left as it is", () => {
    expect(formatDate("belum ada", "id")).toBe("belum ada");
  });

  it("a moment is told in the regency's time, past midnight too", () => {
    expect(formatMoment("2026-11-12T17:30:00Z", "id", "Asia/Jakarta")).toContain("13 Nov 2026");
    expect(formatMoment("2026-11-12T17:30:00Z", "id", "Asia/Jakarta")).toMatch(/00[.:]30/);
  });
});

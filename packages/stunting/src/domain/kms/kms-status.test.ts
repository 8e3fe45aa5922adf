import { type CalendarDate, calendarDate } from "@spbe-kit/core";
import { describe, expect, it } from "vitest";
import { kbmBukuKia2023, leastGainG } from "./kbm-table.ts";
import { kmsMessagesEn, kmsMessagesId } from "./kms-status.messages.ts";
import { kmsBukuKia2023, kmsMonths, kmsStatuses } from "./kms-status.ts";

const born = calendarDate("2026-01-05");
const boy = { sex: "M", birthDate: born } as const;
const weighed = (measuredOn: string, weightG: number, weightForAgeZ?: number) => ({
  measuredOn: calendarDate(measuredOn) as CalendarDate,
  weightG,
  weightForAgeZ,
});
const words = (...weighings: ReturnType<typeof weighed>[]) => kmsMonths(boy, weighings).map((month) => month.status);

describe("kenaikan berat minimal (KBM)", () => {
  it.each([
    ["M", 0, null],
    ["M", 1, 800],
    ["M", 2, 900],
    ["M", 3, 800],
    ["M", 4, 600],
    ["M", 5, 500],
    ["M", 6, 400],
    ["M", 7, 400],
    ["F", 7, 300],
    ["M", 8, 300],
    ["M", 10, 300],
    ["M", 11, 300],
    ["F", 11, 200],
    ["M", 12, 200],
    ["F", 60, 200],
    ["F", 61, null],
  ] as const)("%s, month %i: %s g", (sex, month, grams) => {
    expect(leastGainG(sex, month)).toBe(grams);
  });

  it("says what of it is not confirmed", () => {
    expect(kbmBukuKia2023.unverified).toContain("months 7 and 11");
  });
});

describe("the word of the KMS", () => {
  it("the first weighing at the posyandu is B", () => {
    expect(words(weighed("2026-02-10", 4200))).toEqual(["B"]);
  });

  it.each([
    { gain: 900, word: "N" },
    { gain: 899, word: "T" },
    { gain: 0, word: "T" },
    { gain: -100, word: "T" },
    { gain: 1200, word: "N" },
  ])("a boy of two months who gained $gain g: $word (KBM 900 g)", ({ gain, word }) => {
    const [, march] = kmsMonths(boy, [weighed("2026-02-10", 4200), weighed("2026-03-10", 4200 + gain)]);
    expect(march).toMatchObject({ status: word, gainG: gain, leastGainG: 900, refer: word === "T" });
  });

  it("exactly 200 g from 8.0 to 8.2 kg after the first birthday is N", () => {
    expect(words(weighed("2027-02-10", 8000), weighed("2027-03-10", 8200))).toEqual(["B", "N"]);
  });

  it("not weighed last month is O, whatever the gain", () => {
    expect(words(weighed("2026-02-10", 4200), weighed("2026-04-10", 7000))).toEqual(["B", "O"]);
  });

  it("not gaining twice running is 2T, and again 2T", () => {
    const all = [4200, 4300, 4400, 4500].map((grams, k) => weighed(`2026-0${k + 2}-10`, grams));
    expect(words(...all)).toEqual(["B", "T", "2T", "2T"]);
    expect(kmsMonths(boy, all).at(-1)?.consecutiveT).toBe(3);
  });

  it("a good month in between begins again", () => {
    expect(
      words(
        weighed("2026-02-10", 4200),
        weighed("2026-03-10", 4300),
        weighed("2026-04-10", 5300),
        weighed("2026-05-10", 5400),
      ),
    ).toEqual(["B", "T", "N", "T"]);
  });

  it("a missed month neither breaks nor adds to T in a row, unless the regency says it does", () => {
    const all = [
      weighed("2026-02-10", 4200),
      weighed("2026-03-10", 4300),
      weighed("2026-05-10", 6000),
      weighed("2026-06-10", 6100),
    ];
    expect(words(...all)).toEqual(["B", "T", "O", "2T"]);
    const strict = kmsMonths(boy, all, { ...kmsBukuKia2023, missedMonth: "breaks" });
    expect(strict.map((month) => month.status)).toEqual(["B", "T", "O", "T"]);
  });

  it("December and January are months in a row", () => {
    expect(words(weighed("2026-12-10", 8000), weighed("2027-01-10", 8300))).toEqual(["B", "N"]);
  });

  it("weighed twice in a month counts by the later, in any order", () => {
    const months = kmsMonths(boy, [
      weighed("2026-03-20", 5200),
      weighed("2026-02-10", 4200),
      weighed("2026-03-05", 4300),
    ]);
    expect(months.map((month) => [month.month, month.status])).toEqual([
      ["2026-02-01", "B"],
      ["2026-03-01", "N"],
    ]);
  });

  it("after five years the card has no word", () => {
    expect(words(weighed("2031-02-10", 18_000), weighed("2031-03-10", 18_500))).toEqual(["B", null]);
  });

  it("a weighing before birth is left out", () => {
    expect(words(weighed("2025-12-10", 3000))).toEqual([]);
  });
});

describe("the lines of the card", () => {
  it.each([
    { z: -3.01, red: true, orange: false, refer: true },
    { z: -3, red: false, orange: false, refer: false },
    { z: 1, red: false, orange: false, refer: false },
    { z: 1.01, red: false, orange: true, refer: true },
  ])("BB/U $z: below the red line $red, above the orange line $orange", ({ z, red, orange, refer }) => {
    const [month] = kmsMonths(boy, [weighed("2026-02-10", 4200, z)]);
    expect(month).toMatchObject({ belowRedLine: red, aboveOrangeLine: orange, refer });
  });

  it("without a score nothing is said about the lines", () => {
    const [month] = kmsMonths(boy, [weighed("2026-02-10", 4200)]);
    expect(month).toMatchObject({ belowRedLine: null, aboveOrangeLine: null, refer: false });
  });
});

it("has words for every status in both languages", () => {
  for (const status of kmsStatuses) {
    expect(kmsMessagesId.status[status]).toMatch(/\S/);
    expect(kmsMessagesEn.status[status]).toMatch(/\S/);
  }
});

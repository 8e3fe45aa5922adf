import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  calendarDate,
  calendarDateOf,
  calendarDateSchema,
  compareDates,
  completedMonths,
  completedYears,
  daysBetween,
  fromDayNumber,
  isCalendarDate,
  monthOf,
  parseCalendarDate,
  partsOf,
  toDayNumber,
} from "./index.ts";

const FIRST = toDayNumber(calendarDate("0001-01-01"));
const LAST = toDayNumber(calendarDate("9999-12-31"));
const dates = fc.integer({ min: FIRST, max: LAST }).map(fromDayNumber);
const datesOfPeople = fc.integer({ min: -40_000, max: 40_000 }).map(fromDayNumber);

describe("a day that exists", () => {
  it.each(["2026-11-22", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])("%s", (text) => {
    expect(isCalendarDate(text)).toBe(true);
    expect(calendarDateSchema.parse(text)).toBe(text);
  });

  it.each([
    "2023-02-29",
    "1900-02-29",
    "2026-04-31",
    "2026-13-01",
    "2026-00-10",
    "2026-01-00",
    "0000-01-01",
    "2026-1-1",
    "22-11-2026",
    "2026-11-22T00:00:00Z",
    " 2026-11-22",
    "2026-11-22\n",
    "",
    20261122,
    null,
  ])("%j is none", (value) => {
    expect(parseCalendarDate(value)).toBeUndefined();
    expect(calendarDateSchema.safeParse(value).success).toBe(false);
  });

  it("written wrongly in code is a programmer's mistake", () => {
    expect(() => calendarDate("22/11/2026")).toThrow(RangeError);
    expect(calendarDateOf(2026, 2.5, 1)).toBeUndefined();
  });
});

describe("counting days", () => {
  it.each([
    ["1970-01-01", 0],
    ["1969-12-31", -1],
    ["2000-03-01", 11_017],
    ["2026-11-22", 20_779],
    ["0001-01-01", -719_162],
    ["9999-12-31", 2_932_896],
  ])("%s is day %i", (text, number) => {
    expect(toDayNumber(calendarDate(text))).toBe(number);
    expect(fromDayNumber(number)).toBe(text);
  });

  it("agrees with the proleptic Gregorian calendar of the runtime on any day", () => {
    fc.assert(fc.property(dates, (date) => toDayNumber(date) === Date.parse(`${date}T00:00:00Z`) / 86_400_000));
  });

  it("goes there and back", () => {
    fc.assert(
      fc.property(
        datesOfPeople,
        fc.integer({ min: -20_000, max: 20_000 }),
        (date, days) => daysBetween(date, addDays(date, days)) === days,
      ),
    );
  });

  it("crosses a leap day", () => {
    expect(addDays(calendarDate("2024-02-28"), 1)).toBe("2024-02-29");
    expect(addDays(calendarDate("2023-02-28"), 1)).toBe("2023-03-01");
    expect(daysBetween(calendarDate("2024-02-01"), calendarDate("2024-03-01"))).toBe(29);
  });

  it("stops at the ends of the calendar", () => {
    expect(() => addDays(calendarDate("9999-12-31"), 1)).toThrow(RangeError);
    expect(() => addDays(calendarDate("0001-01-01"), -1)).toThrow(RangeError);
    expect(() => addMonths(calendarDate("9999-12-31"), 1)).toThrow(RangeError);
    expect(() => fromDayNumber(Number.NaN)).toThrow(RangeError);
  });

  it("sorts as text and by compareDates alike", () => {
    fc.assert(fc.property(dates, dates, (a, b) => Math.sign(compareDates(a, b)) === Math.sign(daysBetween(b, a))));
  });
});

describe("months later", () => {
  it.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2024-01-31", 1, "2024-02-29"],
    ["2026-03-31", -1, "2026-02-28"],
    ["2026-12-15", 1, "2027-01-15"],
    ["2026-01-15", -1, "2025-12-15"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2024-02-29", 48, "2028-02-29"],
    ["2026-08-31", 0, "2026-08-31"],
  ])("%s and %i months is %s", (from, months, to) => {
    expect(addMonths(calendarDate(from), months)).toBe(to);
  });
});

describe("age in completed months", () => {
  it.each([
    { born: "2026-01-15", on: "2026-04-14", months: 2, why: "2 months and 29 days count as 2" },
    { born: "2026-01-15", on: "2026-04-15", months: 3, why: "the day itself completes the month" },
    { born: "2026-01-15", on: "2026-01-15", months: 0, why: "the day of birth" },
    { born: "2026-01-31", on: "2026-02-27", months: 0, why: "born on the 31st, the day before the month ends" },
    { born: "2026-01-31", on: "2026-02-28", months: 1, why: "born on the 31st, last day of February" },
    { born: "2026-01-31", on: "2026-04-30", months: 3, why: "born on the 31st, last day of April" },
    { born: "2026-01-30", on: "2026-02-28", months: 1, why: "born on the 30th" },
    { born: "2026-02-28", on: "2026-03-27", months: 0, why: "born on the last day of February" },
    { born: "2026-02-28", on: "2026-03-28", months: 1, why: "born on 28 February, not moved to the 31st" },
    { born: "2024-02-29", on: "2025-02-28", months: 12, why: "born on a leap day, first birthday" },
    { born: "2024-02-29", on: "2028-02-28", months: 47, why: "born on a leap day, the day before the fourth birthday" },
    { born: "2024-02-29", on: "2028-02-29", months: 48, why: "born on a leap day, fourth birthday" },
    { born: "2021-11-22", on: "2026-11-21", months: 59, why: "the last day under five" },
    { born: "2021-11-22", on: "2026-11-22", months: 60, why: "the day of turning five" },
    { born: "2026-11-23", on: "2026-11-22", months: -1, why: "not born yet" },
  ])("$why", ({ born, on, months }) => {
    expect(completedMonths(calendarDate(born), calendarDate(on))).toBe(months);
  });

  it("is the most months that fit before or on the day", () => {
    fc.assert(
      fc.property(datesOfPeople, fc.integer({ min: 0, max: 40_000 }), (born, days) => {
        const on = addDays(born, days);
        const months = completedMonths(born, on);
        return addMonths(born, months) <= on && addMonths(born, months + 1) > on;
      }),
    );
  });

  it("gives years by the same rule", () => {
    expect(completedYears(calendarDate("2008-02-29"), calendarDate("2026-02-28"))).toBe(18);
    expect(completedYears(calendarDate("2008-03-01"), calendarDate("2026-02-28"))).toBe(17);
  });
});

describe("parts", () => {
  it("names a month by its first day", () => {
    expect(monthOf(calendarDate("2026-11-22"))).toBe("2026-11-01");
  });

  it("takes a day apart and puts it together", () => {
    fc.assert(
      fc.property(dates, (date) => {
        const { year, month, day } = partsOf(date);
        return calendarDateOf(year, month, day) === date;
      }),
    );
  });
});

describe("no time zone can move a day", () => {
  it("because no rule in this folder reads Date or Intl", () => {
    const sources = readdirSync(import.meta.dirname, { withFileTypes: true }).filter(
      (file) => file.isFile() && file.name.endsWith(".ts") && !file.name.endsWith(".test.ts"),
    );
    expect(sources.length).toBeGreaterThan(10);
    for (const { name } of sources) {
      const code = readFileSync(`${import.meta.dirname}/${name}`, "utf8").replace(
        /\/\*[\s\S]*?\*\/|\/\/.*|"[^"]*"/g,
        "",
      );
      expect(code, name).not.toMatch(/\b(new Date|Date\.|Date\(|Intl\.|toLocale|from node:)/);
    }
  });

  it.each(["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "America/New_York", "Pacific/Kiritimati"])(
    "and the same sums come out in %s",
    (zone) => {
      const before = process.env.TZ;
      process.env.TZ = zone;
      try {
        expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
        expect(addDays(calendarDate("2026-03-08"), 1)).toBe("2026-03-09");
        expect(completedMonths(calendarDate("2024-02-29"), calendarDate("2026-11-22"))).toBe(32);
        expect(daysBetween(calendarDate("1963-12-31"), calendarDate("1964-01-01"))).toBe(1);
      } finally {
        if (before === undefined) delete process.env.TZ;
        else process.env.TZ = before;
      }
    },
  );
});

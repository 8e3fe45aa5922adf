import { calendarDate } from "@spbe-kit/core";
import { describe, expect, it } from "vitest";
import { ageGroupIn, isUnderFive } from "./age-group.ts";

describe("under five", () => {
  it.each([
    { born: "2021-03-10", on: "2026-03-09", is: true, day: "the day before the fifth birthday" },
    { born: "2021-03-10", on: "2026-03-10", is: false, day: "the fifth birthday" },
    { born: "2024-02-29", on: "2029-02-27", is: true, day: "27 February for a leap-day child" },
    { born: "2024-02-29", on: "2029-02-28", is: false, day: "28 February for a leap-day child" },
    { born: "2026-03-10", on: "2026-03-09", is: false, day: "the day before birth" },
  ])("$day: $is", ({ born, on, is }) => {
    expect(isUnderFive(calendarDate(born), calendarDate(on))).toBe(is);
  });
});

describe("age group of a month", () => {
  it.each([
    { born: "2026-03-10", month: "2026-03-01", group: 0 },
    { born: "2025-09-01", month: "2026-03-01", group: 1 },
    { born: "2025-09-02", month: "2026-03-01", group: 0 },
    { born: "2025-03-01", month: "2026-03-01", group: 2 },
    { born: "2022-03-01", month: "2026-03-01", group: 5 },
    { born: "2022-03-02", month: "2026-03-01", group: 4 },
  ])("born $born is in group $group in $month", ({ born, month, group }) => {
    expect(ageGroupIn(calendarDate(born), calendarDate(month))).toBe(group);
  });
});

import { calendarDate } from "@spbe-kit/core";
import { describe, expect, it } from "vitest";
import { ageAt, wholeDays } from "./age-at.ts";
import { assessGrowth } from "./assess-growth.ts";

describe("age at a weighing", () => {
  it.each([
    { born: "2024-01-31", measured: "2024-01-31", days: 0, months: 0 },
    { born: "2024-01-31", measured: "2024-02-29", days: 29, months: 1 },
    { born: "2024-02-29", measured: "2026-02-28", days: 730, months: 24 },
    { born: "2024-03-01", measured: "2026-03-02", days: 731, months: 24 },
    { born: "2026-01-10", measured: "2026-04-09", days: 89, months: 2 }, // 2 bulan 30 hari dihitung 2 bulan
    { born: "2026-01-10", measured: "2026-01-09", days: -1, months: -1 },
  ])("born $born, weighed $measured: $days days, $months completed months", ({ born, measured, days, months }) => {
    expect(ageAt(calendarDate(born), calendarDate(measured))).toEqual({
      ageInDays: days,
      ageInMonths: months,
      ageMethod: "day",
    });
  });

  it("goes into the assessment as it is, by day or by completed month", () => {
    const born = calendarDate("2024-01-31");
    const measured = calendarDate("2024-04-29");
    const child = { sex: "F", statureCm: 58, position: "lying" } as const;
    expect(assessGrowth({ ...child, ...ageAt(born, measured) }).ageInDays).toBe(89);
    expect(assessGrowth({ ...child, ...ageAt(born, measured, "completed-month") }).ageInDays).toBe(61);
  });

  it.each([
    [730.49, 730],
    [730.5, 731],
    [-0.2, 0],
  ])("%d days are day %i", (days, whole) => {
    expect(wholeDays(days) + 0).toBe(whole);
  });
});

import { calendarDate } from "@spbe-kit/core";
import { expect, it } from "vitest";
import { dueRules2026, rankPromotionDay, retirementDay } from "./index.ts";

it("the example of the README answers what it says", () => {
  expect(rankPromotionDay(calendarDate("2022-04-02"), dueRules2026.rank)).toBe("2026-05-01");
  expect(retirementDay(calendarDate("1968-05-31"), dueRules2026.retirement.ages.pelaksana)).toBe("2026-06-01");
});

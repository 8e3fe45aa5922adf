import { expect, it } from "vitest";
import { assessGrowth } from "./assess-growth.ts";

it("asking for school age without its tables is a mistake of the program, and says the cure", () => {
  const child = { sex: "M", ageInMonths: 100, statureCm: 125, reference: "who-2007" } as const;
  expect(() => assessGrowth(child)).toThrow('import "@spbe-kit/stunting/growth-2007"');
});

it("without an age there is nothing to look up, so nothing is thrown", () => {
  expect(assessGrowth({ sex: "M", statureCm: 125, reference: "who-2007" }).heightForAge.reason).toBe("age-missing");
});

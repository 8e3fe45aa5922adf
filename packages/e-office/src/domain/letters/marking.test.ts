import { expect, test } from "vitest";
import { markingOf } from "./foreign-marking.ts";
import { compareSecurityClasses, mayRead, securityClasses } from "./security-class.ts";
import { compareUrgencies, urgencies } from "./urgency.ts";

test("a clearance reads its own class and those below it", () => {
  const readable = securityClasses.map(
    (clearance) => securityClasses.filter(({ value }) => mayRead(clearance.value, value)).length,
  );
  expect(readable).toEqual([1, 2, 3, 4]);
  expect(compareSecurityClasses("biasa", "rahasia")).toBeLessThan(0);
});

test("urgencies are ordered from biasa to amat-segera", () => {
  const shuffled = (["segera", "amat-segera", "biasa", "penting"] as const).toSorted(compareUrgencies);
  expect(shuffled).toEqual(urgencies.map(({ value }) => value));
});

test.each([
  ["srikandi-v2", ["Rahasia", "Sangat Segera"], "rahasia", "amat-segera", []],
  ["srikandi-v2", ["Biasa/Terbuka", "Biasa"], "biasa", "biasa", []],
  ["srikandi-v3", ["Penting"], "biasa", "penting", ["securityClass"]],
  ["srikandi-v3", ["Rahasia"], "rahasia", "biasa", ["urgency"]],
  ["tnde-jabar", [" TOPSECRET "], "sangat-rahasia", "biasa", ["urgency"]],
  ["tnde-jabar", ["URGENT"], "biasa", "segera", ["securityClass"]],
] as const)("%s %j becomes %s and %s, assuming %j", (system, words, securityClass, urgency, assumed) => {
  expect(markingOf(system, ...words)).toEqual({ securityClass, urgency, assumed });
});

test("an unknown word and words that contradict each other give no marking", () => {
  expect(markingOf("srikandi-v3", "Kilat")).toBeUndefined();
  expect(markingOf("srikandi-v3", "constructor")).toBeUndefined();
  expect(markingOf("srikandi-v2", "Rahasia", "Terbatas")).toBeUndefined();
});

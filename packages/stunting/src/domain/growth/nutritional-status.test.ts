import { describe, expect, it } from "vitest";
import { nutritionalStatusMessagesEn, nutritionalStatusMessagesId } from "./nutritional-status.messages.ts";
import {
  armStatus,
  classifiedIndices,
  classify,
  isSeverelyStunted,
  isSeverelyWasted,
  isStunted,
  isUnderweight,
  isWasted,
  nutritionalStatuses,
  permenkesSchoolAge,
  statusRulesFor,
} from "./nutritional-status.ts";

const wordOf = (index: (typeof classifiedIndices)[number], z: number, rules = statusRulesFor("who-2006")) => {
  const status = classify(index, z, rules);
  return status && nutritionalStatusMessagesId.status(index, status);
};

describe("kategori status gizi, Permenkes 2/2020", () => {
  it.each([
    ["weightForAge", -3.01, "Berat badan sangat kurang"],
    ["weightForAge", -3, "Berat badan kurang"],
    ["weightForAge", -2.01, "Berat badan kurang"],
    ["weightForAge", -2, "Berat badan normal"],
    ["weightForAge", 1, "Berat badan normal"],
    ["weightForAge", 1.01, "Risiko berat badan lebih"],
    ["heightForAge", -3.01, "Sangat pendek"],
    ["heightForAge", -3, "Pendek"],
    ["heightForAge", -2.01, "Pendek"],
    ["heightForAge", -2, "Normal"],
    ["heightForAge", 3, "Normal"],
    ["heightForAge", 3.01, "Tinggi"],
    ["weightForHeight", -3.01, "Gizi buruk"],
    ["weightForHeight", -3, "Gizi kurang"],
    ["weightForHeight", -2, "Gizi baik (normal)"],
    ["weightForHeight", 1, "Gizi baik (normal)"],
    ["weightForHeight", 1.01, "Berisiko gizi lebih"],
    ["weightForHeight", 2, "Berisiko gizi lebih"],
    ["weightForHeight", 2.01, "Gizi lebih"],
    ["weightForHeight", 3, "Gizi lebih"],
    ["weightForHeight", 3.01, "Obesitas"],
    ["bmiForAge", -3.01, "Gizi buruk"],
    ["bmiForAge", 2, "Berisiko gizi lebih"],
    ["bmiForAge", 3.01, "Obesitas"],
    ["headForAge", -2.01, "Mikrosefali"],
    ["headForAge", 0, "Normal"],
    ["headForAge", 2.01, "Makrosefali"],
  ] as const)("%s %d: %s", (index, z, word) => {
    expect(wordOf(index, z)).toBe(word);
  });

  it.each([
    [-3.01, "Gizi buruk"],
    [-2, "Gizi baik (normal)"],
    [1.01, "Gizi lebih"],
    [2.01, "Obesitas"],
  ])("IMT/U 5-18 tahun %d: %s (a default nobody could confirm)", (z, word) => {
    expect(wordOf("bmiForAge", z, statusRulesFor("who-2007"))).toBe(word);
    expect(permenkesSchoolAge.unverified).toContain("IMT/U");
  });

  it("no score, no category", () => {
    expect(classify("heightForAge", null)).toBeNull();
    expect(classify("heightForAge", Number.NaN)).toBeNull();
  });

  it("has a word for every category of every index, in both languages", () => {
    for (const index of classifiedIndices) {
      for (const status of nutritionalStatuses) {
        expect(nutritionalStatusMessagesId.status(index, status)).toMatch(/\S/);
        expect(nutritionalStatusMessagesEn.status(index, status)).toMatch(/\S/);
      }
    }
  });
});

describe("stunted, wasted, underweight", () => {
  const score = (z: number | null, flagged = false) => ({ z, flagged });

  it("begin strictly below -2 SD, severely below -3 SD", () => {
    expect([isStunted(score(-2)), isStunted(score(-2.01))]).toEqual([false, true]);
    expect([isSeverelyStunted(score(-3)), isSeverelyStunted(score(-3.01))]).toEqual([false, true]);
    expect([isWasted(score(-2)), isWasted(score(-2.01))]).toEqual([false, true]);
    expect([isSeverelyWasted(score(-3)), isSeverelyWasted(score(-3.01))]).toEqual([false, true]);
    expect([isUnderweight(score(-2)), isUnderweight(score(-2.01))]).toEqual([false, true]);
  });

  it("never on an implausible or a missing score", () => {
    expect(isStunted(score(-7, true))).toBe(false);
    expect(isStunted(score(null))).toBe(false);
  });
});

describe("lingkar lengan atas (LiLA)", () => {
  it.each([
    { armCm: 11.4, ageInMonths: 12, gives: "severe-acute-malnutrition" },
    { armCm: 11.5, ageInMonths: 12, gives: "moderate-acute-malnutrition" },
    { armCm: 12.4, ageInMonths: 12, gives: "moderate-acute-malnutrition" },
    { armCm: 12.5, ageInMonths: 12, gives: "normal" },
    { armCm: 11, ageInMonths: 5, gives: null },
    { armCm: 11, ageInMonths: 6, gives: "severe-acute-malnutrition" },
    { armCm: 11, ageInMonths: 59, gives: "severe-acute-malnutrition" },
    { armCm: 11, ageInMonths: 60, gives: null },
    { armCm: 0, ageInMonths: 12, gives: null },
    { armCm: null, ageInMonths: 12, gives: null },
  ])("$armCm cm at $ageInMonths months: $gives", ({ armCm, ageInMonths, gives }) => {
    expect(armStatus(armCm, ageInMonths)).toBe(gives);
  });
});

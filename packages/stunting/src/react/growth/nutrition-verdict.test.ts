import { describe, expect, it } from "vitest";
import {
  flaggedMeasurements,
  healthyBoyMeasurements,
  nauraMeasurements,
  oedemaMeasurements,
  severelyStuntedMeasurements,
  wastedMeasurements,
} from "../../testing/index.ts";
import { nutritionVerdict, type VerdictFacts } from "./nutrition-verdict.ts";
import { saysVerdict } from "./verdict-sentences.ts";

const normal: VerdictFacts = {
  ageInMonths: 14,
  weightKg: 10,
  statureCm: 77,
  position: "lying",
  armCm: null,
  oedema: false,
  heightForAge: { z: 0, flagged: false, category: "normal" },
  weightForAge: { z: 0, flagged: false, category: "normal" },
  weightForHeight: { z: 0, flagged: false, category: "normal" },
  kms: "N",
  gainG: 300,
  leastGainG: 200,
};
const z = (score: number, category: string) => ({ z: score, flagged: false, category });

describe("what to do after a visit", () => {
  it.each<[string, Partial<VerdictFacts>, string, string]>([
    ["grows well", {}, "success", "go-on"],
    ["one T", { kms: "T", gainG: 100 }, "warning", "refer"],
    ["2T", { kms: "2T", gainG: 100 }, "danger", "refer"],
    ["short", { heightForAge: z(-2.01, "stunted") }, "danger", "refer"],
    ["exactly at -2 SD", { heightForAge: z(-2, "normal") }, "success", "go-on"],
    ["thin", { weightForHeight: z(-2.5, "wasted") }, "danger", "refer"],
    ["gizi buruk", { weightForHeight: z(-3.1, "severely-wasted") }, "danger", "acute"],
    ["swollen feet", { oedema: true }, "danger", "acute"],
    ["LiLA 11.4", { armCm: 11.4 }, "danger", "acute"],
    ["LiLA 12.4", { armCm: 12.4 }, "danger", "refer"],
    ["LiLA 11.4 below six months", { armCm: 11.4, ageInMonths: 5 }, "success", "go-on"],
    ["heavy", { weightForAge: z(1.2, "risk-of-overweight") }, "warning", "above-orange"],
    [
      "a value that cannot be true",
      { weightForAge: { z: 21, flagged: true, category: null } },
      "warning",
      "measure-again",
    ],
  ])("%s", (_case, changes, tone, advice) => {
    expect(nutritionVerdict({ ...normal, ...changes })).toEqual({ tone, advice });
  });

  it.each([
    [nauraMeasurements, "refer"],
    [healthyBoyMeasurements, "go-on"],
    [severelyStuntedMeasurements, "refer"],
    // −2,99 SD: thin, not yet gizi buruk
    [wastedMeasurements, "refer"],
    [flaggedMeasurements, "measure-again"],
    [oedemaMeasurements, "acute"],
  ] as const)("story %#", (measurements, advice) => {
    expect(nutritionVerdict(measurements[0]!).advice).toBe(advice);
  });
});

describe("the verdict in words", () => {
  it("speaks as the card does", () => {
    const { headline, detail } = saysVerdict(nauraMeasurements[0]!, "id");
    // numbers and units are held together by U+00A0
    expect(headline.replaceAll("\u00a0", " ")).toBe(
      "BB/U −2,15 SD, berat badan kurang. Naik 100 g, KBM 200 g: T, dua kali berturut-turut (2T).",
    );
    expect(detail).toBe("Panjang badan pendek (PB/U −2,10 SD). BB/PB −1,53 SD, gizi baik (normal).");
  });

  it.each<[Partial<VerdictFacts>, string]>([
    [{ gainG: -150, kms: "T" }, "Turun 150 g, KBM 200 g: T."],
    [{ gainG: 0, kms: "T" }, "Berat tetap, KBM 200 g: T."],
    [{ kms: "O", gainG: null }, "Bulan lalu tidak ditimbang (O), naik atau tidaknya belum dapat dinilai."],
    [{ kms: "B", gainG: null }, "Baru pertama kali ditimbang (B)."],
  ])("says the month's word %#", (changes, words) => {
    expect(saysVerdict({ ...normal, ...changes }, "id").headline).toContain(words.replaceAll(/(\d) g/g, "$1\u00a0g"));
  });

  it("says oedema before any number", () => {
    expect(saysVerdict(oedemaMeasurements[0]!, "id").headline).toMatch(/^Edema di kedua kaki/);
  });

  it("never words a score that cannot be true as a category", () => {
    const { headline } = saysVerdict(flaggedMeasurements[0]!, "id");
    expect(headline).toMatch(/tidak wajar/);
    expect(headline).not.toMatch(/risiko/i);
  });

  it("calls a standing child's stature height", () => {
    expect(saysVerdict(severelyStuntedMeasurements[0]!, "id").detail).toMatch(/^Tinggi badan sangat pendek \(TB\/U/);
  });

  it("is complete in English", () => {
    expect(saysVerdict(nauraMeasurements[0]!, "en").headline).toMatch(/^Weight for age −2.15 SD, underweight\./);
  });
});

import type { Measurement } from "../../domain/measurement.schema.ts";
import { type ChartIndex, chartIndices, concernOf } from "./growth-scale.ts";

/** What a verdict is made of: a stored visit, or one that is being typed. */
export type VerdictFacts = Pick<
  Measurement,
  | "ageInMonths"
  | "weightKg"
  | "statureCm"
  | "position"
  | "armCm"
  | "oedema"
  | "heightForAge"
  | "weightForAge"
  | "weightForHeight"
  | "kms"
  | "gainG"
  | "leastGainG"
>;

/** What to do, in order of urgency. Words stand in `growth.messages.ts`. */
export const adviceCodes = ["acute", "measure-again", "refer", "above-orange", "nothing-judged", "go-on"] as const;
export type AdviceCode = (typeof adviceCodes)[number];

export type VerdictTone = "danger" | "warning" | "success" | "info";

export interface NutritionVerdict {
  readonly tone: VerdictTone;
  readonly advice: AdviceCode;
}

/** Limits of the advice a regency may replace. */
export interface AdviceRules {
  readonly name: string;
  /** Where it was read, for the line under the advice. */
  readonly source: string;
  /** True while no paediatrician or nutritionist has confirmed it. */
  readonly unverified: boolean;
  /** LiLA below this, cm, at 6 to 59 months is acute. */
  readonly acuteArmCm: number;
  /** LiLA below this, cm, at 6 to 59 months leads to referral. */
  readonly referArmCm: number;
}

/** @source reference sections 2 and 6: Buku KIA 2023 (KMS), PNPK Tata Laksana Stunting (Kepmenkes 1928/2022); second-hand, unverified */
export const defaultAdvice: AdviceRules = {
  name: "pnpk-stunting-2022",
  source: "Buku KIA 2023; PNPK Tata Laksana Stunting (Kepmenkes 1928/2022)",
  unverified: true,
  acuteArmCm: 11.5,
  referArmCm: 12.5,
};

/** How a visit is to be taken, and what to do next. A suggestion: the health worker confirms and decides. */
export function nutritionVerdict(facts: VerdictFacts, rules: AdviceRules = defaultAdvice): NutritionVerdict {
  const concern = (index: ChartIndex) => concernOf(index, facts[index]);
  const concerns = chartIndices.map(concern);
  const arm = facts.ageInMonths >= 6 && facts.ageInMonths < 60 ? facts.armCm : null;
  const isAcute = facts.oedema || concern("weightForHeight") === "severe" || (arm !== null && arm < rules.acuteArmCm);
  if (isAcute) return { tone: "danger", advice: "acute" };
  if (chartIndices.some((index) => facts[index].flagged)) return { tone: "warning", advice: "measure-again" };
  const isLow = concerns.some((found) => found === "severe" || found === "low");
  const isThin = arm !== null && arm < rules.referArmCm;
  if (isLow || isThin || facts.kms === "2T") return { tone: "danger", advice: "refer" };
  if (facts.kms === "T") return { tone: "warning", advice: "refer" };
  if (concerns.includes("high")) return { tone: "warning", advice: "above-orange" };
  if (concerns.every((found) => found === "unknown")) return { tone: "info", advice: "nothing-judged" };
  return { tone: "success", advice: "go-on" };
}

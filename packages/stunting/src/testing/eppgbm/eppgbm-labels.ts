import type { IndexScore } from "../../domain/growth/growth-assessment.ts";
import { classify, type NutritionalStatus } from "../../domain/growth/nutritional-status.ts";

/** Category words as e-PPGBM prints them; its word for an implausible score is "Outlier". */
const WORDS = {
  weightForAge: {
    "severely-underweight": "Sangat Kurang",
    underweight: "Kurang",
    normal: "Berat Badan Normal",
    "risk-of-overweight": "Risiko Lebih",
  },
  heightForAge: { "severely-stunted": "Sangat Pendek", stunted: "Pendek", normal: "Normal", tall: "Tinggi" },
  weightForHeight: {
    "severely-wasted": "Gizi Buruk",
    wasted: "Gizi Kurang",
    normal: "Gizi Baik",
    "possible-risk-of-overweight": "Risiko Gizi Lebih",
    overweight: "Gizi Lebih",
    obese: "Obesitas",
  },
} as const satisfies Record<string, Partial<Record<NutritionalStatus, string>>>;

/** The word the file carries beside a score; null where there is no score. */
export function eppgbmWord(index: keyof typeof WORDS, score: IndexScore): string | null {
  if (score.z === null) return null;
  if (score.flagged) return "Outlier";
  const status = classify(index, score.z);
  const words: Partial<Record<NutritionalStatus, string>> = WORDS[index];
  return status === null ? null : (words[status] ?? null);
}

import * as z from "zod";

/** A year of evaluation. Which years have an instrument is the portal's composition; others are not found. */
export const yearSchema = z.coerce.number().int().min(2000).max(2100);
export const indicatorNumberSchema = z.coerce.number().int().min(1).max(99);

export const levelSchema = z.literal([1, 2, 3, 4, 5], { error: "spbe-index/level-missing" });

/** What a person says about one indicator: the level, why it is that one, and what proves it. */
export const assessmentDraftSchema = z.object({
  level: levelSchema,
  explanation: z
    .string()
    .trim()
    .min(1, { error: "spbe-index/explanation-missing" })
    .max(4000, { error: "spbe-index/text-too-long" }),
  /** Regulations, documents, screenshots: named here, kept elsewhere. May be empty. */
  evidence: z.string().trim().max(4000, { error: "spbe-index/text-too-long" }),
});
export type AssessmentDraft = z.infer<typeof assessmentDraftSchema>;

/** `version` as it was read; 0 for the first assessment of an indicator. */
export const assessmentWriteSchema = assessmentDraftSchema.extend({ version: z.number().int().min(0) });

/** One indicator of a year. Before its first assessment the level is null, the texts are empty and the version is 0. */
export const assessmentSchema = z.object({
  year: z.number().int(),
  indicator: z.number().int(),
  indicatorName: z.string(),
  /** Hundredths of a percent of the index. */
  weight: z.number().int(),
  level: levelSchema.nullable(),
  explanation: z.string(),
  evidence: z.string(),
  version: z.number().int(),
  assessedBy: z.string().nullable(),
  /** ISO instant. */
  assessedAt: z.string().nullable(),
});
export type Assessment = z.infer<typeof assessmentSchema>;

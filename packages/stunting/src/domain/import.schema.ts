import { calendarDateSchema } from "@spbe-kit/core";
import * as z from "zod";

export const importIdSchema = z.uuid({ error: "stunting/id-not-uuid" });

/**
 * waiting-file -> reading -> preview -> saving -> done; a file that cannot be read ends in `failed`,
 * one that the officer drops in `cancelled`. Reading and saving go on after a restart.
 */
export const importStateSchema = z.enum([
  "waiting-file",
  "reading",
  "preview",
  "saving",
  "done",
  "failed",
  "cancelled",
]);
export type ImportState = z.infer<typeof importStateSchema>;

/** One thing wrong or remarkable in a row, with the column as the file names it and the cure in words. */
export const importProblemSchema = z.object({
  column: z.string().nullable(),
  code: z.string(),
  /** The cell as written, shortened; null where it is personal data that must not be repeated. */
  value: z.string().nullable(),
  /** What the sentence names: another row, a suggested village, a corrected value. */
  hint: z.string().nullable(),
  message: z.string(),
});
export type ImportProblem = z.infer<typeof importProblemSchema>;

/** A z-score the file claims beside ours. */
export const scorePairSchema = z.object({ source: z.number().nullable(), ours: z.number().nullable() });
export type ScorePair = z.infer<typeof scorePairSchema>;

export const importRowKindSchema = z.enum(["rejected", "warned", "differing", "ready"]);
export type ImportRowKind = z.infer<typeof importRowKindSchema>;

export const importRowSchema = z.object({
  /** Row number as the spreadsheet program shows it. */
  row: z.number().int(),
  kind: importRowKindSchema,
  name: z.string().nullable().meta({ personal: "name" }),
  villageName: z.string().nullable(),
  measuredOn: calendarDateSchema.nullable(),
  weightKg: z.number().nullable(),
  statureCm: z.number().nullable(),
  weightForAge: scorePairSchema,
  heightForAge: scorePairSchema,
  weightForHeight: scorePairSchema,
  problems: z.array(importProblemSchema),
});
export type ImportRow = z.infer<typeof importRowSchema>;

/** How good the measuring was, from the file itself. */
export const importQualitySchema = z.object({
  /** How often each last digit 0-9 occurs; ten equal counts would be expected. */
  weightLastDigits: z.array(z.number().int()).length(10),
  statureLastDigits: z.array(z.number().int()).length(10),
  flagged: z.number().int(),
  withoutPosition: z.number().int(),
  /** Standard deviation of our height-for-age scores; null under 2 scores. */
  heightForAgeSd: z.number().nullable(),
  /** Rows where the file's score and ours differ by more than 0.05 SD. */
  differing: z.number().int(),
});
export type ImportQuality = z.infer<typeof importQualitySchema>;

export const importSchema = z.object({
  importId: importIdSchema,
  fileName: z.string(),
  sizeBytes: z.number().int(),
  state: importStateSchema,
  createdAt: z.string(),
  createdBy: z.string(),
  /** Rows of the file once known. */
  rowsTotal: z.number().int().nullable(),
  rowsRead: z.number().int(),
  /** Rows that are saved once confirmed, those with notes included. */
  rowsReady: z.number().int(),
  rowsRejected: z.number().int(),
  rowsWarned: z.number().int(),
  rowsDiffering: z.number().int(),
  /** Rows saved in this import, and rows that were there already from an earlier one. */
  rowsSaved: z.number().int(),
  rowsAlready: z.number().int(),
  newChildren: z.number().int(),
  newPosyandu: z.array(z.string()),
  /** Each column of the file and the field it was read as; null where the column is not used. */
  columns: z.array(z.object({ header: z.string(), field: z.string().nullable() })),
  /** Order of day and month found in each date column, and the row that proves it. */
  dateOrders: z.array(
    z.object({
      header: z.string(),
      order: z.enum(["day-first", "month-first", "mixed", "unclear"]),
      provenByRow: z.number().int().nullable(),
    }),
  ),
  quality: importQualitySchema.nullable(),
  failure: z.object({ code: z.string(), message: z.string() }).nullable(),
});
export type Import = z.infer<typeof importSchema>;

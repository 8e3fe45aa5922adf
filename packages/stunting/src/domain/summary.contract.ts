import { calendarDateSchema, defineResource } from "@spbe-kit/core";
import * as z from "zod";

/** Counts of children by growth, pooled; a percentage is always made from these, never averaged. */
export const growthCountsSchema = z.object({
  /** Children under five registered in the area on the first of the month (sasaran, S). */
  registered: z.number().int(),
  /** Children measured in the month (one measurement stands for each). */
  measured: z.number().int(),
  /** Measured, but the score is implausible: to be measured again, not counted in prevalence. */
  flagged: z.number().int(),
  /** Children with a valid height-for-age score: the denominator of stunting. */
  withHeightForAge: z.number().int(),
  stunted: z.number().int(),
  severelyStunted: z.number().int(),
  withWeightForHeight: z.number().int(),
  wasted: z.number().int(),
  severelyWasted: z.number().int(),
  withWeightForAge: z.number().int(),
  underweight: z.number().int(),
});
export type GrowthCounts = z.infer<typeof growthCountsSchema>;

export const villageCountsSchema = growthCountsSchema.extend({
  villageCode: z.string(),
  villageName: z.string(),
  districtName: z.string(),
  /** Counts under 20 measured children are withheld from people who may not see single children. */
  suppressed: z.boolean(),
});
export type VillageCounts = z.infer<typeof villageCountsSchema>;

export const summarySchema = z.object({
  /** First day of the month shown. */
  month: calendarDateSchema,
  /** Months that have measurements, newest first. */
  months: z.array(calendarDateSchema),
  total: growthCountsSchema,
  /** The same month a year before, null when nothing was measured. */
  yearBefore: growthCountsSchema.nullable(),
  villages: z.array(villageCountsSchema),
  /** One point per month up to the month shown, oldest first, 36 at most. */
  trend: z.array(growthCountsSchema.extend({ month: calendarDateSchema })),
  method: z.string(),
});
export type Summary = z.infer<typeof summarySchema>;

export const summaryContract = defineResource({
  get: {
    method: "GET",
    path: "/stunting/summary",
    summary: "Prevalence of the month with its counts, by village and over time",
    permission: "stunting/summary.read",
    query: z.object({
      /** First day of a month; the newest month with measurements when left out. */
      month: calendarDateSchema.optional(),
    }),
    success: summarySchema,
  },
});

import { defineResource } from "@spbe-kit/core";
import * as z from "zod";
import { assessmentSchema, assessmentWriteSchema, indicatorNumberSchema, yearSchema } from "./assessment.schema.ts";

const oneIndicator = z.object({ year: yearSchema, indicator: indicatorNumberSchema });
const notFound = { status: 404, when: "The year has no instrument, or its instrument no such indicator." } as const;

export const assessedAspectSchema = z.object({
  code: z.string(),
  name: z.string(),
  domain: z.string().nullable(),
  /** What the five levels are called here, from level 1. */
  levels: z.array(z.string()).length(5),
  items: z.array(assessmentSchema),
});
export type AssessedAspect = z.infer<typeof assessedAspectSchema>;

export const assessedYearSchema = z.object({
  year: z.number().int(),
  /** "PermenPANRB 8/2026" */
  instrument: z.string(),
  aspects: z.array(assessedAspectSchema),
});
export type AssessedYear = z.infer<typeof assessedYearSchema>;

export const assessmentsContract = defineResource({
  list: {
    method: "GET",
    path: "/spbe-index/assessments",
    summary: "List every indicator of a year by aspect, assessed or not",
    permission: "spbe-index/assessments.read",
    query: z.object({
      /** The current year when left out. */
      year: yearSchema.optional(),
    }),
    success: assessedYearSchema,
    errors: { "spbe-index/not-found": notFound },
  },
  get: {
    method: "GET",
    path: "/spbe-index/assessments/{year}/{indicator}",
    summary: "Show one indicator of a year",
    permission: "spbe-index/assessments.read",
    params: oneIndicator,
    success: assessmentSchema,
    errors: { "spbe-index/not-found": notFound },
  },
  save: {
    method: "PUT",
    path: "/spbe-index/assessments/{year}/{indicator}",
    summary: "Assess an indicator, or change its assessment",
    permission: "spbe-index/assessments.write",
    params: oneIndicator,
    body: assessmentWriteSchema,
    success: assessmentSchema,
    errors: {
      "spbe-index/not-found": notFound,
      "spbe-index/year-in-future": { status: 422, when: "The year has not begun." },
      "core/version-changed": { status: 412, when: "Somebody assessed the indicator since you opened it." },
    },
  },
});

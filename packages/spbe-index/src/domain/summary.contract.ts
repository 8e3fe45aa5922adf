import { defineResource } from "@spbe-kit/core";
import * as z from "zod";
import { yearSchema } from "./assessment.schema.ts";

const hundredths = z.number().int();

export const indexPartSchema = z.object({
  name: z.string(),
  /** Hundredths of a percent of the index. */
  weight: hundredths,
  indicators: z.number().int(),
  assessed: z.number().int(),
  /** Null until every indicator of the part is assessed. */
  valueHundredths: hundredths.nullable(),
});

export const summarySchema = z.object({
  year: z.number().int(),
  /** Years that can be opened, newest first. */
  years: z.array(z.number().int()),
  /** "PermenPANRB 8/2026" */
  instrument: z.string(),
  /** What the result is called. */
  indexName: z.string(),
  indicators: z.number().int(),
  assessed: z.number().int(),
  /** 299 is 2.99; null until every indicator is assessed. */
  indexHundredths: hundredths.nullable(),
  /** What the index cannot fall below: everything not yet assessed taken at level 1. */
  lowestHundredths: hundredths,
  predicate: z.string().nullable(),
  /** Empty where the instrument knows no domains. */
  domains: z.array(indexPartSchema),
  aspects: z.array(indexPartSchema),
});
export type Summary = z.infer<typeof summarySchema>;

export const summaryContract = defineResource({
  get: {
    method: "GET",
    path: "/spbe-index/summary",
    summary: "The index of a year with its domains, aspects and predicate",
    permission: "spbe-index/assessments.read",
    query: z.object({
      /** The current year when left out. */
      year: yearSchema.optional(),
    }),
    success: summarySchema,
    errors: { "spbe-index/not-found": { status: 404, when: "The year has no instrument." } },
  },
});

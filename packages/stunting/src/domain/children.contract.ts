import { defineResource } from "@spbe-kit/core";
import * as z from "zod";
import {
  childCorrectionSchema,
  childDraftSchema,
  childIdSchema,
  childSchema,
  childSummarySchema,
  duplicateHintSchema,
  growthStatusSchema,
  newChildSchema,
  nikPurposeSchema,
  revealedNikSchema,
  villageCodeSchema,
} from "./child.schema.ts";

const childPath = z.object({ childId: childIdSchema });

export const childPageSchema = z.object({
  items: z.array(childSummarySchema),
  /** Hand it back to get the next page; null on the last. */
  nextCursor: z.string().nullable(),
  /** How many children fit the filter in all. */
  total: z.number().int(),
});
export type ChildPage = z.infer<typeof childPageSchema>;

export const childrenContract = defineResource({
  list: {
    method: "GET",
    path: "/stunting/children",
    summary: "List registered children by area and growth status",
    permission: "stunting/children.read",
    query: z.object({
      villageCode: villageCodeSchema.optional(),
      posyanduCode: z.string().max(24).optional(),
      status: growthStatusSchema.optional(),
      /** Id of the last child of the page before. */
      cursor: childIdSchema.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    success: childPageSchema,
    disclosesPersonalData: true,
  },
  search: {
    method: "POST",
    path: "/stunting/children/search",
    summary: "Find children by name, mother's name or whole NIK",
    permission: "stunting/children.read",
    body: z.object({
      text: z.string().trim().min(2, { error: "stunting/search-too-short" }).max(120).meta({ personal: "nik" }),
      limit: z.number().int().min(1).max(50).default(20),
    }),
    success: z.object({ items: z.array(childSummarySchema) }),
    disclosesPersonalData: true,
  },
  duplicates: {
    method: "POST",
    path: "/stunting/children/duplicates",
    summary: "Propose registered children that may be the one described",
    permission: "stunting/children.write",
    body: childDraftSchema
      .pick({ name: true, sex: true, birthDate: true, nik: true })
      .extend({ exceptChildId: childIdSchema.optional() }),
    success: z.object({ items: z.array(duplicateHintSchema) }),
    disclosesPersonalData: true,
  },
  get: {
    method: "GET",
    path: "/stunting/children/{childId}",
    summary: "Show one child",
    permission: "stunting/children.read",
    params: childPath,
    success: childSchema,
    errors: { "stunting/child-not-found": { status: 404, when: "No child of this id is visible to you." } },
    disclosesPersonalData: true,
  },
  revealNik: {
    method: "POST",
    path: "/stunting/children/{childId}/nik",
    summary: "Show the whole NIK of one child for a stated purpose",
    permission: "stunting/children.reveal-nik",
    params: childPath,
    body: z.object({ purpose: nikPurposeSchema }),
    success: revealedNikSchema,
    errors: { "stunting/child-not-found": { status: 404, when: "No child of this id is visible to you." } },
    disclosesPersonalData: true,
  },
  register: {
    method: "POST",
    path: "/stunting/children",
    summary: "Register a child",
    permission: "stunting/children.write",
    body: newChildSchema,
    success: childSchema,
    status: 201,
    errors: {
      "stunting/birth-in-future": { status: 422, when: "The birth date lies after today." },
      "stunting/unknown-posyandu": { status: 422, when: "The posyandu is not one of your area." },
      "stunting/nik-taken": {
        status: 409,
        when: "Another registered child carries this NIK.",
        data: z.object({ childId: childIdSchema.nullable() }),
      },
      "stunting/child-id-taken": { status: 409, when: "The id was used for another child." },
    },
    disclosesPersonalData: true,
  },
  update: {
    method: "PUT",
    path: "/stunting/children/{childId}",
    summary: "Correct a child's record",
    permission: "stunting/children.write",
    params: childPath,
    body: childCorrectionSchema,
    versioned: true,
    success: childSchema,
    errors: {
      "stunting/child-not-found": { status: 404, when: "No child of this id is visible to you." },
      "stunting/birth-in-future": { status: 422, when: "The birth date lies after today." },
      "stunting/birth-after-measurement": {
        status: 422,
        when: "A measurement was taken before the new birth date.",
        data: z.object({ measuredOn: z.string() }),
      },
      "stunting/unknown-posyandu": { status: 422, when: "The posyandu is not one of your area." },
      "stunting/nik-taken": {
        status: 409,
        when: "Another registered child carries this NIK.",
        data: z.object({ childId: childIdSchema.nullable() }),
      },
    },
    disclosesPersonalData: true,
  },
});

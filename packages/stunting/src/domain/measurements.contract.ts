import { defineResource } from "@spbe-kit/core";
import * as z from "zod";
import { childIdSchema } from "./child.schema.ts";
import { measurementDraftSchema, measurementIdSchema, measurementSchema } from "./measurement.schema.ts";

const childPath = z.object({ childId: childIdSchema });

export const measurementsContract = defineResource({
  list: {
    method: "GET",
    path: "/stunting/children/{childId}/measurements",
    summary: "List a child's measurements, newest first, corrections included",
    permission: "stunting/children.read",
    params: childPath,
    success: z.object({ items: z.array(measurementSchema) }),
    errors: { "stunting/child-not-found": { status: 404, when: "No child of this id is visible to you." } },
    disclosesPersonalData: true,
  },
  record: {
    method: "POST",
    path: "/stunting/children/{childId}/measurements",
    summary: "Record a measurement or the correction of one",
    permission: "stunting/measurements.write",
    params: childPath,
    body: measurementDraftSchema,
    success: measurementSchema,
    status: 201,
    errors: {
      "stunting/child-not-found": { status: 404, when: "No child of this id is visible to you." },
      "stunting/measured-in-future": { status: 422, when: "The day of measurement lies after today." },
      "stunting/measured-before-birth": { status: 422, when: "The day of measurement lies before the child's birth." },
      "stunting/superseded-not-found": { status: 422, when: "The measurement to correct is not one of this child." },
      "stunting/already-superseded": {
        status: 409,
        when: "Somebody has already corrected this measurement.",
        data: z.object({ supersededBy: measurementIdSchema }),
      },
      "stunting/measurement-id-reused": { status: 409, when: "The id was used for a measurement with other content." },
    },
    disclosesPersonalData: true,
  },
});

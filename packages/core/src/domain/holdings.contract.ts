import * as z from "zod";
import { defineResource } from "./contract.ts";
import { holdingFactsSchema, holdingSchema } from "./organisation.schema.ts";
import { changed, held, idTaken, noPerson, noPost, OFFICIALS, onDay } from "./organisation-parts.ts";

const inHolding = /* @__PURE__ */ (() => z.object({ holdingId: z.uuid() }))();
const noHolding = { "directory/holding-not-found": { status: 404, when: "No holding of this id." } } as const;

export const holdingsContract = /* @__PURE__ */ (() =>
  defineResource({
    mine: {
      method: "GET",
      path: "/directory/holdings/mine",
      summary: "List the posts the signed-in person holds on a day",
      permission: "directory/units.read",
      query: onDay,
      success: z.object({ items: z.array(holdingSchema) }),
      ...OFFICIALS,
    },
    create: {
      method: "POST",
      path: "/directory/holdings",
      summary: "Put a person into a post",
      permission: "directory/units.write",
      body: holdingFactsSchema.safeExtend({ holdingId: z.uuid(), postId: z.uuid(), personId: z.uuid() }),
      success: holdingSchema,
      status: 201,
      errors: { ...idTaken, ...noPost, ...noPerson, ...held },
      ...OFFICIALS,
    },
    change: {
      method: "PUT",
      path: "/directory/holdings/{holdingId}",
      summary: "Change a holding: its days, capacity or decree",
      permission: "directory/units.write",
      versioned: true,
      params: inHolding,
      body: holdingFactsSchema,
      success: holdingSchema,
      errors: { ...noHolding, ...held, ...changed },
      ...OFFICIALS,
    },
    remove: {
      method: "DELETE",
      path: "/directory/holdings/{holdingId}",
      summary: "Take out a holding that was entered by mistake; one that is over is changed instead",
      permission: "directory/units.write",
      versioned: true,
      params: inHolding,
      success: "empty",
      errors: { ...noHolding, ...changed },
    },
  }))();

import * as z from "zod";
import { defineResource } from "./contract.ts";
import { householdSchema, householdShortSchema } from "./organisation.schema.ts";
import { changed, mergeable, reasoned, sought, unmergeable } from "./organisation-parts.ts";

const ofHousehold = /* @__PURE__ */ (() => z.object({ householdId: z.uuid() }))();
const noHousehold = {
  "directory/household-not-found": { status: 404, when: "No household of this id is visible to you." },
} as const;

export const householdsContract = /* @__PURE__ */ (() =>
  defineResource({
    get: {
      method: "GET",
      path: "/directory/households/{householdId}",
      summary: "Show a household and who belongs to it",
      permission: "directory/people.read",
      params: ofHousehold,
      success: householdSchema,
      errors: noHousehold,
    },
    search: {
      method: "POST",
      path: "/directory/households/search",
      summary: "Find households by a whole KK number, or by the beginnings of words of a member's name",
      permission: "directory/people.read",
      body: z.object({ text: sought.shape.text.meta({ personal: "kk" }) }),
      success: z.object({ items: z.array(householdShortSchema) }),
    },
    merge: {
      method: "POST",
      path: "/directory/households/{householdId}/merge",
      summary: "Say that a household is the same as another one",
      permission: "directory/people.write",
      versioned: true,
      params: ofHousehold,
      body: z.object({ survivorId: z.uuid(), ...reasoned }),
      success: householdSchema,
      errors: { ...noHousehold, ...mergeable, ...changed },
    },
    unmerge: {
      method: "POST",
      path: "/directory/households/{householdId}/unmerge",
      summary: "Undo a merge of households",
      permission: "directory/people.write",
      versioned: true,
      params: ofHousehold,
      body: z.object(reasoned),
      success: householdSchema,
      errors: {
        ...noHousehold,
        ...changed,
        "directory/not-merged": unmergeable["directory/not-merged"],
        "directory/kk-taken": { status: 409, when: "Another household has the KK number by now." },
      },
    },
  }))();

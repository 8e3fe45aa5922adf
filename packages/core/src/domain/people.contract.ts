import * as z from "zod";
import { defineResource } from "./contract.ts";
import {
  identityPurposes,
  identitySchema,
  personFactsSchema,
  personSchema,
  personShortSchema,
} from "./organisation.schema.ts";
import {
  changed,
  identified,
  idTaken,
  mergeable,
  noPerson,
  reasoned,
  sought,
  unmergeable,
} from "./organisation-parts.ts";

const ofPerson = /* @__PURE__ */ (() => z.object({ personId: z.uuid() }))();

export const peopleContract = /* @__PURE__ */ (() =>
  defineResource({
    search: {
      method: "POST",
      path: "/directory/people/search",
      summary: "Find people by the beginnings of their names, by NIP from its beginning, or by a whole NIK",
      permission: "directory/people.read",
      body: z.object({ text: sought.shape.text.meta({ personal: "nik" }) }),
      success: z.object({ items: z.array(personShortSchema) }),
    },
    get: {
      method: "GET",
      path: "/directory/people/{personId}",
      summary: "Show a person with masked identifiers and the posts held",
      permission: "directory/people.read",
      params: ofPerson,
      success: personSchema,
      errors: noPerson,
    },
    reveal: {
      method: "POST",
      path: "/directory/people/{personId}/identity",
      summary: "Show a person's identifiers in full; the audit keeps what for",
      permission: "directory/people.read",
      params: ofPerson,
      body: z.object({ purpose: z.enum(identityPurposes, { error: "directory/purpose-missing" }) }),
      success: identitySchema,
      errors: noPerson,
    },
    create: {
      method: "POST",
      path: "/directory/people",
      summary: "Add a person",
      permission: "directory/people.write",
      body: personFactsSchema.extend({ personId: z.uuid() }),
      success: personSchema,
      status: 201,
      errors: { ...idTaken, ...identified },
    },
    change: {
      method: "PUT",
      path: "/directory/people/{personId}",
      summary: "Change who a person is",
      permission: "directory/people.write",
      versioned: true,
      params: ofPerson,
      body: personFactsSchema,
      success: personSchema,
      errors: {
        ...noPerson,
        ...identified,
        ...changed,
        "directory/person-merged": mergeable["directory/person-merged"],
      },
    },
    merge: {
      method: "POST",
      path: "/directory/people/{personId}/merge",
      summary: "Say that a record is the same person as another one, which stands for both from now on",
      permission: "directory/people.write",
      versioned: true,
      params: ofPerson,
      body: z.object({ survivorId: z.uuid(), ...reasoned }),
      success: personSchema,
      errors: { ...noPerson, ...mergeable, ...changed },
    },
    unmerge: {
      method: "POST",
      path: "/directory/people/{personId}/unmerge",
      summary: "Undo a merge: the record stands for itself again",
      permission: "directory/people.write",
      versioned: true,
      params: ofPerson,
      body: z.object(reasoned),
      success: personSchema,
      errors: { ...noPerson, ...unmergeable, ...changed },
    },
  }))();

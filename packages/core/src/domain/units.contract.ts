import * as z from "zod";
import { calendarDateSchema } from "./calendar-date.ts";
import { defineResource } from "./contract.ts";
import { unitDetailSchema, unitFactsSchema, unitNodeSchema, unitSchema } from "./organisation.schema.ts";
import { beginning, changed, ended, ending, idTaken, OFFICIALS, onDay, placed, sought } from "./organisation-parts.ts";

const inUnit = /* @__PURE__ */ (() => z.object({ unitId: z.uuid() }))();
const noUnit = { "directory/unit-not-found": { status: 404, when: "No unit of this id in your regency." } } as const;

export const unitsContract = /* @__PURE__ */ (() =>
  defineResource({
    list: {
      method: "GET",
      path: "/directory/units",
      summary: "List the units of a day, each with the unit above it",
      permission: "directory/units.read",
      query: onDay,
      success: z.object({ on: calendarDateSchema, items: z.array(unitNodeSchema) }),
    },
    search: {
      method: "POST",
      path: "/directory/units/search",
      summary: "Find units by the beginnings of words of their names, or by code",
      permission: "directory/units.read",
      body: sought,
      success: z.object({ items: z.array(unitSchema) }),
    },
    get: {
      method: "GET",
      path: "/directory/units/{unitId}",
      summary: "Show a unit with its posts and their holders on a day",
      permission: "directory/units.read",
      params: inUnit,
      query: onDay,
      success: unitDetailSchema,
      errors: noUnit,
      ...OFFICIALS,
    },
    create: {
      method: "POST",
      path: "/directory/units",
      summary: "Add a unit",
      permission: "directory/units.write",
      body: unitFactsSchema.extend({ unitId: z.uuid(), ...beginning }),
      success: unitSchema,
      status: 201,
      errors: { ...idTaken, ...placed },
    },
    change: {
      method: "PUT",
      path: "/directory/units/{unitId}",
      summary: "Correct a unit: what was always wrong. A new name from a day on is `rename`",
      permission: "directory/units.write",
      versioned: true,
      params: inUnit,
      body: unitFactsSchema,
      success: unitSchema,
      errors: { ...noUnit, ...placed, ...changed },
    },
    rename: {
      method: "POST",
      path: "/directory/units/{unitId}/rename",
      summary: "Let a unit go on under another name from a day on; its posts and lower units move along",
      permission: "directory/units.write",
      versioned: true,
      params: inUnit,
      body: unitFactsSchema.omit({ parentId: true }).extend({ successorId: z.uuid(), ...ending }),
      success: unitSchema,
      errors: { ...noUnit, ...idTaken, ...placed, ...ended, ...changed },
    },
    close: {
      method: "POST",
      path: "/directory/units/{unitId}/close",
      summary: "End a unit, with or without one that takes its place",
      permission: "directory/units.write",
      versioned: true,
      params: inUnit,
      body: z.object({ ...ending, successorId: z.uuid().nullable() }),
      success: unitSchema,
      errors: {
        ...noUnit,
        ...ended,
        ...changed,
        "directory/unit-circle": placed["directory/unit-circle"],
        "directory/unit-in-use": { status: 409, when: "It has posts or lower units on that day and no successor." },
        "directory/successor-not-in-force": { status: 422, when: "The successor is not in force on that day." },
      },
    },
  }))();

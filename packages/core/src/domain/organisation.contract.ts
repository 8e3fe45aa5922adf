import * as z from "zod";
import { calendarDateSchema } from "./calendar-date.ts";
import { defineResource } from "./contract.ts";
import {
  holdingFactsSchema,
  holdingSchema,
  householdSchema,
  identitySchema,
  personFactsSchema,
  personSchema,
  personShortSchema,
  postFactsSchema,
  postSchema,
  unitDetailSchema,
  unitFactsSchema,
  unitNodeSchema,
  unitSchema,
} from "./organisation.schema.ts";

const inUnit = /* @__PURE__ */ (() => z.object({ unitId: z.uuid() }))();
const inPost = /* @__PURE__ */ (() => z.object({ postId: z.uuid() }))();
const inHolding = /* @__PURE__ */ (() => z.object({ holdingId: z.uuid() }))();
const ofPerson = /* @__PURE__ */ (() => z.object({ personId: z.uuid() }))();
const ofHousehold = /* @__PURE__ */ (() => z.object({ householdId: z.uuid() }))();
const onDay = /* @__PURE__ */ (() =>
  z.object({
    on: calendarDateSchema
      .optional()
      .meta({ description: "The day to look at; today in the regency's zone when left out" }),
  }))();
const sought = /* @__PURE__ */ (() => z.object({ text: z.string().trim().min(2).max(120) }))();
const beginning = /* @__PURE__ */ (() => ({ validFrom: calendarDateSchema.meta({ description: "The first day" }) }))();
const ending = /* @__PURE__ */ (() => ({
  on: calendarDateSchema.meta({ description: "The first day on which it no longer holds" }),
}))();
const reasoned = /* @__PURE__ */ (() => ({
  reason: z
    .string()
    .trim()
    .min(3, { error: "directory/purpose-missing" })
    .max(200)
    .meta({ description: "Kept with the merge" }),
}))();

const noUnit = { "directory/unit-not-found": { status: 404, when: "No unit of this id in your regency." } } as const;
const noPost = { "directory/post-not-found": { status: 404, when: "No post of this id in your regency." } } as const;
const noHolding = { "directory/holding-not-found": { status: 404, when: "No holding of this id." } } as const;
const noPerson = {
  "directory/person-not-found": { status: 404, when: "No person of this id is visible to you." },
} as const;
const noHousehold = {
  "directory/household-not-found": { status: 404, when: "No household of this id is visible to you." },
} as const;
const idTaken = { "directory/id-taken": { status: 409, when: "The id is in use." } } as const;
const changed = { "core/version-changed": { status: 412, when: "Somebody changed it since you opened it." } } as const;
const ended = {
  "directory/already-ended": { status: 409, when: "It ended before that day, or begins after it." },
} as const;
const placed = {
  "directory/code-taken": { status: 409, when: "Another unit that lasts has the code." },
  "directory/parent-not-in-force": { status: 422, when: "The unit above is not in force on the first day." },
  "directory/unit-circle": { status: 422, when: "The unit would stand below itself." },
} as const;
const held = {
  "directory/post-already-held": {
    status: 409,
    when: "Somebody holds the post for good at that time.",
    data: /* @__PURE__ */ (() => z.object({ holdingId: z.uuid() }).optional())(),
  },
  "directory/outside-of-post": { status: 422, when: "The post is not in force for all of that time." },
} as const;
const identified = {
  "directory/nik-taken": { status: 409, when: "Another person's record has the NIK." },
  "directory/nip-taken": { status: 409, when: "Another person's record has the NIP." },
  "directory/account-taken": { status: 409, when: "Another person has the account." },
  "directory/kk-is-nik": { status: 422, when: "KK and NIK are the same number." },
} as const;
const mergeable = {
  "directory/merge-circle": { status: 422, when: "Both are the same record after earlier merges." },
  "directory/person-merged": { status: 409, when: "The record was merged already." },
} as const;
const unmergeable = {
  "directory/not-merged": { status: 409, when: "The record is not merged." },
  "directory/nik-taken": identified["directory/nik-taken"],
  "directory/nip-taken": identified["directory/nip-taken"],
} as const;

/** Officials in their posts are shown to everybody who works with them: no audit entry for each look. */
const OFFICIALS = { disclosesPersonalData: false } as const;

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

export const postsContract = /* @__PURE__ */ (() =>
  defineResource({
    get: {
      method: "GET",
      path: "/directory/posts/{postId}",
      summary: "Show a post with everybody who held it",
      permission: "directory/units.read",
      params: inPost,
      query: onDay,
      success: postSchema,
      errors: noPost,
      ...OFFICIALS,
    },
    create: {
      method: "POST",
      path: "/directory/posts",
      summary: "Add a post to a unit",
      permission: "directory/units.write",
      body: postFactsSchema.extend({ postId: z.uuid(), ...beginning }),
      success: postSchema,
      status: 201,
      errors: { ...idTaken, "directory/parent-not-in-force": placed["directory/parent-not-in-force"] },
      ...OFFICIALS,
    },
    change: {
      method: "PUT",
      path: "/directory/posts/{postId}",
      summary: "Correct a post",
      permission: "directory/units.write",
      versioned: true,
      params: inPost,
      body: postFactsSchema,
      success: postSchema,
      errors: { ...noPost, ...changed, "directory/parent-not-in-force": placed["directory/parent-not-in-force"] },
      ...OFFICIALS,
    },
    close: {
      method: "POST",
      path: "/directory/posts/{postId}/close",
      summary: "End a post that nobody holds any more",
      permission: "directory/units.write",
      versioned: true,
      params: inPost,
      body: z.object(ending),
      success: postSchema,
      errors: {
        ...noPost,
        ...ended,
        ...changed,
        "directory/post-held": { status: 409, when: "Somebody holds it on that day or later." },
      },
      ...OFFICIALS,
    },
  }))();

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

export const peopleContract = /* @__PURE__ */ (() =>
  defineResource({
    search: {
      method: "POST",
      path: "/directory/people/search",
      summary: "Find people by the beginnings of their names, by NIP from its beginning, or by a whole NIK",
      permission: "directory/people.read",
      body: sought,
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
      body: z.object({ purpose: z.string().trim().min(3, { error: "directory/purpose-missing" }).max(200) }),
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
      errors: { ...noHousehold, ...unmergeable, ...changed },
    },
  }))();

const outcome = /* @__PURE__ */ (() => z.enum(["new", "changed", "same"]))();

/** One row of the file, as the screen lists it. Row and column are those of the sheet. */
export const importRowSchema = /* @__PURE__ */ (() =>
  z.object({
    row: z.number().int(),
    unit: outcome.nullable(),
    post: outcome.nullable(),
    holder: outcome.nullable(),
    problems: z.array(
      z.object({
        column: z.string().meta({ description: "Heading of the column" }),
        code: z.string(),
        message: z.string().meta({ description: "Why, and what to do, in Indonesian" }),
      }),
    ),
  }))();
export type ImportRow = z.infer<typeof importRowSchema>;

export const importReportSchema = /* @__PURE__ */ (() =>
  z
    .object({
      rows: z.number().int(),
      rejected: z.number().int(),
      written: z.object({
        units: z.number().int(),
        posts: z.number().int(),
        people: z.number().int(),
        holdings: z.number().int(),
      }),
      items: z
        .array(importRowSchema)
        .meta({ description: "Rows that are refused, then rows that change something; at most 200" }),
    })
    .meta({ id: "DirectoryImport", description: "What a file holds, or what was taken from it" }))();
export type ImportReport = z.infer<typeof importReportSchema>;

const fileFaults = {
  "directory/import-unreadable": { status: 415, when: "The file is no readable XLSX or CSV." },
  "directory/import-too-large": { status: 413, when: "The file has more than 2 MB or 2,000 rows." },
  "directory/import-columns-missing": { status: 422, when: "The first row has no heading kode unit." },
} as const;

export const directoryImportsContract = /* @__PURE__ */ (() =>
  defineResource({
    preview: {
      method: "POST",
      path: "/directory/imports/preview",
      summary: "Say what a file of units, posts and holders would change, and why rows are refused; changes nothing",
      permission: "directory/imports.write",
      body: "file",
      success: importReportSchema,
      errors: fileFaults,
    },
    run: {
      method: "POST",
      path: "/directory/imports",
      summary: "Take the sound rows of a file; sending the file again changes nothing",
      permission: "directory/imports.write",
      body: "file",
      success: importReportSchema,
      errors: fileFaults,
    },
  }))();

/** The host's module `directory`. */
export const directoryContract = /* @__PURE__ */ (() => ({
  units: unitsContract,
  posts: postsContract,
  holdings: holdingsContract,
  people: peopleContract,
  households: householdsContract,
  imports: directoryImportsContract,
}))();
export type DirectoryContract = typeof directoryContract;

/** One way a signed-in account may act: a role in a unit over a part of the regency. */
export const placeSchema = /* @__PURE__ */ (() =>
  z.object({
    place: z.number().int().meta({ description: "Its number in this session, from 0" }),
    role: z.string(),
    unitName: z.string(),
    active: z.boolean(),
  }))();
export type Place = z.infer<typeof placeSchema>;

/** Read beside the session. The choice is made by `POST /auth/place`, since it brings a new session token. */
export const placesContract = /* @__PURE__ */ (() =>
  defineResource({
    list: {
      method: "GET",
      path: "/session/places",
      summary: "List the units this account may act in",
      permission: "signed-in",
      success: z.object({ items: z.array(placeSchema) }),
    },
  }))();

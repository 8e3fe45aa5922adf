import * as z from "zod";
import { calendarDateSchema } from "./calendar-date.ts";
import type { DisclosurePurpose } from "./disclosure-purpose.ts";
import { kkSchema } from "./kk.ts";
import { nikSchema } from "./nik.ts";
import { nipSchema } from "./nip.ts";

/** What a unit is. `lainnya` is for what a regency has and this list has not. */
export const UNIT_KINDS = [
  "pemerintah-daerah",
  "sekretariat-daerah",
  "sekretariat-dprd",
  "inspektorat",
  "dinas",
  "badan",
  "kecamatan",
  "kelurahan",
  "desa",
  "bagian",
  "bidang",
  "subbagian",
  "seksi",
  "uptd",
  "puskesmas",
  "rumah-sakit",
  "sekolah",
  "lainnya",
] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** UU 20/2023 speaks of managerial and non-managerial posts; offices still speak of these three. */
export const POST_KINDS = ["struktural", "fungsional", "pelaksana"] as const;
export type PostKind = (typeof POST_KINDS)[number];

/**
 * How a person holds a post: for good, as Plt (the post is vacant), as Plh (the holder is absent for a while), as Pj (appointed by
 * the level above until there is one for good), or as Pjs (appointed while the holder campaigns or is on leave outside the state).
 */
export const CAPACITIES = ["definitif", "plt", "plh", "pj", "pjs"] as const;
export type Capacity = (typeof CAPACITIES)[number];

/** Whether a post has its holder on a day; `acting` is one who only stands in. */
export const STAFFINGS = ["filled", "acting", "vacant"] as const;
export type Staffing = (typeof STAFFINGS)[number];

const text = (most: number, code = "directory/text-too-long") =>
  z.string().trim().max(most, { error: code }).transform(oneSpace);
const named = (most: number) => text(most).refine((value) => value !== "", { error: "directory/name-missing" });
const optional = (most: number) =>
  text(most)
    .transform((value) => (value === "" ? null : value))
    .nullable();

function oneSpace(value: string): string {
  return value.replace(/\s+/g, " ");
}

const unitId = /* @__PURE__ */ (() => z.uuid().meta({ description: "The unit" }))();
const postId = /* @__PURE__ */ (() => z.uuid().meta({ description: "The post" }))();
const personId = /* @__PURE__ */ (() => z.uuid().meta({ description: "The person" }))();
const version = /* @__PURE__ */ (() => z.number().int().meta({ description: "For `If-Match` of the next change" }))();
const from = /* @__PURE__ */ (() => calendarDateSchema.meta({ description: "The first day" }))();
const until = /* @__PURE__ */ (() =>
  calendarDateSchema
    .nullable()
    .meta({ description: "The first day on which it no longer holds; null while it lasts" }))();
const personName = /* @__PURE__ */ (() =>
  z.string().meta({ personal: "name", description: "Name with titles, as letters print it" }))();

/** What people may say of a unit. `code` is the regency's own, unique among units that last. */
export const unitFactsSchema = /* @__PURE__ */ (() =>
  z.object({
    parentId: unitId.nullable(),
    kind: z.enum(UNIT_KINDS, { error: "directory/unit-kind-unknown" }),
    name: named(160),
    shortName: optional(40),
    code: optional(40),
  }))();
export type UnitFacts = z.infer<typeof unitFactsSchema>;

export const unitSchema = /* @__PURE__ */ (() =>
  unitFactsSchema
    .extend({
      unitId,
      name: z.string(),
      shortName: z.string().nullable(),
      code: z.string().nullable(),
      validFrom: from,
      validUntil: until,
      successorId: unitId.nullable().meta({ description: "The unit that took its place, of a unit that ended" }),
      version,
    })
    .meta({ id: "Unit", description: "A unit of the regency's organisation" }))();
export type Unit = z.infer<typeof unitSchema>;

/** A unit in the tree of one day. */
export const unitNodeSchema = /* @__PURE__ */ (() =>
  z
    .object({
      unitId,
      parentId: unitId
        .nullable()
        .meta({ description: "The parent on that day: a successor where the named one had ended" }),
      kind: z.enum(UNIT_KINDS),
      name: z.string(),
      shortName: z.string().nullable(),
      code: z.string().nullable(),
      posts: z.number().int().meta({ description: "Posts of the unit itself" }),
      vacant: z.number().int().meta({ description: "Of these, posts without a holder" }),
    })
    .meta({ id: "UnitNode", description: "A unit on one day, with its posts counted" }))();
export type UnitNode = z.infer<typeof unitNodeSchema>;

export const postFactsSchema = /* @__PURE__ */ (() =>
  z.object({
    unitId,
    kind: z.enum(POST_KINDS, { error: "directory/post-kind-unknown" }),
    name: named(200),
    level: optional(60).meta({ description: "Eselon or jenjang as it is written: II.b, Ahli Muda" }),
    code: optional(40).meta({ description: "Tells apart posts of one name in one unit" }),
  }))();
export type PostFacts = z.infer<typeof postFactsSchema>;

export const holdingSchema = /* @__PURE__ */ (() =>
  z
    .object({
      holdingId: z.uuid(),
      postId,
      postName: z.string(),
      unitId,
      unitName: z.string(),
      personId: personId.meta({ description: "The person, of merged records the one that stands" }),
      personName,
      capacity: z.enum(CAPACITIES),
      decree: z.string().nullable().meta({ description: "Number of the decree or order" }),
      validFrom: from,
      validUntil: until,
      version,
    })
    .meta({ id: "Holding", description: "A person in a post for a time" }))();
export type Holding = z.infer<typeof holdingSchema>;

export const holdingFactsSchema = /* @__PURE__ */ (() =>
  z
    .object({
      capacity: z.enum(CAPACITIES, { error: "directory/capacity-unknown" }),
      decree: optional(120),
      validFrom: from,
      validUntil: until,
    })
    .refine(({ validFrom, validUntil }) => validUntil === null || validFrom < validUntil, {
      error: "directory/ends-before-it-begins",
      path: ["validUntil"],
    }))();
export type HoldingFacts = z.infer<typeof holdingFactsSchema>;

export const postSchema = /* @__PURE__ */ (() =>
  postFactsSchema
    .extend({
      postId,
      unitName: z.string(),
      name: z.string(),
      level: z.string().nullable(),
      code: z.string().nullable(),
      validFrom: from,
      validUntil: until,
      staffing: z.enum(STAFFINGS).meta({ description: "On the day asked for" }),
      holdings: z
        .array(holdingSchema)
        .meta({ description: "All there were, newest first; in a unit only those of the day" }),
      version,
    })
    .meta({ id: "Post", description: "A post in a unit" }))();
export type Post = z.infer<typeof postSchema>;

const unitName = /* @__PURE__ */ (() => z.object({ unitId, name: z.string() }))();

export const unitDetailSchema = /* @__PURE__ */ (() =>
  z
    .object({
      on: calendarDateSchema,
      unit: unitSchema,
      above: z.array(unitName).meta({ description: "From the top down" }),
      below: z.array(unitName),
      before: z.array(unitName.extend({ validUntil: until })).meta({ description: "Units this one took the place of" }),
      successor: unitName.nullable(),
      posts: z.array(postSchema),
      version,
    })
    .meta({ id: "UnitDetail", description: "A unit with its posts on one day" }))();
export type UnitDetail = z.infer<typeof unitDetailSchema>;

/** Who a person is. Titles stand apart from the name: they are no part of what people are found by. */
export const personFactsSchema = /* @__PURE__ */ (() =>
  z.object({
    name: named(120).meta({ personal: "name" }),
    frontTitle: optional(40),
    backTitle: optional(80),
    birthDate: calendarDateSchema.nullable().meta({ personal: "birth-date" }),
    nip: nipSchema
      .or(z.literal(""))
      .nullish()
      .transform((value) => (value === "" ? null : value))
      .meta({ personal: "nip", description: "Left out: stays as it is. Null: taken away" }),
    nik: nikSchema
      .or(z.literal(""))
      .nullish()
      .transform((value) => (value === "" ? null : value))
      .meta({ personal: "nik", description: "Left out: stays as it is. Null: taken away" }),
    kk: kkSchema
      .or(z.literal(""))
      .nullish()
      .transform((value) => (value === "" ? null : value))
      .meta({ personal: "kk", description: "Left out: stays as it is. Null: taken away" }),
    accountId: optional(200).meta({ description: "The account this person signs in with" }),
  }))();
export type PersonFacts = z.infer<typeof personFactsSchema>;

export const personShortSchema = /* @__PURE__ */ (() =>
  z
    .object({
      personId,
      personName,
      nip: z.string().nullable().meta({ personal: "nip", description: "Masked" }),
      posts: z.array(z.string()).meta({ description: "Posts held on the day asked for" }),
    })
    .meta({ id: "PersonShort", description: "A person in a list" }))();
export type PersonShort = z.infer<typeof personShortSchema>;

export const personSchema = /* @__PURE__ */ (() =>
  z
    .object({
      personId,
      personName,
      name: z.string().meta({ personal: "name" }),
      frontTitle: z.string().nullable(),
      backTitle: z.string().nullable(),
      birthDate: calendarDateSchema.nullable().meta({ personal: "birth-date" }),
      nip: z.string().nullable().meta({ personal: "nip", description: "Masked" }),
      nik: z.string().nullable().meta({ personal: "nik", description: "Masked" }),
      nikDoubtful: z.boolean().meta({ description: "The number breaks a rule of NIK; it is kept all the same" }),
      kk: z.string().nullable().meta({ personal: "kk", description: "Masked" }),
      householdId: z.uuid().nullable(),
      accountId: z.string().nullable(),
      survivorId: personId.nullable().meta({ description: "The record that stands for this one, after a merge" }),
      merged: z
        .array(z.object({ personId, personName, version }))
        .meta({ description: "Records this one stands for, directly merged into it" }),
      holdings: z.array(holdingSchema),
      version,
    })
    .meta({ id: "Person", description: "A person, identifiers masked" }))();
export type Person = z.infer<typeof personSchema>;

/** What a person's identifiers may be opened for in the directory. */
export const identityPurposes = [
  "personnel-record",
  "population-record",
  "duplicate",
  "service",
  "own-request",
  "inspection",
] as const satisfies readonly DisclosurePurpose[];
export type IdentityPurpose = (typeof identityPurposes)[number];

export const identitySchema = /* @__PURE__ */ (() =>
  z.object({
    personId,
    nip: z.string().nullable().meta({ personal: "nip" }),
    nik: z.string().nullable().meta({ personal: "nik" }),
    kk: z.string().nullable().meta({ personal: "kk" }),
  }))();
export type Identity = z.infer<typeof identitySchema>;

const maskedKk = /* @__PURE__ */ (() => z.string().nullable().meta({ personal: "kk", description: "Masked" }))();

export const householdShortSchema = /* @__PURE__ */ (() =>
  z
    .object({
      householdId: z.uuid(),
      kk: maskedKk,
      members: z.array(z.object({ personId, personName })).meta({ description: "At most five, by name" }),
    })
    .meta({ id: "HouseholdShort", description: "A household in a list" }))();
export type HouseholdShort = z.infer<typeof householdShortSchema>;

export const householdSchema = /* @__PURE__ */ (() =>
  z
    .object({
      householdId: z.uuid(),
      kk: maskedKk,
      survivorId: z.uuid().nullable().meta({ description: "The household that stands for this one, after a merge" }),
      members: z.array(z.object({ personId, personName })),
      merged: z
        .array(z.object({ householdId: z.uuid(), kk: maskedKk, version }))
        .meta({ description: "Households this one stands for, directly merged into it" }),
      version,
    })
    .meta({ id: "Household", description: "A household, its number masked" }))();
export type Household = z.infer<typeof householdSchema>;

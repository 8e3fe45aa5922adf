import { calendarDateSchema } from "@spbe-kit/core";
import type { DisclosurePurpose } from "@spbe-kit/core/organisation";
import * as z from "zod";

/** Client-made UUIDv7, so that a record made without signal keeps its name when it arrives. */
export const childIdSchema = z.uuid({ error: "stunting/id-not-uuid" });

/** M laki-laki, F perempuan: the letters of WHO's tables. */
export const sexSchema = z.enum(["M", "F"]);
export type Sex = z.infer<typeof sexSchema>;

const personNameSchema = z
  .string()
  .trim()
  .min(1, { error: "stunting/name-missing" })
  .max(120, { error: "stunting/name-too-long" });

/** Kemendagri code of a village, "19.06.05.2001". */
export const villageCodeSchema = z.string().regex(/^\d{2}\.\d{2}\.\d{2}\.\d{4}$/, { error: "stunting/village-code" });
/** The register's own code of a posyandu: its village's code, a dash and a number, "19.06.05.2001-02". */
export const posyanduCodeSchema = z
  .string()
  .regex(/^\d{2}\.\d{2}\.\d{2}\.\d{4}-\d{2,3}$/, { error: "stunting/posyandu-code" });

const typedNikSchema = z
  .string()
  .trim()
  .max(40, { error: "stunting/nik-too-long" })
  .nullable()
  .meta({ personal: "nik" });

/**
 * What a person types about a child. A doubtful NIK never blocks the record: it is kept as typed and flagged.
 * Weights in kilograms and lengths in centimetres, both to one or two decimals.
 */
export const childDraftSchema = z.object({
  name: personNameSchema.meta({ personal: "name" }),
  sex: sexSchema,
  birthDate: calendarDateSchema.meta({ personal: "birth-date" }),
  nik: typedNikSchema.default(null),
  motherName: z
    .string()
    .trim()
    .max(120, { error: "stunting/name-too-long" })
    .nullable()
    .default(null)
    .meta({ personal: "name" }),
  posyanduCode: posyanduCodeSchema,
  birthWeightKg: z
    .number()
    .min(0.3, { error: "stunting/birth-weight-range" })
    .max(8, { error: "stunting/birth-weight-range" })
    .nullable()
    .default(null),
  birthLengthCm: z
    .number()
    .min(20, { error: "stunting/birth-length-range" })
    .max(70, { error: "stunting/birth-length-range" })
    .nullable()
    .default(null),
});
export type ChildDraft = z.input<typeof childDraftSchema>;
export type ChildFacts = z.output<typeof childDraftSchema>;

export const newChildSchema = childDraftSchema.extend({ childId: childIdSchema });
export type NewChild = z.input<typeof newChildSchema>;

/**
 * What corrects a record. Readers see the NIK masked, so leaving it out keeps the stored one; null takes it away.
 */
export const childCorrectionSchema = childDraftSchema.omit({ nik: true }).extend({ nik: typedNikSchema.optional() });
export type ChildCorrection = z.input<typeof childCorrectionSchema>;

/** A NIK as it may be shown: masked, with what is known about it. */
export const shownNikSchema = z.object({
  masked: z.string().nullable(),
  /** `doubtful`: kept as typed, but a digit cannot be right or it does not fit the birth date or sex. */
  state: z.enum(["valid", "doubtful", "none"]),
});
export type ShownNik = z.infer<typeof shownNikSchema>;

/** Why somebody may see a child's whole NIK, of the one list of purposes; the audit keeps which. */
export const nikPurposes = [
  "service",
  "population-record",
  "referral",
  "duplicate",
  "assistance",
] as const satisfies readonly DisclosurePurpose[];
export const nikPurposeSchema = z.enum(nikPurposes, { error: "stunting/nik-purpose" });
export type NikPurpose = z.infer<typeof nikPurposeSchema>;

/** A whole NIK, shown once for a stated purpose; null where none was given or the person was erased. */
export const revealedNikSchema = z.object({ nik: z.string().nullable().meta({ personal: "nik" }) });
export type RevealedNik = z.infer<typeof revealedNikSchema>;

/** Growth of the latest measurement, as a list shows it. z to two decimals, null where it cannot be judged. */
export const latestGrowthSchema = z.object({
  measuredOn: calendarDateSchema,
  ageInMonths: z.number().int(),
  weightKg: z.number().nullable(),
  statureCm: z.number().nullable(),
  heightForAgeZ: z.number().nullable(),
  weightForAgeZ: z.number().nullable(),
  weightForHeightZ: z.number().nullable(),
  flagged: z.boolean(),
});
export type LatestGrowth = z.infer<typeof latestGrowthSchema>;

export const childSummarySchema = z.object({
  childId: childIdSchema,
  name: z.string().meta({ personal: "name" }),
  sex: sexSchema,
  birthDate: calendarDateSchema.meta({ personal: "birth-date" }),
  motherName: z.string().nullable().meta({ personal: "name" }),
  villageCode: z.string(),
  villageName: z.string(),
  posyanduCode: z.string(),
  posyanduName: z.string(),
  latest: latestGrowthSchema.nullable(),
});
export type ChildSummary = z.infer<typeof childSummarySchema>;

export const childSchema = childSummarySchema.extend({
  nik: shownNikSchema,
  districtName: z.string(),
  puskesmasName: z.string().nullable(),
  birthWeightKg: z.number().nullable(),
  birthLengthCm: z.number().nullable(),
  /** Grows by one with every change; send the one you saw when you change the record. */
  version: z.number().int(),
});
export type Child = z.infer<typeof childSchema>;

/** A child that may be the same as the one being registered, and why. Proposed, never merged. */
export const duplicateHintSchema = z.object({
  child: childSummarySchema,
  reasons: z.array(z.enum(["same-nik", "same-name-and-birth", "similar-name-same-birth"])),
});
export type DuplicateHint = z.infer<typeof duplicateHintSchema>;

/** What a list of children can be narrowed to. Areas and states may stand in a URL; names and numbers may not. */
export const growthStatusSchema = z.enum([
  "stunted",
  "severely-stunted",
  "wasted",
  "severely-wasted",
  "underweight",
  "flagged",
  "normal",
  "not-measured",
]);
export type GrowthStatus = z.infer<typeof growthStatusSchema>;

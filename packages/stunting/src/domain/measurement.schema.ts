import { calendarDateSchema } from "@spbe-kit/core";
import * as z from "zod";
import { childIdSchema } from "./child.schema.ts";

/** Client-made UUIDv7; it is the operation's id too, so sending it twice has one effect. */
export const measurementIdSchema = z.uuid({ error: "stunting/id-not-uuid" });

/** lying = telentang (PB), standing = berdiri (TB). */
export const positionSchema = z.enum(["lying", "standing"]);
export type StaturePosition = z.infer<typeof positionSchema>;

const weightKgSchema = z
  .number()
  .positive({ error: "stunting/weight-not-positive" })
  .max(200, { error: "stunting/weight-in-grams" })
  .meta({ personal: "health" });
const statureCmSchema = z
  .number()
  .min(20, { error: "stunting/stature-range" })
  .max(220, { error: "stunting/stature-range" })
  .meta({ personal: "health" });

/**
 * One weighing as an immutable fact. A correction is a new fact that names the one it `supersedes`;
 * `withdrawn` takes the superseded one back without putting another in its place.
 * At least one of weight and stature is there, unless withdrawn.
 */
export const measurementDraftSchema = z
  .object({
    measurementId: measurementIdSchema,
    measuredOn: calendarDateSchema,
    weightKg: weightKgSchema.nullable().default(null),
    statureCm: statureCmSchema.nullable().default(null),
    position: positionSchema.nullable().default(null),
    headCm: z
      .number()
      .min(15, { error: "stunting/head-range" })
      .max(80, { error: "stunting/head-range" })
      .meta({ personal: "health" })
      .nullable()
      .default(null),
    armCm: z
      .number()
      .min(4, { error: "stunting/arm-range" })
      .max(60, { error: "stunting/arm-range" })
      .meta({ personal: "health" })
      .nullable()
      .default(null),
    oedema: z.boolean().default(false).meta({ personal: "health" }),
    supersedes: measurementIdSchema.nullable().default(null),
    withdrawn: z.boolean().default(false),
  })
  .refine((m) => m.withdrawn || m.weightKg !== null || m.statureCm !== null, {
    path: ["weightKg"],
    error: "stunting/nothing-measured",
  })
  .refine((m) => !m.withdrawn || m.supersedes !== null, {
    path: ["supersedes"],
    error: "stunting/withdraws-nothing",
  });
export type MeasurementDraft = z.input<typeof measurementDraftSchema>;
export type MeasurementFacts = z.output<typeof measurementDraftSchema>;

/** One index of a measurement. `z` to two decimals; null where it cannot be judged. */
export const shownIndexSchema = z.object({
  z: z.number().nullable(),
  flagged: z.boolean(),
  /** Category code of Permenkes 2/2020, null where there is no score or it is flagged. */
  category: z.string().nullable(),
});
export type ShownIndex = z.infer<typeof shownIndexSchema>;

export const measurementSchema = z.object({
  measurementId: measurementIdSchema,
  childId: childIdSchema,
  measuredOn: calendarDateSchema,
  ageInDays: z.number().int(),
  ageInMonths: z.number().int(),
  weightKg: z.number().nullable().meta({ personal: "health" }),
  statureCm: z.number().nullable().meta({ personal: "health" }),
  position: positionSchema.nullable(),
  headCm: z.number().nullable().meta({ personal: "health" }),
  armCm: z.number().nullable().meta({ personal: "health" }),
  oedema: z.boolean().meta({ personal: "health" }),
  heightForAge: shownIndexSchema,
  weightForAge: shownIndexSchema,
  weightForHeight: shownIndexSchema,
  bmiForAge: shownIndexSchema,
  /** How the scores were made, for example "who-2006/day". */
  method: z.string(),
  /** KMS word of the month by KBM: N naik, T tidak naik, 2T, O tidak ditimbang bulan lalu, B baru; null where it cannot be judged. */
  kms: z.enum(["N", "T", "2T", "O", "B"]).nullable(),
  /** Grams gained since last month's weighing, and the least that counts as a gain. */
  gainG: z.number().int().nullable(),
  leastGainG: z.number().int().nullable(),
  /** True for the one that stands for the child in its month. */
  counts: z.boolean(),
  supersedes: measurementIdSchema.nullable(),
  supersededBy: measurementIdSchema.nullable(),
  withdrawn: z.boolean(),
  recordedAt: z.string(),
  recordedBy: z.string(),
  source: z.enum(["screen", "import", "recalculation"]),
});
export type Measurement = z.infer<typeof measurementSchema>;

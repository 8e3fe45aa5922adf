import { calendarDateSchema } from "@spbe-kit/core";
import { CAPACITIES } from "@spbe-kit/core/organisation";
import * as z from "zod";
import { contractGrades, rankCodes } from "./ranks.ts";

/** PNS, PPPK, and PPPK paruh waktu. */
export const employmentKindSchema = z.enum(["pns", "pppk", "pppk-part-time"]);
export type EmploymentKind = z.infer<typeof employmentKindSchema>;

/** The kinds of post of UU 20/2023 that a regency has; functional posts by jenjang. */
export const postKindSchema = z.enum([
  "jpt-pratama",
  "administrator",
  "pengawas",
  "pelaksana",
  "ahli-pertama",
  "ahli-muda",
  "ahli-madya",
  "ahli-utama",
  "pemula",
  "terampil",
  "mahir",
  "penyelia",
]);
export type PostKind = z.infer<typeof postKindSchema>;

/** The predikat kinerja of a year, best first (PermenPANRB 6/2022). */
export const predicates = ["sangat-baik", "baik", "butuh-perbaikan", "kurang", "sangat-kurang"] as const;
export const predicateSchema = z.enum(predicates);
export type Predicate = z.infer<typeof predicateSchema>;

const text = z.string().trim().min(1).max(300);

const dataOf = {
  /** The start of service in one kind of employment; for a PNS the TMT CPNS. */
  appointment: z.object({ employment: employmentKindSchema }),
  /** The end of service. `validFrom` is the first day out of service. */
  separation: z.object({ reason: z.enum(["retired", "resigned", "dismissed", "died", "contract-ended", "moved"]) }),
  rank: z.object({ rank: z.enum(rankCodes) }),
  post: z.object({ postId: text, title: text, unitId: text, postKind: postKindSchema, holding: z.enum(CAPACITIES) }),
  education: z.object({
    level: z.enum(["sd", "smp", "sma", "d1", "d2", "d3", "s1-d4", "s2", "s3"]),
    institution: text,
  }),
  training: z.object({ name: text, hours: z.number().int().positive() }),
  family: z.object({ relation: z.enum(["spouse", "child", "parent"]), name: text.meta({ personal: "name" }) }),
  award: z.object({ name: text }),
  /** A punishment. `postponesKgbMonths` is 1 to 12 where it holds back the next periodic rise. */
  discipline: z.object({
    severity: z.enum(["light", "medium", "heavy"]),
    postponesKgbMonths: z.number().int().min(1).max(12).optional(),
  }),
  leave: z.object({ leave: z.enum(["annual", "long", "sick", "maternity", "important", "unpaid"]) }),
  /** A perjanjian kerja. `validUntil` is its last day. */
  contract: z.object({ grade: z.enum(contractGrades) }),
  /** A kenaikan gaji berkala: `validFrom` is its TMT, the pay in whole rupiah a month. */
  kgb: z.object({ payRupiah: z.number().int().positive() }),
  /** The predikat of a calendar year; `validFrom` is the day it was given. */
  assessment: z.object({ year: z.number().int().min(1945).max(9998), predicate: predicateSchema }),
  /** Says that the superseded fact never was. */
  withdrawal: z.object({ reason: text.meta({ personal: "free-text" }) }),
} as const;

export type FactKind = keyof typeof dataOf;

const common = {
  factId: z.string().min(1).max(64),
  /** The first day it holds. */
  validFrom: calendarDateSchema,
  /** The last day it holds; absent while open. */
  validUntil: calendarDateSchema.optional(),
  /** The fact this one corrects. Both stay stored. */
  supersedes: z.string().min(1).max(64).optional(),
  /** Instant of writing, in UTC with six decimals, so that instants sort as text. */
  recordedAt: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/),
  /** Account that wrote it. */
  by: z.string().min(1).max(64),
  /** Number of the decision or id of the document that proves it. */
  proof: text.optional(),
};

function factOf<K extends FactKind>(kind: K) {
  return z.object({ ...common, kind: z.literal(kind), data: dataOf[kind] });
}

/** One dated fact of a civil servant's record. Facts are only ever added; a correction supersedes. */
export const factSchema = /* @__PURE__ */ (() =>
  z
    .discriminatedUnion("kind", [
      factOf("appointment"),
      factOf("separation"),
      factOf("rank"),
      factOf("post"),
      factOf("education"),
      factOf("training"),
      factOf("family"),
      factOf("award"),
      factOf("discipline"),
      factOf("leave"),
      factOf("contract"),
      factOf("kgb"),
      factOf("assessment"),
      factOf("withdrawal"),
    ])
    .refine(({ validFrom, validUntil }) => validUntil === undefined || validFrom <= validUntil, {
      path: ["validUntil"],
      error: "ends_before_it_begins",
    })
    .refine(({ kind, supersedes }) => kind !== "withdrawal" || supersedes !== undefined, {
      path: ["supersedes"],
      error: "withdraws_nothing",
    }))();

export type Fact = z.infer<typeof factSchema>;
export type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>;

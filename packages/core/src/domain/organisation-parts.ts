import * as z from "zod";
import { calendarDateSchema } from "./calendar-date.ts";

/** What several resources of the directory have in common: parts of their inputs, and refusals they declare. */
export const onDay = /* @__PURE__ */ (() =>
  z.object({
    on: calendarDateSchema
      .optional()
      .meta({ description: "The day to look at; today in the regency's zone when left out" }),
  }))();
export const sought = /* @__PURE__ */ (() => z.object({ text: z.string().trim().min(2).max(120) }))();
export const beginning = /* @__PURE__ */ (() => ({
  validFrom: calendarDateSchema.meta({ description: "The first day" }),
}))();
export const ending = /* @__PURE__ */ (() => ({
  on: calendarDateSchema.meta({ description: "The first day on which it no longer holds" }),
}))();
export const reasoned = /* @__PURE__ */ (() => ({
  reason: z
    .string()
    .trim()
    .min(3, { error: "directory/reason-missing" })
    .max(200)
    .meta({ description: "Kept with the merge" }),
}))();
export const noPost = {
  "directory/post-not-found": { status: 404, when: "No post of this id in your regency." },
} as const;
export const noPerson = {
  "directory/person-not-found": { status: 404, when: "No person of this id is visible to you." },
} as const;
export const idTaken = { "directory/id-taken": { status: 409, when: "The id is in use." } } as const;
export const changed = {
  "core/version-changed": { status: 412, when: "Somebody changed it since you opened it." },
} as const;
export const ended = {
  "directory/already-ended": { status: 409, when: "It ended before that day, or begins after it." },
} as const;
export const placed = {
  "directory/code-taken": { status: 409, when: "Another unit that lasts has the code." },
  "directory/parent-not-in-force": { status: 422, when: "The unit above is not in force on the first day." },
  "directory/unit-circle": { status: 422, when: "The unit would stand below itself." },
} as const;
export const held = {
  "directory/post-already-held": {
    status: 409,
    when: "Somebody holds the post for good at that time.",
    data: /* @__PURE__ */ (() => z.object({ holdingId: z.uuid() }).optional())(),
  },
  "directory/outside-of-post": { status: 422, when: "The post is not in force for all of that time." },
} as const;
export const identified = {
  "directory/nik-taken": { status: 409, when: "Another person's record has the NIK." },
  "directory/nip-taken": { status: 409, when: "Another person's record has the NIP." },
  "directory/account-taken": { status: 409, when: "Another person has the account." },
  "directory/kk-is-nik": { status: 422, when: "KK and NIK are the same number." },
} as const;
export const mergeable = {
  "directory/merge-circle": { status: 422, when: "Both are the same record after earlier merges." },
  "directory/person-merged": { status: 409, when: "The record was merged already." },
} as const;
export const unmergeable = {
  "directory/not-merged": { status: 409, when: "The record is not merged." },
  "directory/nik-taken": identified["directory/nik-taken"],
  "directory/nip-taken": identified["directory/nip-taken"],
} as const;
/** Officials in their posts are shown to everybody who works with them: no audit entry for each look. */
export const OFFICIALS = { disclosesPersonalData: false } as const;

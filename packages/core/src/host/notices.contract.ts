import * as z from "zod";
import { defineResource } from "../domain/contract.ts";

/** Something an account is told. Its words hold numbers and codes, never names. */
export const noticeSchema = /* @__PURE__ */ (() =>
  z
    .object({
      noticeId: z.uuid().meta({ description: "The notice" }),
      code: z.string().meta({ description: "What it is about, as module/code" }),
      text: z.object({ id: z.string(), en: z.string() }).meta({ description: "The sentence, plain text, by language" }),
      path: z.string().meta({ description: "The portal's page that shows it" }),
      at: z.string().meta({ description: "Instant, UTC" }),
      read: z.boolean().meta({ description: "Whether the account has seen it" }),
    })
    .meta({ id: "Notice", description: "Something an account is told" }))();
export type NoticeShown = z.infer<typeof noticeSchema>;

/** The host's own resource: what the signed-in account was told. */
export const noticesContract = /* @__PURE__ */ (() =>
  defineResource({
    list: {
      method: "GET",
      path: "/notices",
      summary: "List one's own notices, newest first",
      permission: "signed-in",
      query: z.object({
        cursor: z
          .string()
          .regex(/^[0-9TZ:.-]{27}_[0-9a-f-]{36}$/)
          .optional()
          .meta({ description: "`nextCursor` of the page before" }),
        limit: z.coerce.number().int().min(1).max(100).default(20).meta({ description: "Rows on a page" }),
      }),
      success: z.object({
        items: z.array(noticeSchema),
        nextCursor: z.string().nullable().meta({ description: "Hand it back to get the next page; null on the last" }),
      }),
    },
    unread: {
      method: "GET",
      path: "/notices/unread",
      summary: "Count one's own unread notices",
      permission: "signed-in",
      success: z.object({ count: z.number().int().meta({ description: "At most 100" }) }),
    },
    markRead: {
      method: "POST",
      path: "/notices/{noticeId}/read",
      summary: "Mark one of one's own notices as read",
      permission: "signed-in",
      params: z.object({ noticeId: z.uuid().meta({ description: "The notice" }) }),
      success: "empty",
      errors: { "notices/notice-not-found": { status: 404, when: "You have no notice of this id." } },
    },
    markAllRead: {
      method: "POST",
      path: "/notices/read",
      summary: "Mark all of one's own notices as read",
      permission: "signed-in",
      success: "empty",
    },
  }))();

import * as z from "zod";
import { calendarDateSchema } from "./calendar-date.ts";
import { defineResource } from "./contract.ts";

const kind = /* @__PURE__ */ (() => z.enum(["write", "disclosure", "login", "logout"]))();

/** One line of the audit: who did what to whom and when. Ids and field names, never values. */
export const auditEntrySchema = /* @__PURE__ */ (() =>
  z
    .object({
      entryId: z.uuid().meta({ description: "The entry" }),
      at: z.string().meta({ description: "Instant, UTC" }),
      kind: kind.meta({ description: "What happened" }),
      act: z.string().meta({ description: "Operation, as module/resource.operation" }),
      accountId: z.string().meta({ description: "The account that acted" }),
      accountName: z.string().nullable().meta({ personal: "name", description: "Null when no session is kept" }),
      role: z.string().meta({ description: "Role at that moment" }),
      traceId: z.string().meta({ description: "Finds the log line" }),
      purpose: z.string().nullable().meta({ description: "Why data were shown" }),
      subjects: z.array(z.string()).meta({ description: "Whom it concerned, as kind/id" }),
      fields: z.array(z.string()).meta({ description: "Fields written or shown" }),
      sealed: z.boolean().meta({ description: "Whether the chain holds it" }),
    })
    .meta({ id: "AuditEntry", description: "One line of the audit" }))();
export type AuditEntryShown = z.infer<typeof auditEntrySchema>;

/** What to look for. Everything is optional; what is given must all hold. */
export const auditFilterSchema = /* @__PURE__ */ (() =>
  z.object({
    subject: z
      .string()
      .regex(/^[a-z][A-Za-z]*\/[0-9a-f-]{36}$/, { error: "audit/subject-malformed" })
      .optional()
      .meta({ description: "kind/id, for example child/0190f0c2-…" }),
    accountId: z.string().min(1).max(200).optional().meta({ description: "The account that acted" }),
    kind: kind.optional().meta({ description: "Only entries of this kind" }),
    from: calendarDateSchema.optional().meta({ description: "First day, in the regency's zone" }),
    to: calendarDateSchema.optional().meta({ description: "Last day, in the regency's zone" }),
  }))();
export type AuditFilter = z.infer<typeof auditFilterSchema>;

/** The host's own resource for auditors. */
export const auditContract = /* @__PURE__ */ (() =>
  defineResource({
    search: {
      method: "POST",
      path: "/audit/entries/search",
      summary: "List audit entries, newest first",
      permission: "audit/entries.read",
      body: auditFilterSchema.extend({
        cursor: z.uuid().optional().meta({ description: "`nextCursor` of the page before" }),
        limit: z.number().int().min(1).max(200).default(50).meta({ description: "Rows on a page" }),
      }),
      success: z.object({
        items: z.array(auditEntrySchema),
        nextCursor: z.string().nullable().meta({ description: "Hand it back to get the next page; null on the last" }),
      }),
    },
    download: {
      method: "POST",
      path: "/audit/entries/download",
      summary: "Download audit entries as CSV, newest first, at most 50,000",
      permission: "audit/entries.read",
      body: auditFilterSchema,
      success: "file",
      disclosesPersonalData: true,
    },
    accounts: {
      method: "GET",
      path: "/audit/accounts",
      summary: "List the accounts that have acted",
      permission: "audit/entries.read",
      success: z.object({
        items: z.array(
          z.object({
            accountId: z.string(),
            accountName: z.string().nullable().meta({ personal: "name", description: "Null when no session is kept" }),
            role: z.string(),
          }),
        ),
      }),
    },
    chain: {
      method: "GET",
      path: "/audit/chain",
      summary: "Show how far the audit is sealed",
      permission: "audit/entries.read",
      success: z.object({
        sealed: z.number().int().meta({ description: "Entries in the chain" }),
        head: z.string().meta({ description: "The newest seal, hex; empty before the first" }),
        unsealed: z.number().int().meta({ description: "Entries that wait for their seal" }),
      }),
    },
  }))();

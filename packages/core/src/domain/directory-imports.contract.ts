import * as z from "zod";
import { defineResource } from "./contract.ts";

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

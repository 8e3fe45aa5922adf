import { defineResource, withoutNik } from "@spbe-kit/core";
import * as z from "zod";
import { importIdSchema, importRowKindSchema, importRowSchema, importSchema } from "./import.schema.ts";

const importPath = z.object({ importId: importIdSchema });
const notFound = {
  "stunting/import-not-found": { status: 404, when: "No import of this id is visible to you." },
} as const;
const wrongState = {
  "stunting/import-wrong-state": {
    status: 409,
    when: "The import is not at the step this act belongs to.",
    data: z.object({ state: z.string() }),
  },
} as const;

export const importsContract = defineResource({
  list: {
    method: "GET",
    path: "/stunting/imports",
    summary: "List imports, newest first",
    permission: "stunting/imports.read",
    success: z.object({ items: z.array(importSchema) }),
  },
  open: {
    method: "POST",
    path: "/stunting/imports",
    summary: "Open an import for a file about to be sent",
    permission: "stunting/imports.manage",
    body: z.object({
      importId: importIdSchema,
      /** Stored as it is, but for a NIK. */
      fileName: z.string().trim().min(1).max(200).transform(withoutNik),
      sizeBytes: z.number().int().min(1, { error: "stunting/file-empty" }),
    }),
    success: importSchema,
    status: 201,
    errors: {
      "stunting/file-too-large": {
        status: 413,
        when: "The file is larger than this host accepts.",
        data: z.object({ limitBytes: z.number() }),
      },
      "stunting/import-id-taken": { status: 409, when: "The id was used for another import." },
    },
  },
  send: {
    method: "PUT",
    path: "/stunting/imports/{importId}/file",
    summary: "Send the file of an import; reading starts at once",
    permission: "stunting/imports.manage",
    params: importPath,
    body: "file",
    success: importSchema,
    status: 202,
    errors: {
      ...notFound,
      ...wrongState,
      "stunting/file-too-large": {
        status: 413,
        when: "The file is larger than this host accepts.",
        data: z.object({ limitBytes: z.number() }),
      },
    },
  },
  get: {
    method: "GET",
    path: "/stunting/imports/{importId}",
    summary: "Show an import and how far it is",
    permission: "stunting/imports.read",
    params: importPath,
    success: importSchema,
    errors: notFound,
  },
  rows: {
    method: "GET",
    path: "/stunting/imports/{importId}/rows",
    summary: "List rows of an import by kind, with problems and scores side by side",
    permission: "stunting/imports.read",
    params: importPath,
    query: z.object({
      kind: importRowKindSchema.optional(),
      /** `nextCursor` of the page before: a row's number. */
      cursor: z
        .string()
        .regex(/^\d{1,9}$/)
        .optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    success: z.object({ items: z.array(importRowSchema), nextCursor: z.string().nullable() }),
    errors: notFound,
    disclosesPersonalData: true,
  },
  confirm: {
    method: "POST",
    path: "/stunting/imports/{importId}/confirm",
    summary: "Save the accepted rows of an import",
    permission: "stunting/imports.manage",
    params: importPath,
    success: importSchema,
    status: 202,
    errors: { ...notFound, ...wrongState },
  },
  cancel: {
    method: "POST",
    path: "/stunting/imports/{importId}/cancel",
    summary: "Drop an import; rows already saved stay",
    permission: "stunting/imports.manage",
    params: importPath,
    success: importSchema,
    errors: { ...notFound, ...wrongState },
  },
  file: {
    method: "GET",
    path: "/stunting/imports/{importId}/file",
    summary: "Download the file of an import as it was sent, until its rows are saved and for 7 days at most",
    permission: "stunting/imports.read",
    params: importPath,
    success: "file",
    errors: {
      ...notFound,
      "stunting/import-file-gone": { status: 404, when: "The file never came, or its time is over." },
    },
    disclosesPersonalData: true,
  },
  rejects: {
    method: "GET",
    path: "/stunting/imports/{importId}/rejects",
    summary: "Download the rejected rows with their reasons, in the file's own columns",
    permission: "stunting/imports.read",
    params: importPath,
    success: "file",
    errors: notFound,
    disclosesPersonalData: true,
  },
});

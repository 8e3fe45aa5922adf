import * as z from "zod";
import { calendarDateSchema } from "../domain/calendar-date.ts";
import { defineResource } from "../domain/contract.ts";

const childSchema = z.object({ id: z.string(), name: z.string(), birthDate: calendarDateSchema });
const pageSchema = z.object({ items: z.array(childSchema), nextCursor: z.string().nullable() });

/** A small register of children: every shape an operation can have. */
export const registerContract = defineResource({
  list: {
    method: "GET",
    path: "/stunting/children",
    summary: "List children.",
    permission: "stunting/children.read",
    query: z.object({
      villageCode: z.string().optional(),
      status: z.array(z.string()).optional(),
      cursor: z.string().optional(),
    }),
    success: pageSchema,
  },
  search: {
    method: "POST",
    path: "/stunting/children/search",
    summary: "Search children by name.",
    permission: "stunting/children.read",
    body: z.object({ name: z.string(), cursor: z.string().optional() }),
    success: pageSchema,
  },
  read: {
    method: "GET",
    path: "/stunting/children/{childId}",
    summary: "Read a child.",
    permission: "stunting/children.read",
    params: z.object({ childId: z.string() }),
    success: childSchema,
  },
  register: {
    method: "POST",
    path: "/stunting/children",
    summary: "Register a child.",
    permission: "stunting/children.write",
    body: childSchema,
    success: childSchema,
    status: 201,
    errors: {
      "stunting/duplicate-child": {
        status: 409,
        when: "A child with this NIK is registered already.",
        data: z.object({ childId: z.string() }),
      },
      "stunting/outside-area": { status: 403, when: "The village is not in the caller's area." },
    },
  },
  remove: {
    method: "DELETE",
    path: "/stunting/children/{childId}",
    summary: "Withdraw a child.",
    permission: "stunting/children.write",
    params: z.object({ childId: z.string() }),
    success: "empty",
  },
  upload: {
    method: "POST",
    path: "/stunting/imports",
    summary: "Upload a spreadsheet.",
    permission: "stunting/imports.write",
    body: "file",
    success: z.object({ importId: z.string() }),
  },
  download: {
    method: "GET",
    path: "/stunting/imports/{importId}/rejects",
    summary: "Download rejected rows.",
    permission: "stunting/imports.read",
    params: z.object({ importId: z.string() }),
    success: "file",
  },
  ping: {
    method: "GET",
    path: "/stunting/ping",
    summary: "Ping.",
    permission: "public",
    success: z.object({ ok: z.boolean() }),
  },
});

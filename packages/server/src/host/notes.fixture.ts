import { defineResource } from "@spbe-kit/core";
import { sql } from "kysely";
import * as z from "zod";
import { tenantTable } from "../database/index.ts";
import { defineServerModule } from "./server-module.ts";

/** A smallest module for the host's own tests: notes of a regency. */
const noteSchema = z
  .object({ noteId: z.uuid(), text: z.string().meta({ personal: "free-text" }), pinned: z.boolean() })
  .meta({ id: "Note", description: "A note of the regency" });

const notePath = z.object({ noteId: z.uuid({ error: "notes/id-not-uuid" }).meta({ description: "The note" }) });
const notFound = { "notes/note-not-found": { status: 404, when: "No note of this id is visible to you." } } as const;

export const notesContract = defineResource({
  list: {
    method: "GET",
    path: "/notes/notes",
    summary: "List notes",
    permission: "notes/notes.read",
    query: z.object({
      limit: z.coerce.number().int().min(1).max(200).default(50).meta({ description: "Rows on a page" }),
      only: z.array(z.string()).optional().meta({ description: "Ids to keep" }),
    }),
    success: z.object({ items: z.array(noteSchema), only: z.array(z.string()).nullable() }),
  },
  get: {
    method: "GET",
    path: "/notes/notes/{noteId}",
    summary: "Show a note",
    permission: "notes/notes.read",
    params: notePath,
    success: noteSchema,
    errors: notFound,
  },
  write: {
    method: "POST",
    path: "/notes/notes",
    summary: "Write a note",
    permission: "notes/notes.write",
    body: z.object({
      noteId: z.uuid(),
      text: z.string().trim().min(1).max(200, { error: "notes/text-too-long" }),
      weightKg: z.number().max(200, { error: "notes/weight-in-grams" }).optional(),
      pinned: z.boolean().default(false),
    }),
    success: noteSchema,
    status: 201,
    errors: { "notes/note-taken": { status: 409, when: "The id is in use.", data: z.object({ noteId: z.uuid() }) } },
  },
  pin: {
    method: "PUT",
    path: "/notes/notes/{noteId}/pin",
    summary: "Pin a note",
    permission: "notes/notes.write",
    params: notePath,
    versioned: true,
    success: z.object({ noteId: z.uuid(), version: z.number().int() }),
    errors: notFound,
  },
  search: {
    method: "POST",
    path: "/notes/notes/search",
    summary: "Search notes",
    permission: "notes/notes.read",
    body: z.object({ text: z.string().min(2) }),
    success: z.object({ items: z.array(noteSchema) }),
  },
  attach: {
    method: "PUT",
    path: "/notes/notes/{noteId}/file",
    summary: "Attach a file to a note",
    permission: "notes/notes.write",
    params: notePath,
    body: "file",
    success: z.object({ sizeBytes: z.number().int() }),
    errors: notFound,
  },
  print: {
    method: "GET",
    path: "/notes/notes/{noteId}/print",
    summary: "Download a note",
    permission: "notes/notes.read",
    params: notePath,
    success: "file",
    errors: notFound,
  },
  remove: {
    method: "DELETE",
    path: "/notes/notes/{noteId}",
    summary: "Remove a note",
    permission: "notes/notes.write",
    params: notePath,
    success: "empty",
    errors: notFound,
  },
  crash: {
    method: "POST",
    path: "/notes/crash",
    summary: "Fail as a programmer's mistake does",
    permission: "notes/notes.read",
    body: z.object({ name: z.string() }),
    success: z.object({}),
  },
  count: {
    method: "POST",
    path: "/notes/count",
    summary: "Count notes in the background",
    permission: "notes/notes.read",
    body: z.object({ fail: z.boolean() }),
    success: "empty",
    errors: { "notes/refused": { status: 422, when: "Asked to refuse." } },
  },
});

const contract = { notes: notesContract } as const;

interface NoteRow {
  note_id: string;
  text: string;
  pinned: boolean;
}
const shown = (row: NoteRow) => ({ noteId: row.note_id, text: row.text, pinned: row.pinned });

const migration = `
create table note (
  regency_code text collate "C" not null,
  note_id uuid not null,
  text text not null,
  pinned boolean not null,
  version integer not null default 1,
  primary key (regency_code, note_id)
);
${tenantTable("note")}
`;

/** What the background job of `count` saw, by name; tests read it. */
export const counted: string[] = [];

export const notesModule = defineServerModule(contract, {
  name: "notes",
  permissions: {
    writer: ["notes/notes.read", "notes/notes.write"],
    reader: ["notes/notes.read"],
    stranger: [],
  },
  migrations: [{ id: "notes/0001-note", sql: migration }],
  sentences: {
    id: { "notes/weight-in-grams": "Berat lebih dari 200 kg. Isi dalam kilogram, bukan gram." },
    en: { "notes/weight-in-grams": "More than 200 kg. Give kilograms, not grams." },
  },
  handlers: {
    notes: {
      list: ({ query }, { db, signedIn }) =>
        db(async (tx) => {
          const { rows } = await sql<NoteRow>`select note_id, text, pinned from note
            where regency_code = ${signedIn.regencyCode} order by note_id limit ${query.limit}`.execute(tx);
          return { items: rows.map(shown), only: query.only ?? null };
        }),
      get: async ({ params }, { db, signedIn, fail }) => {
        const { rows } = await db((tx) =>
          sql<NoteRow>`select note_id, text, pinned from note
            where regency_code = ${signedIn.regencyCode} and note_id = ${params.noteId}`.execute(tx),
        );
        return rows[0] ? shown(rows[0]) : fail("notes/note-not-found");
      },
      write: ({ body }, { db, signedIn, fail }) =>
        db(async (tx) => {
          const { rows } = await sql<NoteRow>`insert into note (regency_code, note_id, text, pinned)
            values (${signedIn.regencyCode}, ${body.noteId}, ${body.text}, ${body.pinned})
            on conflict do nothing returning note_id, text, pinned`.execute(tx);
          return rows[0] ? shown(rows[0]) : fail("notes/note-taken", { noteId: body.noteId });
        }),
      pin: async ({ params, version }, { db, signedIn, fail }) => {
        const { rows } = await db((tx) =>
          sql<{ note_id: string; version: number }>`update note set pinned = true, version = version + 1
            where regency_code = ${signedIn.regencyCode} and note_id = ${params.noteId} and version = ${version}
            returning note_id, version`.execute(tx),
        );
        return rows[0] ? { noteId: rows[0].note_id, version: rows[0].version } : fail("core/version-changed");
      },
      search: ({ body }, { db, signedIn }) =>
        db(async (tx) => {
          const { rows } = await sql<NoteRow>`select note_id, text, pinned from note
            where regency_code = ${signedIn.regencyCode} and text ilike ${`%${body.text}%`}`.execute(tx);
          return { items: rows.map(shown) };
        }),
      attach: async ({ body }) => {
        let sizeBytes = 0;
        for await (const chunk of body) sizeBytes += chunk.byteLength;
        return { sizeBytes };
      },
      print: () => new Response("<script>alert(1)</script>", { headers: { "content-type": "text/html" } }),
      remove: async ({ params }, { db, signedIn, fail }) => {
        const { rows } = await db((tx) =>
          sql`delete from note where regency_code = ${signedIn.regencyCode} and note_id = ${params.noteId}
            returning note_id`.execute(tx),
        );
        if (rows.length === 0) fail("notes/note-not-found");
        return undefined;
      },
      crash: ({ body }) => {
        throw new Error(`cannot find "${body.name}" with NIK 1906010101200001`);
      },
      count: async ({ body }, { jobs, fail }) => {
        jobs.start("count", async (job) => {
          const { rows } = await job.db((tx) => sql<{ n: number }>`select count(*)::int as n from note`.execute(tx));
          counted.push(`${rows[0]?.n} notes on ${job.today()}`);
        });
        if (body.fail) fail("notes/refused");
        return undefined;
      },
    },
  },
});

import { defineResource } from "@spbe-kit/core";
import { undoable } from "@spbe-kit/core/host";
import { sql } from "kysely";
import * as z from "zod";
import { tenantTable } from "../database/tenant-table.ts";
import { defineServerModule } from "../host/server-module.ts";

/** The smallest module with acts that can be taken back, for the host's own tests: letters that leave the house. */
const lettersContract = defineResource({
  send: {
    method: "POST",
    path: "/dispatch/letters/{letterId}/send",
    summary: "Send a letter",
    permission: "dispatch/letters.send",
    params: z.object({ letterId: z.uuid() }),
    body: z.object({ cover: z.string(), twice: z.enum(["never", "writes", "jobs"]).default("never") }),
    errors: { "dispatch/already-sent": { status: 409, when: "It has left." } },
    ...undoable(),
  },
  sendAll: {
    method: "POST",
    path: "/dispatch/letters/send-all",
    summary: "Send every letter one sees",
    permission: "dispatch/letters.send",
    ...undoable(3),
  },
});

const migration = `
create table outgoing (
  regency_code text collate "C" not null,
  letter_id uuid not null,
  village_code text collate "C" not null,
  cover text,
  sent integer not null default 0 check (sent <= 1),
  primary key (regency_code, letter_id)
);
${tenantTable("outgoing", { scope: { village: "village_code" } })}
`;

const contract = { letters: lettersContract } as const;

export const dispatchModule = defineServerModule(contract, {
  name: "dispatch",
  permissions: { writer: ["dispatch/letters.send"], reader: ["dispatch/letters.send"] },
  migrations: [{ id: "dispatch/0001-outgoing", sql: migration }],
  sentences: {
    id: { "dispatch/already-sent": "Surat ini sudah terkirim." },
    en: { "dispatch/already-sent": "This letter has left." },
  },
  handlers: {
    letters: {
      send: async ({ params: { letterId }, body: { cover, twice } }, { db, signedIn, emit, jobs, audit, fail }) => {
        audit({ fields: ["sent"] });
        await db(async (tx) => {
          const { rows } = await sql`update outgoing set sent = sent + 1, cover = ${cover}
            where regency_code = ${signedIn.regencyCode} and letter_id = ${letterId}::uuid and sent = 0 returning letter_id`.execute(
            tx,
          );
          if (rows.length === 0) fail("dispatch/already-sent");
          await emit(tx, "dispatch/letter-left", { letterId });
        });
        if (twice === "writes") await db((tx) => sql`update outgoing set sent = 0`.execute(tx));
        if (twice === "jobs") jobs.start("beside", async () => undefined);
        return undefined;
      },
      sendAll: async (_, { db, signedIn }) => {
        await db((tx) =>
          sql`update outgoing set sent = 1 where regency_code = ${signedIn.regencyCode} and sent = 0`.execute(tx),
        );
        return undefined;
      },
    },
  },
});

import { defineResource } from "@spbe-kit/core";
import { sql } from "kysely";
import * as z from "zod";
import { tenantTable } from "../database/tenant-table.ts";
import { defineServerModule, type ServerModule } from "../host/server-module.ts";
import { onEvent, type TaskContext } from "./event-subscriber.ts";

/** Two smallest modules for the host's own tests: a desk where letters arrive, and an archive that files them. */
const letter = z.object({ letterId: z.uuid() });

const lettersContract = defineResource({
  receive: {
    method: "POST",
    path: "/desk/letters",
    summary: "Receive a letter",
    permission: "desk/letters.receive",
    body: letter.extend({ refuse: z.boolean().default(false), tell: z.string().optional() }),
    success: "empty",
    errors: { "desk/refused": { status: 422, when: "Asked to refuse." } },
  },
});

const migration = `
create table letter (
  regency_code text collate "C" not null,
  letter_id uuid not null,
  primary key (regency_code, letter_id)
);
${tenantTable("letter")}
create table filing (
  regency_code text collate "C" not null,
  filing_id uuid not null,
  letter_id uuid not null,
  primary key (regency_code, filing_id)
);
${tenantTable("filing")}
`;

const contract = { letters: lettersContract } as const;

export const deskModule = defineServerModule(contract, {
  name: "desk",
  permissions: { writer: ["desk/letters.receive"] },
  migrations: [{ id: "desk/0001-letter", sql: migration }],
  sentences: {
    id: { "desk/letter-arrived": "{count} surat masuk." },
    en: { "desk/letter-arrived": "{count} letter(s) arrived." },
  },
  handlers: {
    letters: {
      receive: async ({ body }, { db, signedIn, emit, notify, fail }) => {
        const { letterId, refuse, tell } = body;
        await db(async (tx) => {
          await sql`insert into letter (regency_code, letter_id) values (${signedIn.regencyCode}, ${letterId}::uuid)
            on conflict do nothing`.execute(tx);
          await emit(tx, "desk/letter-arrived", { letterId });
          const notice = { code: "desk/letter-arrived", data: { count: 1_200 }, path: `/desk/${letterId}` };
          if (tell !== undefined) await notify(tx, { accountId: tell, ...notice });
          if (refuse) fail("desk/refused");
        });
        return undefined;
      },
    },
  },
});

/** Files a letter in the transaction that ends its task. */
export async function fileLetter(letterId: string, task: TaskContext): Promise<void> {
  task.audit({ subjects: [`letter/${letterId}`], fields: ["filing"] });
  await task.finish((tx) =>
    sql`insert into filing (regency_code, filing_id, letter_id)
      values (${task.regencyCode}, ${task.random.uuid()}::uuid, ${letterId}::uuid) on conflict do nothing`.execute(tx),
  );
}

/** A module that reacts to letters as the test wishes. */
export function archiveModule(
  react: (letterId: string, task: TaskContext) => Promise<void> = fileLetter,
  name = "archive",
): ServerModule<Record<never, never>> {
  return defineServerModule(
    {},
    {
      name,
      permissions: {},
      migrations: [],
      handlers: {},
      events: { "desk/letter-arrived": onEvent(letter, async ({ letterId }, task) => await react(letterId, task)) },
    },
  );
}

import { setTimeout as wait } from "node:timers/promises";
import { defineResource } from "@spbe-kit/core";
import { type ComposedModule, defineServerModule, onEvent, tenantTable } from "@spbe-kit/server";
import { sql } from "kysely";
import * as z from "zod";

const letter = z.object({ letterId: z.uuid() });

/** Letters of a desk: one that arrives is written down, told to whoever sent it, and filed by a task. */
export const lettersContract = defineResource({
  receive: {
    method: "POST",
    path: "/desk/letters",
    summary: "Receive a letter",
    permission: "desk/letters.receive",
    body: letter,
    success: "empty",
  },
});

/** No key over the letter: a letter written or filed twice is two rows, and is seen. */
const tables = ["desk_letter", "desk_filing"]
  .map(
    (name) => `create table ${name} (
  regency_code text collate "C" not null,
  row_id uuid not null,
  letter_id uuid not null,
  primary key (regency_code, row_id)
);
${tenantTable(name)}`,
  )
  .join("\n");

const ROLES = ["cadre", "nutritionist", "dinas", "tpps", "diskominfo"];
/** Longer than a killer needs to hear that the task is there. */
const TRAPPED_MILLISECONDS = 10_000;

export interface Desk {
  readonly module: ComposedModule;
  /** The next task tells `{ trapped: true }` inside its transaction and waits to be killed. */
  trapNextTask(): void;
}

/** A module whose every write and every task can be counted. */
export function deskModule(): Desk {
  let trap = false;
  const contract = { letters: lettersContract } as const;
  const module = defineServerModule(contract, {
    name: "desk",
    permissions: Object.fromEntries(ROLES.map((role) => [role, ["desk/letters.receive"]])),
    migrations: [{ id: "desk/0001-letter", sql: tables }],
    sentences: { id: { "desk/arrived": "Surat masuk." }, en: { "desk/arrived": "A letter arrived." } },
    handlers: {
      letters: {
        receive: async ({ body: { letterId } }, { db, signedIn, emit, notify, random }) => {
          await db(async (tx) => {
            await sql`insert into desk_letter (regency_code, row_id, letter_id)
              values (${signedIn.regencyCode}, ${random.uuid()}::uuid, ${letterId}::uuid)`.execute(tx);
            await emit(tx, "desk/letter-arrived", { letterId });
            await notify(tx, { accountId: signedIn.accountId, code: "desk/arrived", path: `/desk/${letterId}` });
          });
          return undefined;
        },
      },
    },
    events: {
      "desk/letter-arrived": onEvent(letter, async ({ letterId }, task) => {
        task.audit({ subjects: [`letter/${letterId}`] });
        await task.finish(async (tx) => {
          await sql`insert into desk_filing (regency_code, row_id, letter_id)
            values (${task.regencyCode}, ${task.random.uuid()}::uuid, ${letterId}::uuid)`.execute(tx);
          if (!trap) return;
          trap = false;
          process.send?.({ trapped: true });
          await wait(TRAPPED_MILLISECONDS);
        });
      }),
    },
  });
  return {
    module,
    trapNextTask: () => {
      trap = true;
    },
  };
}

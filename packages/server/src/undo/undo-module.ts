import { undoContract } from "@spbe-kit/core/host";
import { sql } from "kysely";
import * as z from "zod";
import type { AuditFacts } from "../audit/record-entry.ts";
import type { Transaction } from "../database/database.ts";
import type { OperationRoute } from "../host/operation-list.ts";
import { isRefusal } from "../host/refusal.ts";
import { defineServerModule, type ServerModule, type SignedIn } from "../host/server-module.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import { type EventSubscriber, onEvent, type TaskContext } from "../tasks/event-subscriber.ts";
import type { OpenOutbox } from "../tasks/outbox.ts";
import { actingContext } from "./acting-context.ts";
import { ACT_DUE, openInput, UNDO_MODULE } from "./pending-act.ts";

const contract = { acts: undoContract } as const;

const factsSchema = z.object({ act: z.string(), subjects: z.array(z.string()), fields: z.array(z.string()) });
type ActFacts = z.output<typeof factsSchema>;

interface UndoParts {
  readonly ring: KeyRing;
  /** Known once all modules are. */
  readonly acts: () => ReadonlyMap<string, OperationRoute>;
  readonly openOutbox: () => OpenOutbox;
}

/** The host's own operation for taking an act back while it waits, and what does it when nobody has. */
export function undoModule(parts: UndoParts): ServerModule<typeof contract> {
  return defineServerModule(contract, {
    name: UNDO_MODULE,
    permissions: {},
    migrations: [],
    sentences: {
      id: {
        "undo/too-late": "Tidak dapat diurungkan lagi: sudah dilakukan, atau sudah diurungkan.",
        "undo/not-done":
          "Tindakan yang sempat menunggu tidak jadi dilakukan, karena datanya sudah berubah. Buka halamannya dan periksa lagi.",
      },
      en: {
        "undo/too-late": "It cannot be taken back any more: it was done, or taken back before.",
        "undo/not-done":
          "An act that waited for a moment was not done, because its data have changed. Open the page and look again.",
      },
    },
    handlers: {
      acts: {
        withdraw: async ({ params: { undoId } }, { db, signedIn, now, audit, fail }) => {
          await db(async (tx) => audit((await takeBack(tx, signedIn, undoId, now())) ?? fail("undo/too-late")));
          return undefined;
        },
      },
    },
    events: { [ACT_DUE]: acting(parts) },
  });
}

/**
 * Takes what still waits out of the queue. A worker that claims it at the same moment locks the row first or finds none.
 *
 * @returns what it was about; undefined for what was done, taken back, never there or another account's: all alike
 */
async function takeBack(
  tx: Transaction,
  { regencyCode, accountId }: SignedIn,
  undoId: string,
  now: string,
): Promise<AuditFacts | undefined> {
  const { rows } = await sql<{ payload: unknown }>`
    delete from task where regency_code = ${regencyCode} and task_id = ${undoId}::uuid and event = ${ACT_DUE}
      and account_id = ${accountId} and state = 'waiting' and attempts = 0 and run_at > ${now}::timestamptz
    returning payload`.execute(tx);
  if (!rows[0]) return undefined;
  const { subjects, fields } = factsSchema.parse(rows[0].payload);
  return { subjects, fields };
}

function acting(parts: UndoParts): EventSubscriber {
  return onEvent(factsSchema, async (facts, task) => {
    const route = parts.acts().get(facts.act);
    if (!route) throw new Error(`spbe-server: no module of this portal does ${facts.act} any more.`);
    await act(route, facts, task, parts);
  });
}

async function act(route: OperationRoute, facts: ActFacts, task: TaskContext, { ring, openOutbox }: UndoParts) {
  const { regencyCode: regency, taskId: undoId } = task;
  const { subjects, fields } = facts;
  const pending = openInput(ring, { regency, undoId }, await task.db((tx) => readSealed(tx, regency, undoId)));
  task.audit({ subjects, fields });
  const context = actingContext(route, pending, { task, facts: { subjects, fields }, openOutbox: openOutbox() });
  try {
    await route.handler(pending.input, context);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    // It was right when it was asked for, and nobody waits for the answer any more.
    task.log.warn({ code: error.code }, "an act that waited was refused when its time had come");
    task.audit({ fields: ["notice"] });
    const { accountId } = pending.signedIn;
    await task.finish((tx) => task.notify(tx, { accountId, code: "undo/not-done", path: "/" }));
  }
}

async function readSealed(tx: Transaction, regency: string, undoId: string): Promise<Uint8Array> {
  const { rows } = await sql<{ sealed: Uint8Array | null }>`
    select sealed from task where regency_code = ${regency} and task_id = ${undoId}::uuid`.execute(tx);
  if (rows[0]?.sealed) return rows[0].sealed;
  throw new Error(`spbe-server: what act ${undoId} would do is gone. Discard the task.`);
}

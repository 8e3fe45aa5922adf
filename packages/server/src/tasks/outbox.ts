import type { ClockPort, RandomPort } from "@spbe-kit/core";
import type { AuditActor } from "../audit/record-entry.ts";
import type { Transaction } from "../database/database.ts";
import type { ComposedModule } from "../host/composed-module.ts";
import { NOTICED, type Notice, type NoticeWriter } from "../notices/notice-writer.ts";
import { assertFacts, type Facts } from "./facts.ts";
import { insertTask, type NewTask } from "./task-rows.ts";

/** What a request, a job or a task leaves behind in its own transaction: events for other modules, notices for accounts. */
export interface Outbox {
  /**
   * Tells every module that listens to the event, after this transaction has committed; never when it rolls back.
   *
   * @param event `<own module>/<kebab words>`, what has happened, for example "stunting/import-finished"
   * @param payload ids, codes and counts
   */
  emit(tx: Transaction, event: string, payload: Facts): Promise<void>;
  /** Tells one account, in the portal and, where the composition wishes it, by e-mail. */
  notify(tx: Transaction, notice: Notice): Promise<void>;
}

/** An outbox with the bell that is rung when its transaction has committed. */
export interface OpenedOutbox extends Outbox {
  /** Leaves work for the host itself, to begin at an instant. */
  later(tx: Transaction, work: Omit<NewTask, "actor" | "now"> & { readonly runAt: string }): Promise<void>;
  around<T>(transaction: () => Promise<T>): Promise<T>;
}

/** @param module whose events these are */
export type OpenOutbox = (actor: AuditActor, module: string) => OpenedOutbox;

/** Modules by the event they listen to. */
export type Listeners = ReadonlyMap<string, readonly string[]>;

const EVENT = /^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/;

/** @throws Error naming a module that listens to something whose name no event has */
export function listenersOf(modules: readonly ComposedModule[]): Listeners {
  const pairs = modules.flatMap(({ name, events = {} }) => Object.keys(events).map((event) => ({ name, event })));
  const wrong = pairs.find(({ event }) => !EVENT.test(event));
  if (wrong)
    throw new Error(
      `spbe-server: module ${wrong.name} listens to "${wrong.event}". Write an event as "<module>/<kebab-words>".`,
    );
  const grouped = Map.groupBy(pairs, ({ event }) => event);
  return new Map([...grouped].map(([event, listening]) => [event, listening.map(({ name }) => name)]));
}

export function outboxes(parts: {
  readonly clock: ClockPort;
  readonly random: RandomPort;
  readonly listeners: Listeners;
  readonly notices: NoticeWriter;
  /** Called after a commit that left work behind. */
  readonly wake: (regencyCode: string) => void;
}): OpenOutbox {
  const { clock, random, listeners, notices, wake } = parts;

  return (actor, module) => {
    let left = false;

    async function leave(tx: Transaction, event: string, payload: Facts): Promise<void> {
      for (const listening of listeners.get(event) ?? []) {
        await insertTask(tx, { taskId: random.uuid(), event, module: listening, payload, actor, now: clock.now() });
        left = true;
      }
    }

    return {
      async emit(tx, event, payload) {
        if (!event.startsWith(`${module}/`) || !EVENT.test(event))
          throw new Error(
            `spbe-server: module ${module} may emit only events of its own, ${module}/<kebab-words>, and not ${event}.`,
          );
        assertFacts(payload, event);
        await leave(tx, event, payload);
      },
      async notify(tx, notice) {
        const noticeId = await notices.write(tx, actor.regencyCode, notice);
        await leave(tx, NOTICED, { noticeId });
      },
      async later(tx, work) {
        await insertTask(tx, { ...work, actor, now: clock.now() });
        left = true;
      },
      async around(transaction) {
        const value = await transaction();
        if (left) wake(actor.regencyCode);
        left = false;
        return value;
      },
    };
  };
}

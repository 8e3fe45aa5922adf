import type * as z from "zod";
import type { Transaction } from "../database/database.ts";
import type { JobContext } from "../host/server-module.ts";

/** What a module's reaction to an event receives. It sees the whole regency and acts in the name of who caused the event. */
export interface TaskContext extends JobContext {
  readonly regencyCode: string;
  /** The same at every attempt: a key for whatever outside must not be done twice. */
  readonly taskId: string;
  /** 1 at the first attempt. */
  readonly attempt: number;
  /**
   * Ends the task and commits `work` with it: both or neither, so what `work` writes is written exactly once. What was written by
   * `db` before is written again when the process dies in between. A reaction that returns without it is ended by the host.
   */
  finish<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
}

/** A module's reaction to one event. */
export interface EventSubscriber {
  run(payload: unknown, task: TaskContext): Promise<void>;
}

/**
 * A reaction to an event, for `events` of a server module. A failure is tried again after 2 s, 8 s and so on up to an hour; after
 * the eighth the task is parked for an operator. Reactions to one event run in no promised order.
 *
 * @param payload the shape the event's payload must have; another one is a failure
 * @param run may be run again after it failed or its process died
 */
export function onEvent<S extends z.ZodType>(
  payload: S,
  run: (payload: z.output<S>, task: TaskContext) => Promise<void>,
): EventSubscriber {
  return { run: async (given, task) => await run(payload.parse(given), task) };
}

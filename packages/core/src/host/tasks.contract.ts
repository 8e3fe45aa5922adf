import * as z from "zod";
import { defineResource } from "../domain/contract.ts";
import { undoable } from "./undo.contract.ts";

/** One piece of background work that failed on every attempt and waits for a person. */
export const parkedTaskSchema = /* @__PURE__ */ (() =>
  z
    .object({
      taskId: z.uuid().meta({ description: "The task" }),
      event: z.string().meta({ description: "What had happened, as module/event" }),
      module: z.string().meta({ description: "The module that should react" }),
      attempts: z.number().int().meta({ description: "How often it was tried" }),
      createdAt: z.string().meta({ description: "Instant, UTC" }),
      parkedAt: z.string().meta({ description: "Instant, UTC" }),
      lastError: z.string().meta({ description: "The last failure, without values" }),
      traceId: z.string().meta({ description: "Finds the log line" }),
    })
    .meta({ id: "ParkedTask", description: "Background work that waits for a person" }))();
export type ParkedTask = z.infer<typeof parkedTaskSchema>;

const path = /* @__PURE__ */ (() => z.object({ taskId: z.uuid().meta({ description: "The task" }) }))();
const permission = "tasks/tasks.manage";
const gone = { "tasks/task-not-parked": { status: 404, when: "No parked task has this id." } } as const;

/** The host's own resource for operators: work that failed, to be run again or given up. */
export const tasksContract = /* @__PURE__ */ (() =>
  defineResource({
    list: {
      method: "GET",
      path: "/tasks",
      summary: "List parked tasks, newest first, and count those that wait",
      permission,
      query: z.object({
        cursor: z
          .string()
          .regex(/^[0-9TZ:.-]{27}_[0-9a-f-]{36}$/)
          .optional()
          .meta({ description: "`nextCursor` of the page before" }),
        limit: z.coerce.number().int().min(1).max(200).default(50).meta({ description: "Rows on a page" }),
      }),
      success: z.object({
        items: z.array(parkedTaskSchema),
        nextCursor: z.string().nullable().meta({ description: "Hand it back to get the next page; null on the last" }),
        parked: z.number().int().meta({ description: "All parked tasks" }),
        waiting: z.number().int().meta({ description: "Tasks that will run by themselves" }),
      }),
    },
    replay: {
      method: "POST",
      path: "/tasks/{taskId}/replay",
      summary: "Run a parked task again",
      permission,
      params: path,
      success: "empty",
      errors: gone,
    },
    replayAll: {
      method: "POST",
      path: "/tasks/replay",
      summary: "Run every parked task again",
      permission,
      success: z.object({ replayed: z.number().int().meta({ description: "How many wait again" }) }),
    },
    discard: {
      method: "DELETE",
      path: "/tasks/{taskId}",
      summary: "Give up a parked task, a few seconds from now",
      permission,
      params: path,
      errors: gone,
      ...undoable(),
    },
  }))();

import { tasksContract } from "@spbe-kit/core/host";
import { defineServerModule, type ServerModule } from "../host/server-module.ts";
import { countTasks, discardParked, listParked, replayParked } from "./parked-tasks.ts";

const contract = { tasks: tasksContract } as const;

/** The host's own operations for operators: background work that failed on every attempt. */
export function tasksModule(parts: {
  /** Roles that may see, replay and discard. */
  readonly roles: readonly string[];
  /** Called when replayed work waits. */
  readonly wake: (regencyCode: string) => void;
}): ServerModule<typeof contract> {
  return defineServerModule(contract, {
    name: "tasks",
    permissions: Object.fromEntries(parts.roles.map((role) => [role, ["tasks/tasks.manage"]])),
    migrations: [],
    sentences: {
      id: { "tasks/task-not-parked": "Pekerjaan ini tidak lagi tertahan. Muat ulang daftarnya." },
      en: { "tasks/task-not-parked": "This task is no longer parked. Reload the list." },
    },
    handlers: {
      tasks: {
        list: ({ query }, { db, signedIn: { regencyCode } }) =>
          db(
            async (tx) => ({ ...(await listParked(tx, regencyCode, query)), ...(await countTasks(tx, regencyCode)) }),
            { readOnly: true },
          ),
        replay: async ({ params: { taskId } }, { db, signedIn: { regencyCode }, now, fail }) => {
          const replayed = await db((tx) => replayParked(tx, { regencyCode, taskId, now: now() }));
          if (replayed === 0) fail("tasks/task-not-parked");
          parts.wake(regencyCode);
          return undefined;
        },
        replayAll: async (_, { db, signedIn: { regencyCode }, now }) => {
          const replayed = await db((tx) => replayParked(tx, { regencyCode, now: now() }));
          parts.wake(regencyCode);
          return { replayed };
        },
        discard: async ({ params: { taskId } }, { db, signedIn: { regencyCode }, fail }) => {
          const discarded = await db((tx) => discardParked(tx, { regencyCode, taskId }));
          if (discarded === 0) fail("tasks/task-not-parked");
          return undefined;
        },
      },
    },
  });
}

import type { ResourceClient } from "@spbe-kit/core/client";
import type { ParkedTask, tasksContract } from "@spbe-kit/core/host";
import { type Page, type Pages, usePages } from "../use-pages.ts";

export type TasksClient = ResourceClient<typeof tasksContract>;

export interface TaskCounts {
  readonly parked: number;
  readonly waiting: number;
}

interface ParkedPage extends Page<ParkedTask>, TaskCounts {}

/** Reads parked tasks page by page, and how many there are; what is shown stays while it is read anew. */
export function useParkedTasks(client: TasksClient): Pages<ParkedTask, ParkedPage> {
  return usePages<ParkedTask, ParkedPage>({
    keep: true,
    first: (signal) => client.list({}, { signal }),
    next: (cursor) => client.list({ query: { cursor } }),
  });
}

import type { ResourceClient } from "@spbe-kit/core/client";
import type { ParkedTask, tasksContract } from "@spbe-kit/core/host";
import { useCallback, useEffect, useState } from "react";

export type TasksClient = ResourceClient<typeof tasksContract>;

export interface TaskCounts {
  readonly parked: number;
  readonly waiting: number;
}

export interface ParkedTasks {
  /** Undefined until the first answer. */
  readonly items: readonly ParkedTask[] | undefined;
  readonly counts: TaskCounts | undefined;
  readonly error: unknown;
  readonly loadingMore: boolean;
  /** Undefined on the last page. */
  readonly loadMore: (() => void) | undefined;
  readonly reload: () => void;
}

/** Reads parked tasks page by page; `reload` begins anew and keeps what is shown until the answer is there. */
export function useParkedTasks(client: TasksClient): ParkedTasks {
  const [items, setItems] = useState<readonly ParkedTask[]>();
  const [counts, setCounts] = useState<TaskCounts>();
  const [nextCursor, setNextCursor] = useState<string | null>(null);
  const [error, setError] = useState<unknown>();
  const [loadingMore, setLoadingMore] = useState(false);
  const [round, setRound] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` stands for "reload".
  useEffect(() => {
    const stale = new AbortController();
    client.list({}, { signal: stale.signal }).then(
      (page) => {
        if (stale.signal.aborted) return;
        setError(undefined);
        setItems(page.items);
        setCounts(page);
        setNextCursor(page.nextCursor);
      },
      (reason: unknown) => {
        if (!stale.signal.aborted) setError(reason);
      },
    );
    return () => stale.abort();
  }, [client, round]);

  const loadMore = useCallback(async () => {
    if (nextCursor === null) return;
    setLoadingMore(true);
    try {
      const page = await client.list({ query: { cursor: nextCursor } });
      setItems((before) => [...(before ?? []), ...page.items]);
      setNextCursor(page.nextCursor);
    } catch (reason) {
      setError(reason);
    } finally {
      setLoadingMore(false);
    }
  }, [client, nextCursor]);

  return {
    items,
    counts,
    error,
    loadingMore,
    loadMore: nextCursor === null ? undefined : () => void loadMore(),
    reload: useCallback(() => setRound((count) => count + 1), []),
  };
}

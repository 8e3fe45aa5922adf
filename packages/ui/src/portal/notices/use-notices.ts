import type { ResourceClient } from "@spbe-kit/core/client";
import type { NoticeShown, noticesContract } from "@spbe-kit/core/host";
import { useCallback, useEffect, useState } from "react";
import { usePolling } from "./use-polling.ts";

export type NoticesClient = ResourceClient<typeof noticesContract>;

const EVERY_MILLISECONDS = 60_000;

/** How many notices are unread, asked for once a minute. A question that fails leaves the number as it was. */
export function useUnreadCount(client: NoticesClient): { count: number; refresh: () => void } {
  const [count, setCount] = useState(0);
  const ask = useCallback(
    async (signal?: AbortSignal) => {
      const answer = await client.unread.safe();
      if (answer.ok && !signal?.aborted) setCount(answer.value.count);
    },
    [client],
  );
  usePolling((signal) => void ask(signal), EVERY_MILLISECONDS);
  return { count, refresh: useCallback(() => void ask(), [ask]) };
}

export interface NoticePages {
  /** Undefined until the first answer. */
  readonly items: readonly NoticeShown[] | undefined;
  readonly error: unknown;
  readonly loadingMore: boolean;
  /** Undefined on the last page. */
  readonly loadMore: (() => void) | undefined;
  readonly retry: () => void;
  /** Shows them as read; the server was told before. */
  readonly showAllRead: () => void;
}

/** Reads one's own notices page by page. */
export function useNoticePages(client: NoticesClient): NoticePages {
  const [items, setItems] = useState<readonly NoticeShown[]>();
  const [nextCursor, setNextCursor] = useState<string | null>(null);
  const [error, setError] = useState<unknown>();
  const [loadingMore, setLoadingMore] = useState(false);
  const [round, setRound] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` stands for "try again".
  useEffect(() => {
    const stale = new AbortController();
    setError(undefined);
    client.list({}, { signal: stale.signal }).then(
      (page) => {
        if (stale.signal.aborted) return;
        setItems(page.items);
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
    error,
    loadingMore,
    loadMore: nextCursor === null ? undefined : () => void loadMore(),
    retry: useCallback(() => setRound((count) => count + 1), []),
    showAllRead: useCallback(() => setItems((before) => before?.map((notice) => ({ ...notice, read: true }))), []),
  };
}

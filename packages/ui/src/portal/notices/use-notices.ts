import type { ResourceClient } from "@spbe-kit/core/client";
import type { NoticeShown, noticesContract } from "@spbe-kit/core/host";
import { useCallback, useState } from "react";
import { type Page, type Pages, usePages } from "../use-pages.ts";
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

/** Reads one's own notices page by page. */
export function useNoticePages(client: NoticesClient): Pages<NoticeShown, Page<NoticeShown>> {
  return usePages<NoticeShown, Page<NoticeShown>>({
    first: (signal) => client.list({}, { signal }),
    next: (cursor) => client.list({ query: { cursor } }),
  });
}

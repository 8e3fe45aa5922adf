import type { AuditEntryShown, AuditFilter, auditContract } from "@spbe-kit/core";
import type { ResourceClient } from "@spbe-kit/core/client";
import { useCallback, useEffect, useState } from "react";

export type AuditClient = ResourceClient<typeof auditContract>;

type Accounts = Awaited<ReturnType<AuditClient["accounts"]>>["items"];
type Chain = Awaited<ReturnType<AuditClient["chain"]>>;

export interface AuditPages {
  readonly items: readonly AuditEntryShown[] | undefined;
  readonly accounts: Accounts;
  readonly chain: Chain | undefined;
  readonly error: unknown;
  readonly loadingMore: boolean;
  /** Undefined on the last page. */
  readonly loadMore: (() => void) | undefined;
  readonly retry: () => void;
}

/** Reads the audit page by page. A new filter drops what an older one is still reading. */
export function useAuditPages(client: AuditClient, filter: AuditFilter): AuditPages {
  const [items, setItems] = useState<readonly AuditEntryShown[]>();
  const [about, setAbout] = useState<{ accounts: Accounts; chain: Chain | undefined }>({
    accounts: [],
    chain: undefined,
  });
  const [nextCursor, setNextCursor] = useState<string | null>(null);
  const [error, setError] = useState<unknown>();
  const [loadingMore, setLoadingMore] = useState(false);
  const [round, setRound] = useState(0);
  const key = JSON.stringify(filter);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the filter's content, `round` for "try again".
  useEffect(() => {
    const stale = new AbortController();
    const { signal } = stale;
    setError(undefined);
    setItems(undefined);
    Promise.all([
      client.search({ body: filter }, { signal }),
      client.accounts({}, { signal }),
      client.chain({}, { signal }),
    ]).then(
      ([page, { items: accounts }, chain]) => {
        if (signal.aborted) return;
        setItems(page.items);
        setNextCursor(page.nextCursor);
        setAbout({ accounts, chain });
      },
      (reason: unknown) => {
        if (!signal.aborted) setError(reason);
      },
    );
    return () => stale.abort();
  }, [client, key, round]);

  const loadMore = useCallback(async () => {
    if (nextCursor === null) return;
    setLoadingMore(true);
    try {
      const page = await client.search({ body: { ...filter, cursor: nextCursor } });
      setItems((before) => [...(before ?? []), ...page.items]);
      setNextCursor(page.nextCursor);
    } catch (reason) {
      setError(reason);
    } finally {
      setLoadingMore(false);
    }
  }, [client, filter, nextCursor]);

  return {
    items,
    ...about,
    error,
    loadingMore,
    loadMore: nextCursor === null ? undefined : () => void loadMore(),
    retry: () => setRound((count) => count + 1),
  };
}

import { useCallback, useEffect, useRef, useState } from "react";

/** One page of a list, as the host's operations answer it. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Null on the last page. */
  readonly nextCursor: string | null;
}

export interface Pages<Item, First> {
  /** Of all pages read so far; undefined until the first answer. */
  readonly items: readonly Item[] | undefined;
  /** The first page as it was answered, with what else it says. */
  readonly first: First | undefined;
  readonly error: unknown;
  readonly loadingMore: boolean;
  /** Undefined on the last page. */
  readonly loadMore: (() => void) | undefined;
  /** Begins anew. */
  readonly again: () => void;
  /** Shows the rows otherwise than they were read, for example as read. */
  readonly change: (change: (item: Item) => Item) => void;
}

export interface PagesOptions<Item, First> {
  /** Says what is listed: another one drops what is shown, and whatever an older list still brings. */
  readonly key?: string;
  /** Leaves what is shown where it is while the same list is read anew. */
  readonly keep?: boolean;
  readonly first: (signal: AbortSignal) => Promise<First>;
  readonly next: (cursor: string) => Promise<Page<Item>>;
}

/** Reads a list page by page. */
export function usePages<Item, First extends Page<Item>>(options: PagesOptions<Item, First>): Pages<Item, First> {
  const { key = "", keep = false } = options;
  const [items, setItems] = useState<readonly Item[]>();
  const [first, setFirst] = useState<First>();
  const [nextCursor, setNextCursor] = useState<string | null>(null);
  const [error, setError] = useState<unknown>();
  const [loadingMore, setLoadingMore] = useState(false);
  const [round, setRound] = useState(0);
  const latest = useRef(options);
  latest.current = options;
  const shown = useRef(key);
  /** Tells one reading from the next, so that a late page of an older one is dropped. */
  const reading = useRef(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` is "again"
  useEffect(() => {
    const stale = new AbortController();
    reading.current += 1;
    if (!keep || shown.current !== key) {
      setError(undefined);
      setItems(undefined);
      setNextCursor(null);
    }
    shown.current = key;
    latest.current.first(stale.signal).then(
      (page) => {
        if (stale.signal.aborted) return;
        setError(undefined);
        setItems(page.items);
        setFirst(page);
        setNextCursor(page.nextCursor);
      },
      (reason: unknown) => {
        if (!stale.signal.aborted) setError(reason);
      },
    );
    return () => stale.abort();
  }, [key, keep, round]);

  const loadMore = async (cursor: string) => {
    const asked = reading.current;
    const isStale = () => reading.current !== asked;
    setLoadingMore(true);
    try {
      const page = await latest.current.next(cursor);
      if (isStale()) return;
      setItems((before) => [...(before ?? []), ...page.items]);
      setNextCursor(page.nextCursor);
    } catch (reason) {
      if (!isStale()) setError(reason);
    } finally {
      setLoadingMore(false);
    }
  };

  return {
    items,
    first,
    error,
    loadingMore,
    loadMore: nextCursor === null ? undefined : () => void loadMore(nextCursor),
    again: useCallback(() => setRound((count) => count + 1), []),
    change: useCallback((change) => setItems((before) => before?.map(change)), []),
  };
}

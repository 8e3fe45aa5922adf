import { useCallback, useEffect, useRef, useState } from "react";

export interface Reading<T> {
  /** What was read last; stays while it is read anew. */
  readonly value: T | undefined;
  readonly error: unknown;
  /** Reads again, for example after a change. */
  readonly again: () => void;
}

/**
 * Reads something of the server and keeps it. Another `key` drops the value and what an older reading may still bring.
 *
 * @param key says what is read; undefined reads nothing
 */
export function useReading<T>(key: string | undefined, read: (signal: AbortSignal) => Promise<T>): Reading<T> {
  const [state, setState] = useState<{ key: string | undefined; value?: T; error?: unknown }>({ key });
  const [round, setRound] = useState(0);
  const latest = useRef(read);
  latest.current = read;

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` is "again"
  useEffect(() => {
    if (key === undefined) return;
    const stale = new AbortController();
    latest.current(stale.signal).then(
      (value) => {
        if (!stale.signal.aborted) setState({ key, value });
      },
      (error: unknown) => {
        if (!stale.signal.aborted) setState((before) => ({ ...(before.key === key && before), key, error }));
      },
    );
    return () => stale.abort();
  }, [key, round]);

  const again = useCallback(() => setRound((count) => count + 1), []);
  const current = state.key === key;
  return { value: current ? state.value : undefined, error: current ? state.error : undefined, again };
}

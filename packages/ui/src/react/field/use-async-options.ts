import { useEffect, useRef, useState } from "react";

export interface AsyncOptions<T> {
  readonly state: "idle" | "loading" | "ready" | "failed";
  readonly options: readonly T[];
}

const PAUSE_MS = 200;

/**
 * Asks for options a moment after the last key, drops answers to older questions, and keeps the old list while asking.
 *
 * @param text what was typed; null while nothing should be asked
 */
export function useAsyncOptions<T>(
  text: string | null,
  load: (text: string, signal: AbortSignal) => Promise<readonly T[]>,
): AsyncOptions<T> {
  const [result, setResult] = useState<AsyncOptions<T>>({ state: "idle", options: [] });
  const loader = useRef(load);
  loader.current = load;
  useEffect(() => {
    if (text === null) return;
    const controller = new AbortController();
    setResult((now) => ({ state: "loading", options: now.options }));
    const ask = () =>
      loader.current(text, controller.signal).then(
        (options) => !controller.signal.aborted && setResult({ state: "ready", options }),
        () => !controller.signal.aborted && setResult({ state: "failed", options: [] }),
      );
    const timer = setTimeout(ask, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [text]);
  return result;
}

import { useEffect, useRef } from "react";

/** Without a key, a click or a touch for so long nobody is there: asking on would keep an abandoned session alive. */
const ABANDONED_MILLISECONDS = 10 * 60_000;
const SIGNS_OF_LIFE = ["pointerdown", "keydown", "focusin"] as const;

/** True when it is worth asking: the page is seen, and somebody has used it lately. Milliseconds on one clock. */
export function isWorthAsking(page: { hidden: boolean; usedAt: number; now: number }): boolean {
  return !page.hidden && page.now - page.usedAt < ABANDONED_MILLISECONDS;
}

/**
 * Asks at once and then at intervals. Pauses while the page is hidden or abandoned, and asks at once when somebody is back.
 *
 * @param ask may change from one drawing to the next; it handles its own failures
 */
export function usePolling(ask: (signal: AbortSignal) => void, everyMilliseconds: number): void {
  const newest = useRef(ask);
  newest.current = ask;
  useEffect(() => {
    const ended = new AbortController();
    const { signal } = ended;
    let usedAt = performance.now();
    let missed = false;
    const askOrMiss = () => {
      missed = !isWorthAsking({ hidden: document.hidden, usedAt, now: performance.now() });
      if (!missed) newest.current(signal);
    };
    const catchUp = () => {
      if (missed) askOrMiss();
    };
    const used = () => {
      usedAt = performance.now();
      catchUp();
    };
    const timer = setInterval(askOrMiss, everyMilliseconds);
    for (const sign of SIGNS_OF_LIFE) document.addEventListener(sign, used, { signal, passive: true });
    document.addEventListener("visibilitychange", catchUp, { signal });
    askOrMiss();
    return () => {
      clearInterval(timer);
      ended.abort();
    };
  }, [everyMilliseconds]);
}

import { useEffect, useRef, useState } from "react";
import type { ChildSummary } from "../../domain/child.schema.ts";

export type SearchState = "idle" | "searching" | "found" | "none" | "failed";

export interface ChildSearchModel {
  readonly text: string;
  readonly state: SearchState;
  readonly items: readonly ChildSummary[];
  setText(text: string): void;
  retry(): void;
}

const SHORTEST = 2;
const PAUSE_MS = 250;

/**
 * Looks up children while a person types: after a short pause, and never showing the answer to an older question.
 *
 * @param find rejects with an AbortError when a newer question came
 */
export function useChildSearch(
  find: (text: string, signal: AbortSignal) => Promise<readonly ChildSummary[]>,
): ChildSearchModel {
  const [text, setText] = useState("");
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<{ state: SearchState; items: readonly ChildSummary[] }>({
    state: "idle",
    items: [],
  });
  const latest = useRef(find);
  latest.current = find;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks the same question again.
  useEffect(() => {
    const question = text.trim();
    if (question.length < SHORTEST) {
      setAnswer({ state: "idle", items: [] });
      return;
    }
    const asked = new AbortController();
    setAnswer((before) => ({ state: "searching", items: before.items }));
    const timer = setTimeout(() => {
      latest.current(question, asked.signal).then(
        (items) => !asked.signal.aborted && setAnswer({ state: items.length === 0 ? "none" : "found", items }),
        () => !asked.signal.aborted && setAnswer({ state: "failed", items: [] }),
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }, [text, attempt]);
  return { text, ...answer, setText, retry: () => setAttempt((count) => count + 1) };
}

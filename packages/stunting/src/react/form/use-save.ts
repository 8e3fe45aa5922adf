import { useLocale } from "@spbe-kit/ui";
import { useCallback, useRef, useState } from "react";
import { readSaveProblem, type SaveProblem } from "./save-problem.ts";

/**
 * Saves once at a time and keeps why it failed. A programmer's mistake is thrown while rendering, for the error boundary.
 *
 * @param fieldOfCode the field a whole-request code belongs to
 */
export function useSave(fieldOfCode: Readonly<Record<string, string>>) {
  const locale = useLocale();
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<SaveProblem | null>(null);
  const [crash, setCrash] = useState<{ readonly error: unknown } | null>(null);
  const busy = useRef(false);
  const run = useCallback(
    async <T>(work: () => Promise<T>): Promise<{ readonly value: T } | null> => {
      if (busy.current) return null;
      busy.current = true;
      setSaving(true);
      setProblem(null);
      try {
        return { value: await work() };
      } catch (error) {
        try {
          setProblem(readSaveProblem(error, locale, fieldOfCode));
        } catch (mistake) {
          setCrash({ error: mistake });
        }
        return null;
      } finally {
        busy.current = false;
        setSaving(false);
      }
    },
    [locale, fieldOfCode],
  );
  if (crash) throw crash.error;
  return { run, saving, problem, forget: () => setProblem(null) };
}

import { useLocale } from "@spbe-kit/ui";
import { useState } from "react";
import { type Assessment, type AssessmentDraft, assessmentDraftSchema } from "../domain/assessment.schema.ts";
import { type FormComplaint, fieldSentence, readSaveProblem } from "./save-problem.ts";

export interface UseAssessmentFormOptions {
  /** The indicator as it was when the form opened. */
  assessment: Assessment;
  save: (draft: AssessmentDraft) => Promise<Assessment>;
  onSaved: (saved: Assessment) => void;
}

/** What stands in the boxes. */
type Entries = Readonly<{ level: string; explanation: string; evidence: string }>;

/** The thinking of the form: reads what was entered, saves once at a time, and keeps why it failed. */
export function useAssessmentForm({ assessment, save, onSaved }: UseAssessmentFormOptions) {
  const locale = useLocale();
  const { level, explanation, evidence } = assessment;
  const [entries, setEntries] = useState<Entries>({ level: level === null ? "" : `${level}`, explanation, evidence });
  const [complaint, setComplaint] = useState<FormComplaint>({ fields: {} });
  const [attempt, setAttempt] = useState(0);
  const [saving, setSaving] = useState(false);
  const [crash, setCrash] = useState<{ readonly error: unknown } | null>(null);
  if (crash) throw crash.error;

  const refuse = (next: FormComplaint) => {
    setComplaint(next);
    setAttempt((count) => count + 1);
  };
  const submit = async () => {
    if (saving) return;
    const read = readEntries(entries);
    if (!read.success) {
      const fields = read.error.issues.map(({ path, message }) => [
        String(path[0]),
        fieldSentence(message, locale) ?? message,
      ]);
      return refuse({ fields: Object.fromEntries(fields) });
    }
    setComplaint({ fields: {} });
    setSaving(true);
    try {
      onSaved(await save(read.data));
    } catch (error) {
      try {
        refuse(readSaveProblem(error, locale));
      } catch (mistake) {
        setCrash({ error: mistake });
      }
    } finally {
      setSaving(false);
    }
  };
  return {
    entries,
    set: (name: keyof Entries, text: string) => setEntries((now) => ({ ...now, [name]: text })),
    complaint,
    /** Counts failed saves, so that the focus moves to what must be mended each time. */
    attempt,
    saving,
    submit,
  };
}

function readEntries({ level, ...texts }: Entries) {
  return assessmentDraftSchema.safeParse({ ...texts, level: level === "" ? undefined : Number(level) });
}

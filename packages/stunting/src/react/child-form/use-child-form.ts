import type { CalendarDate } from "@spbe-kit/core";
import { useLocale } from "@spbe-kit/ui";
import { useState } from "react";
import type { Child, ChildDraft, DuplicateHint } from "../../domain/child.schema.ts";
import { saveProblemMessages } from "../form/save-problem.messages.ts";
import { fieldSentence } from "../form/save-problem.ts";
import { useSave } from "../form/use-save.ts";
import { useTypedTexts } from "../form/use-typed-texts.ts";
import { type ChildEntries, type ChildFieldName, childEntries, nikDoubt, readChild } from "./child-entries.ts";
import { childFormMessages } from "./child-form.messages.ts";

export interface UseChildFormOptions {
  /** The child being corrected, as it was when the page opened. */
  child?: Child | undefined;
  today: CalendarDate;
  findDuplicates: (draft: ChildDraft) => Promise<readonly DuplicateHint[]>;
  save: (draft: ChildDraft) => Promise<Child>;
  onSaved: (child: Child) => void;
}

const FIELD_OF_CODE: Readonly<Record<string, string>> = {
  "stunting/birth-in-future": "birthDate",
  "stunting/birth-after-measurement": "birthDate",
  "stunting/unknown-posyandu": "posyanduCode",
  "stunting/nik-taken": "nik",
};

/** The thinking of a child's form: registering or correcting, with likely duplicates proposed before saving. */
export function useChildForm({ child, today, findDuplicates, save, onSaved }: UseChildFormOptions) {
  const locale = useLocale();
  const [start] = useState(() => childEntries(child));
  const [entries, setEntries] = useState<ChildEntries>(start);
  const [complaints, setComplaints] = useState<Readonly<Record<string, string>>>({});
  const [attempt, setAttempt] = useState(0);
  const [waiting, setWaiting] = useState<{
    readonly draft: ChildDraft;
    readonly hints: readonly DuplicateHint[];
  } | null>(null);
  const [saved, setSaved] = useState(false);
  const texts = useTypedTexts<ChildFieldName>();
  const saving = useSave(FIELD_OF_CODE);
  const sentence = (code: string): string => {
    if (code === "form/sex-missing") return childFormMessages[locale].sexMissing;
    if (code === "form/birth-date-missing") return childFormMessages[locale].birthDateMissing;
    return fieldSentence(code, locale) ?? saveProblemMessages[locale].fieldUnread;
  };
  const set = <Name extends ChildFieldName>(name: Name, value: ChildEntries[Name]) => {
    setEntries((now) => ({ ...now, [name]: value }));
    setComplaints(({ [name]: _mended, ...rest }) => rest);
  };
  const send = async (draft: ChildDraft) => {
    setWaiting(null);
    const done = await saving.run(() => save(draft));
    if (!done) return setAttempt((count) => count + 1);
    setSaved(true);
    onSaved(done.value);
  };
  const submit = async () => {
    const reading = readChild(entries, today, texts.unread(entries));
    saving.forget();
    if ("complaints" in reading) {
      setComplaints(
        Object.fromEntries(Object.entries(reading.complaints).map(([name, code]) => [name, sentence(code)])),
      );
      return setAttempt((count) => count + 1);
    }
    setComplaints({});
    const found = await saving.run(() => findDuplicates(reading.draft));
    if (!found) return setAttempt((count) => count + 1);
    if (found.value.length > 0) setWaiting({ draft: reading.draft, hints: found.value });
    else await send(reading.draft);
  };
  const changed = (Object.keys(start) as ChildFieldName[]).some((name) => entries[name] !== start[name]);
  return {
    entries,
    set,
    watch: texts.watch,
    fields: { ...saving.problem?.fields, ...complaints } as Readonly<Record<string, string>>,
    doubt: nikDoubt(entries, today),
    problem: saving.problem,
    attempt,
    saving: saving.saving,
    unsaved: !saved && (changed || texts.unread(entries).length > 0),
    duplicates: waiting?.hints ?? [],
    closeDuplicates: () => setWaiting(null),
    saveAnyway: () => waiting && send(waiting.draft),
    submit,
  };
}
export type ChildFormState = ReturnType<typeof useChildForm>;

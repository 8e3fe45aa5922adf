import type { CalendarDate } from "@spbe-kit/core";
import { useLocale } from "@spbe-kit/ui";
import { useState } from "react";
import type { Measurement, MeasurementDraft } from "../../domain/measurement.schema.ts";
import { saveProblemMessages } from "../form/save-problem.messages.ts";
import { fieldSentence } from "../form/save-problem.ts";
import { useSave } from "../form/use-save.ts";
import { useTypedTexts } from "../form/use-typed-texts.ts";
import type { GrowingChild } from "../growth/growth-scale.ts";
import { assessEntries } from "./live-assessment.ts";
import {
  emptyEntries,
  entriesOf,
  isSameEntries,
  type MeasurementEntries,
  type MeasurementFieldName,
  readEntries,
  suggestedPosition,
} from "./measurement-entries.ts";
import { measurementFormMessages } from "./measurement-form.messages.ts";
import { doubtsAgainst } from "./previous-visit.ts";

export interface UseMeasurementFormOptions {
  child: GrowingChild;
  /** The last visit before this one; null when there is none. */
  previous?: Measurement | null | undefined;
  /** The visit being corrected: its values stand in the boxes, and it is superseded. */
  correcting?: Measurement | undefined;
  today: CalendarDate;
  /** Makes the id of the measurement, once for the form: repeating a failed save cannot record it twice. */
  newId: () => string;
  save: (draft: MeasurementDraft) => Promise<Measurement>;
  onSaved: (measurement: Measurement) => void;
}

type FieldSentences = Readonly<Partial<Record<MeasurementFieldName | "form", string>>>;

const FIELD_OF_CODE: Readonly<Record<string, string>> = {
  "stunting/measured-in-future": "measuredOn",
  "stunting/measured-before-birth": "measuredOn",
};

/** The thinking of a measurement form: what stands in it, how it would be judged, what is wrong, and saving. */
export function useMeasurementForm(options: UseMeasurementFormOptions) {
  const { child, previous = null, correcting, today, newId, save, onSaved } = options;
  const locale = useLocale();
  const words = measurementFormMessages[locale];
  const [start] = useState(() => (correcting ? entriesOf(correcting) : emptyEntries(today)));
  const [entries, setEntries] = useState<MeasurementEntries>(start);
  const [measurementId] = useState(newId);
  const [complaints, setComplaints] = useState<FieldSentences>({});
  const [attempt, setAttempt] = useState(0);
  const [asking, setAsking] = useState(false);
  const [saved, setSaved] = useState(false);
  const texts = useTypedTexts<MeasurementFieldName>();
  const saving = useSave(FIELD_OF_CODE);

  const sentence = (code: string): string =>
    code === "form/unread"
      ? saveProblemMessages[locale].fieldUnread
      : code === "form/day-missing"
        ? words.dayMissing
        : (fieldSentence(code, locale) ?? saveProblemMessages[locale].fieldUnread);

  const set = <Name extends MeasurementFieldName>(name: Name, value: MeasurementEntries[Name]) => {
    setEntries((now) => ({ ...now, [name]: value }));
    setComplaints(({ [name]: _mended, form: _form, ...rest }) => rest);
  };

  const send = async (draft: MeasurementDraft) => {
    const done = await saving.run(() => save(draft));
    if (!done) return setAttempt((count) => count + 1);
    setSaved(true);
    onSaved(done.value);
  };

  /** The draft, or undefined after saying what is wrong. */
  const read = (): MeasurementDraft | undefined => {
    const reading = readEntries(entries, {
      child,
      today,
      measurementId,
      supersedes: correcting?.measurementId ?? null,
      unread: texts.unread(entries),
    });
    const unchanged = correcting !== undefined && isSameEntries(entries, start);
    const found: FieldSentences =
      "complaints" in reading
        ? Object.fromEntries(Object.entries(reading.complaints).map(([name, code]) => [name, sentence(code)]))
        : unchanged
          ? { form: words.unchanged }
          : {};
    setComplaints(found);
    saving.forget();
    if ("draft" in reading && !unchanged) return reading.draft;
    setAttempt((count) => count + 1);
    return undefined;
  };

  const assessment = assessEntries(child, entries, previous);
  const fields: FieldSentences = { ...saving.problem?.fields, ...complaints };
  return {
    entries,
    set,
    /** Give it to every number and date box, so that unreadable text is not taken for an empty box. */
    watch: texts.watch,
    position: entries.position ?? suggestedPosition(child.birthDate, entries.measuredOn),
    expectedPosition: suggestedPosition(child.birthDate, entries.measuredOn),
    assessment,
    doubts: doubtsAgainst(entries, previous),
    fields,
    problem: saving.problem,
    attempt,
    saving: saving.saving,
    unsaved: !saved && (!isSameEntries(entries, start) || texts.unread(entries).length > 0),
    /** An implausible score waits for "measure again" or "save with a mark". */
    asking,
    setAsking,
    submit: async () => {
      const draft = read();
      if (!draft || saving.saving) return;
      if (assessment?.flagged) setAsking(true);
      else await send(draft);
    },
    saveFlagged: async () => {
      const draft = read();
      if (draft) await send(draft);
    },
  };
}
export type MeasurementFormState = ReturnType<typeof useMeasurementForm>;

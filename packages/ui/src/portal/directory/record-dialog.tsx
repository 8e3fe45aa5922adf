import type { CalendarDate } from "@spbe-kit/core";
import { type ReactNode, useId, useState } from "react";
import { Button } from "../../react/button/button.tsx";
import { Callout } from "../../react/feedback/callout.tsx";
import { Combobox, type ComboboxOption, type ComboboxProps } from "../../react/field/combobox.tsx";
import { DateField } from "../../react/field/date-field.tsx";
import { ErrorSummary, Form } from "../../react/field/form.tsx";
import { SelectField, type SelectOption } from "../../react/field/select-field.tsx";
import { TextField } from "../../react/field/text-field.tsx";
import { Dialog } from "../../react/overlay/dialog.tsx";
import { useLocale, useWords } from "../../react/provider/spbe-provider.tsx";
import { directoryMessages } from "./directory.messages.ts";
import { readSaveComplaint, type SaveComplaint } from "./save-complaint.ts";

/** One box of a form. Its value is text: of a date "YYYY-MM-DD", of a found record its id, "" when empty. */
export interface RecordField {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly input?:
    | { readonly kind: "text" }
    | { readonly kind: "date" }
    | { readonly kind: "choice"; readonly options: readonly SelectOption[] }
    | {
        readonly kind: "find";
        readonly load: ComboboxProps["loadOptions"];
        readonly chosen?: ComboboxOption | null;
      };
}

export type Entries = Readonly<Record<string, string>>;

export interface RecordDialogProps {
  title: string;
  description?: string | undefined;
  fields: readonly RecordField[];
  initial?: Entries;
  /** The verb on the button. */
  saveLabel: string;
  /** Rejects with the server's refusal; the dialog says it and stays open with what was typed. */
  save: (entries: Entries) => Promise<unknown>;
  onSaved: () => void;
  onClose: () => void;
  /** Below the boxes. */
  children?: ReactNode;
}

/** A short form in a dialog. Closes after the save succeeded, not before. */
export function RecordDialog(props: RecordDialogProps) {
  const { title, description, fields, saveLabel, onClose } = props;
  const words = useWords(directoryMessages);
  const id = useId();
  const form = useRecordForm(props);
  const known = new Set(fields.map(({ name }) => name));
  const elsewhere = Object.entries(form.complaint.fields).find(([name]) => !known.has(name))?.[1];
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" form={id} variant="primary" busy={form.saving}>
            {form.saving ? words.saving : saveLabel}
          </Button>
        </>
      }
    >
      <Form
        id={id}
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit();
        }}
      >
        {(form.complaint.message ?? elsewhere) && (
          <Callout tone="danger" role="alert" title={words.notSaved}>
            {form.complaint.message ?? elsewhere} {form.complaint.traceId && words.trace(form.complaint.traceId)}
          </Callout>
        )}
        <ErrorSummary
          attempt={form.attempt}
          problems={Object.entries(form.complaint.fields)
            .filter(([name]) => known.has(name))
            .map(([name, message]) => ({ fieldId: `${id}-${name}`, message }))}
        />
        {fields.map((field) => (
          <RecordInput
            key={field.name}
            field={field}
            id={`${id}-${field.name}`}
            value={form.entries[field.name] ?? ""}
            error={form.complaint.fields[field.name]}
            onChange={(value) => form.set(field.name, value)}
          />
        ))}
        {props.children}
      </Form>
    </Dialog>
  );
}

interface RecordInputProps {
  field: RecordField;
  id: string;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

function RecordInput({ field, id, value, error, onChange }: RecordInputProps) {
  const { label, hint, optional, input } = field;
  const common = { id, label, hint, optional, error };
  switch (input?.kind) {
    case "date":
      return (
        <DateField
          {...common}
          value={(value || null) as CalendarDate | null}
          onValueChange={(day) => onChange(day ?? "")}
        />
      );
    case "choice":
      return <SelectField {...common} value={value} options={input.options} onValueChange={onChange} />;
    case "find":
      return <FindInput common={common} load={input.load} chosen={input.chosen ?? null} onChange={onChange} />;
    default:
      return <TextField {...common} value={value} onValueChange={onChange} autoComplete="off" />;
  }
}

function FindInput(props: {
  common: Pick<ComboboxProps, "id" | "label" | "hint" | "optional" | "error">;
  load: ComboboxProps["loadOptions"];
  chosen: ComboboxOption | null;
  onChange: (value: string) => void;
}) {
  const [option, setOption] = useState(props.chosen);
  const choose = (next: ComboboxOption | null) => {
    setOption(next);
    props.onChange(next?.value ?? "");
  };
  return <Combobox {...props.common} value={option} onValueChange={choose} loadOptions={props.load} />;
}

/** The thinking of the form: saves once at a time, and keeps why it failed. */
function useRecordForm({ initial = {}, save, onSaved }: RecordDialogProps) {
  const locale = useLocale();
  const [entries, setEntries] = useState<Entries>(initial);
  const [complaint, setComplaint] = useState<SaveComplaint>({ fields: {} });
  const [attempt, setAttempt] = useState(0);
  const [saving, setSaving] = useState(false);
  const [crash, setCrash] = useState<{ readonly error: unknown } | null>(null);
  if (crash) throw crash.error;

  const submit = async () => {
    if (saving) return;
    setSaving(true);
    try {
      await save(entries);
      onSaved();
    } catch (error) {
      try {
        setComplaint(readSaveComplaint(error, locale));
        setAttempt((count) => count + 1);
      } catch (mistake) {
        setCrash({ error: mistake });
      }
    } finally {
      setSaving(false);
    }
  };
  return {
    entries,
    set: (name: string, value: string) => setEntries((now) => ({ ...now, [name]: value })),
    complaint,
    attempt,
    saving,
    submit,
  };
}

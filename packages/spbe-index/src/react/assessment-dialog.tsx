import { Button, Callout, Dialog, ErrorSummary, Form, RadioGroup, TextArea, useWords } from "@spbe-kit/ui";
import { useId } from "react";
import { spbeIndexMessages } from "./spbe-index.messages.ts";
import { type UseAssessmentFormOptions, useAssessmentForm } from "./use-assessment-form.ts";

export interface AssessmentDialogProps extends UseAssessmentFormOptions {
  /** What the five levels are called, from level 1. */
  levels: readonly string[];
  onClose: () => void;
}

/** Sets the level of one indicator with its reason. Closes after the save succeeded, not before. */
export function AssessmentDialog({ levels, onClose, ...options }: AssessmentDialogProps) {
  const words = useWords(spbeIndexMessages);
  const form = useAssessmentForm(options);
  const id = useId();
  const { indicator, indicatorName, year } = options.assessment;
  const { fields } = form.complaint;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={words.dialog(indicator, year)}
      description={indicatorName}
      size="wide"
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" form={id} variant="primary" busy={form.saving}>
            {form.saving ? words.saving : words.save}
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
        <SaveFailure complaint={form.complaint} />
        <ErrorSummary
          attempt={form.attempt}
          problems={Object.entries(fields).map(([name, message]) => ({ fieldId: `${id}-${name}`, message }))}
        />
        <RadioGroup
          id={`${id}-level`}
          label={words.chooseLevel}
          hint={words.chooseHint}
          options={levels.map((name, at) => ({ value: `${at + 1}`, label: words.levelName(at + 1, name) }))}
          value={form.entries.level}
          onValueChange={(level) => form.set("level", level)}
          error={fields.level}
        />
        <TextArea
          id={`${id}-explanation`}
          label={words.explanation}
          hint={words.explanationHint}
          value={form.entries.explanation}
          onValueChange={(text) => form.set("explanation", text)}
          error={fields.explanation}
        />
        <TextArea
          id={`${id}-evidence`}
          label={words.evidence}
          hint={words.evidenceHint}
          optional
          value={form.entries.evidence}
          onValueChange={(text) => form.set("evidence", text)}
          error={fields.evidence}
        />
      </Form>
    </Dialog>
  );
}

function SaveFailure({ complaint }: { complaint: ReturnType<typeof useAssessmentForm>["complaint"] }) {
  const words = useWords(spbeIndexMessages);
  if (!complaint.message) return null;
  return (
    <Callout tone="danger" role="alert" title={words.notSaved}>
      {complaint.message} {words.kept} {complaint.traceId && words.trace(complaint.traceId)}
    </Callout>
  );
}

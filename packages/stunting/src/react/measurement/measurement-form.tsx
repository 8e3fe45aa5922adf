import {
  Actions,
  Button,
  Callout,
  CheckboxField,
  ConfirmDialog,
  DateField,
  Disclosure,
  ErrorSummary,
  Form,
  FormGrid,
  NumberField,
  Segmented,
  Text,
  useFormat,
  useWords,
} from "@spbe-kit/ui";
import { type FormEvent, useId } from "react";
import type { Measurement } from "../../domain/measurement.schema.ts";
import { CancelButton } from "../form/cancel-button.tsx";
import { SaveProblemCallout } from "../form/save-problem-callout.tsx";
import { useLeaveGuard } from "../form/use-leave-guard.tsx";
import { measurementFormMessages } from "./measurement-form.messages.ts";
import { MeasurementVerdict } from "./measurement-verdict.tsx";
import type { VisitDoubt } from "./previous-visit.ts";
import {
  type MeasurementFormState,
  type UseMeasurementFormOptions,
  useMeasurementForm,
} from "./use-measurement-form.ts";
import { visitValues } from "./visit-values.ts";

export interface MeasurementFormProps extends UseMeasurementFormOptions {
  onCancel: () => void;
}

/** Records one visit of one child, or corrects one: the verdict stands beside the boxes while one types. */
export function MeasurementForm({ onCancel, ...options }: MeasurementFormProps) {
  const form = useMeasurementForm(options);
  const words = useWords(measurementFormMessages);
  const id = useId();
  const leaveGuard = useLeaveGuard(form.unsaved);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void form.submit();
  };
  const problems = Object.entries(form.fields).map(([name, message]) => ({ fieldId: `${id}-${name}`, message }));
  return (
    <div className="spbe-measure">
      <Form onSubmit={submit} className="spbe-measure-form">
        <ErrorSummary problems={problems} attempt={form.attempt} />
        <SaveProblemCallout problem={form.problem} />
        {options.correcting && <Correcting visit={options.correcting} />}
        <PreviousVisit previous={options.previous ?? null} />
        <MainFields id={id} form={form} today={options.today} />
        <Doubts doubts={form.doubts} />
        <MoreFields id={id} form={form} />
        <Actions>
          <Button type="submit" variant="primary" busy={form.saving} id={`${id}-form`}>
            {form.saving ? words.saving : options.correcting ? words.saveCorrection : words.save}
          </Button>
          <CancelButton unsaved={form.unsaved} label={words.cancel} onCancel={onCancel} />
        </Actions>
      </Form>
      <MeasurementVerdict assessment={form.assessment} />
      <ConfirmDialog
        open={form.asking}
        onOpenChange={form.setAsking}
        tone="primary"
        title={words.flaggedTitle}
        consequence={words.flaggedBody}
        confirmLabel={words.saveFlagged}
        cancelLabel={words.measureAgain}
        onConfirm={form.saveFlagged}
      />
      {leaveGuard}
    </div>
  );
}

interface FieldsProps {
  id: string;
  form: MeasurementFormState;
}

function MainFields({ id, form, today }: FieldsProps & Pick<MeasurementFormProps, "today">) {
  const words = useWords(measurementFormMessages);
  const { entries, fields, set, watch, position } = form;
  return (
    <>
      <DateField
        id={`${id}-measuredOn`}
        className="spbe-measure-day"
        label={words.day}
        max={today}
        value={entries.measuredOn}
        onValueChange={(day) => set("measuredOn", day)}
        onChange={watch("measuredOn")}
        error={fields.measuredOn}
      />
      <FormGrid>
        <NumberField
          id={`${id}-weightKg`}
          label={words.weight}
          hint={words.weightHint}
          unit="kg"
          maxDecimals={2}
          value={entries.weightKg}
          onValueChange={(weightKg) => set("weightKg", weightKg)}
          onChange={watch("weightKg")}
          error={fields.weightKg}
        />
        <NumberField
          id={`${id}-statureCm`}
          label={position === "standing" ? words.statureStanding : words.statureLying}
          hint={words.statureHint}
          unit="cm"
          maxDecimals={2}
          value={entries.statureCm}
          onValueChange={(statureCm) => set("statureCm", statureCm)}
          onChange={watch("statureCm")}
          error={fields.statureCm}
        />
      </FormGrid>
      <PositionField id={id} form={form} />
    </>
  );
}

function PositionField({ id, form }: FieldsProps) {
  const words = useWords(measurementFormMessages);
  const { position, expectedPosition, assessment } = form;
  const tooYoung = position === "standing" && assessment !== null && assessment.facts.ageInMonths < 9;
  const unusual = words.positionUnusual(expectedPosition === "lying" ? words.fitsLying : words.fitsStanding);
  return (
    <Segmented
      id={`${id}-position`}
      className="spbe-measure-position"
      label={words.position}
      block
      options={[
        { value: "lying", label: words.lying },
        { value: "standing", label: words.standing },
      ]}
      value={position}
      onValueChange={(chosen) => form.set("position", chosen === "standing" ? "standing" : "lying")}
      hint={position === expectedPosition ? undefined : tooYoung ? words.positionNotBelieved : unusual}
      error={form.fields.position}
    />
  );
}

function MoreFields({ id, form }: FieldsProps) {
  const words = useWords(measurementFormMessages);
  const { entries, fields, set, watch } = form;
  const filled = entries.armCm !== null || entries.headCm !== null || entries.oedema;
  const wrong = Boolean(fields.armCm ?? fields.headCm);
  return (
    <Disclosure summary={`${words.more}: ${words.moreNote}`} open={filled || wrong || undefined}>
      <div className="spbe-measure-more">
        <FormGrid>
          <NumberField
            id={`${id}-armCm`}
            label={words.arm}
            hint={words.armHint}
            optional
            unit="cm"
            maxDecimals={1}
            value={entries.armCm}
            onValueChange={(armCm) => set("armCm", armCm)}
            onChange={watch("armCm")}
            error={fields.armCm}
          />
          <NumberField
            id={`${id}-headCm`}
            label={words.head}
            hint={words.statureHint}
            optional
            unit="cm"
            maxDecimals={1}
            value={entries.headCm}
            onValueChange={(headCm) => set("headCm", headCm)}
            onChange={watch("headCm")}
            error={fields.headCm}
          />
        </FormGrid>
        <CheckboxField
          id={`${id}-oedema`}
          label={words.oedema}
          hint={words.oedemaHint}
          checked={entries.oedema}
          onCheckedChange={(oedema) => set("oedema", oedema)}
          error={fields.oedema}
        />
      </div>
    </Disclosure>
  );
}

function Correcting({ visit }: { visit: Measurement }) {
  const words = useWords(measurementFormMessages);
  const format = useFormat();
  return (
    <Callout title={words.correctingTitle}>
      {words.correctingBody(format.date(visit.measuredOn, "long"), visitValues(visit, format, words.nothing))}
    </Callout>
  );
}

function PreviousVisit({ previous }: { previous: Measurement | null }) {
  const words = useWords(measurementFormMessages);
  const format = useFormat();
  if (!previous) return <Text tone="soft">{words.previousNone}</Text>;
  return (
    <Text tone="soft">
      {words.previous}, {format.date(previous.measuredOn, "long")}:{" "}
      <strong className="spbe-measure-previous">{visitValues(previous, format, words.nothing)}</strong>
    </Text>
  );
}

function Doubts({ doubts }: { doubts: readonly VisitDoubt[] }) {
  const words = useWords(measurementFormMessages);
  const format = useFormat();
  const say = (doubt: VisitDoubt) => {
    const amount =
      doubt.kind === "shrank" ? format.unit(doubt.byCm, "cm") : format.percent(doubt.percent, { fractionDigits: 0 });
    return words.doubt(doubt, amount, format.date(doubt.since, "long"));
  };
  return (
    <div aria-live="polite" className="spbe-measure-doubts">
      {doubts.length > 0 && (
        <Callout tone="warning" title={words.doubtTitle}>
          {doubts.map(say).join(" ")} {words.doubtEnd}
        </Callout>
      )}
    </div>
  );
}

import {
  Actions,
  Button,
  DateField,
  Dialog,
  ErrorSummary,
  Field,
  Form,
  FormGrid,
  Link,
  MaskedIdentifier,
  NumberField,
  RadioGroup,
  SelectField,
  Text,
  TextField,
  useFormat,
  useWords,
} from "@spbe-kit/ui";
import { useId } from "react";
import type { Posyandu, Village } from "../../domain/areas.contract.ts";
import { CancelButton } from "../form/cancel-button.tsx";
import { SaveProblemCallout } from "../form/save-problem-callout.tsx";
import { useLeaveGuard } from "../form/use-leave-guard.tsx";
import { posyanduOptions } from "../posyandu-options.ts";
import { childFormMessages } from "./child-form.messages.ts";
import { type ChildFormState, type UseChildFormOptions, useChildForm } from "./use-child-form.ts";

export interface ChildFormProps extends UseChildFormOptions {
  villages: readonly Village[];
  posyandu: readonly Posyandu[];
  onCancel: () => void;
  /** Fetches the record anew after somebody else changed it. */
  onReload?: (() => void) | undefined;
}

/** Registers a child, or corrects its record. */
export function ChildForm({ villages, posyandu, onCancel, onReload, ...options }: ChildFormProps) {
  const form = useChildForm(options);
  const words = useWords(childFormMessages);
  const id = useId();
  const guard = useLeaveGuard(form.unsaved && form.duplicates.length === 0);
  const { entries, fields, set, watch } = form;
  const problems = Object.entries(fields).map(([name, message]) => ({ fieldId: `${id}-${name}`, message }));
  return (
    <Form
      className="spbe-child-form"
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit();
      }}
    >
      <ErrorSummary problems={problems} attempt={form.attempt} />
      <SaveProblemCallout problem={form.problem} />
      {form.problem?.code === "core/version-changed" && onReload && <Button onClick={onReload}>{words.reload}</Button>}
      <TextField
        id={`${id}-name`}
        label={words.name}
        hint={words.nameHint}
        value={entries.name}
        onValueChange={(name) => set("name", name)}
        error={fields.name}
      />
      <RadioGroup
        id={`${id}-sex`}
        label={words.sex}
        options={[
          { value: "M", label: words.boy },
          { value: "F", label: words.girl },
        ]}
        value={entries.sex ?? ""}
        onValueChange={(sex) => set("sex", sex === "M" ? "M" : "F")}
        error={fields.sex}
      />
      <FormGrid>
        <DateField
          id={`${id}-birthDate`}
          label={words.birthDate}
          hint={words.birthDateHint}
          max={options.today}
          value={entries.birthDate}
          onValueChange={(day) => set("birthDate", day)}
          onChange={watch("birthDate")}
          error={fields.birthDate}
        />
        <NikField id={`${id}-nik`} form={form} masked={options.child?.nik.masked ?? null} />
      </FormGrid>
      <TextField
        id={`${id}-motherName`}
        label={words.mother}
        optional
        value={entries.motherName}
        onValueChange={(name) => set("motherName", name)}
        error={fields.motherName}
      />
      <SelectField
        id={`${id}-posyanduCode`}
        label={words.posyandu}
        options={posyanduOptions(posyandu, villages)}
        value={entries.posyanduCode}
        onValueChange={(code) => set("posyanduCode", code)}
        error={fields.posyanduCode}
      />
      <FormGrid>
        <NumberField
          id={`${id}-birthWeightKg`}
          label={words.birthWeight}
          optional
          unit="kg"
          maxDecimals={2}
          value={entries.birthWeightKg}
          onValueChange={(kg) => set("birthWeightKg", kg)}
          onChange={watch("birthWeightKg")}
          error={fields.birthWeightKg}
        />
        <NumberField
          id={`${id}-birthLengthCm`}
          label={words.birthLength}
          optional
          unit="cm"
          maxDecimals={2}
          value={entries.birthLengthCm}
          onValueChange={(cm) => set("birthLengthCm", cm)}
          onChange={watch("birthLengthCm")}
          error={fields.birthLengthCm}
        />
      </FormGrid>
      <Actions>
        <Button type="submit" variant="primary" busy={form.saving}>
          {form.saving ? words.saving : options.child ? words.saveCorrection : words.save}
        </Button>
        <CancelButton unsaved={form.unsaved} label={words.cancel} onCancel={onCancel} />
      </Actions>
      <Duplicates form={form} />
      {guard}
    </Form>
  );
}

function NikField({ id, form, masked }: { id: string; form: ChildFormState; masked: string | null }) {
  const words = useWords(childFormMessages);
  const { nik } = form.entries;
  if (nik === null)
    return (
      <div className="spbe-child-nik">
        <p className="spbe-label spbe-child-nik-label">{words.nik}</p>
        <p className="spbe-child-nik-now">
          {masked === null ? words.nikNone : <MaskedIdentifier masked={masked} />}
          <Button variant="quiet" onClick={() => form.set("nik", "")}>
            {words.changeNik}
          </Button>
        </p>
      </div>
    );
  const other = (form.problem?.data as { childId?: string | null } | undefined)?.childId;
  return (
    <Field
      id={id}
      label={words.nik}
      optional
      hint={masked ? words.newNikHint : words.nikHint}
      said={form.doubt ? words[form.doubt] : ""}
      error={
        form.fields.nik && (
          <>
            {form.fields.nik}{" "}
            {form.problem?.code === "stunting/nik-taken" && other && (
              <Link to={`/stunting/anak/${other}`}>{words.openOther}</Link>
            )}
          </>
        )
      }
    >
      {(control) => (
        <input
          {...control}
          className="spbe-input"
          type="text"
          inputMode="numeric"
          autoComplete="off"
          value={nik}
          onChange={(event) => form.set("nik", event.target.value)}
        />
      )}
    </Field>
  );
}

function Duplicates({ form }: { form: ChildFormState }) {
  const words = useWords(childFormMessages);
  const format = useFormat();
  return (
    <Dialog
      open={form.duplicates.length > 0}
      onOpenChange={(open) => !open && form.closeDuplicates()}
      title={words.similar}
      description={words.similarBody}
      footer={
        <>
          <Button onClick={form.closeDuplicates}>{words.back}</Button>
          <Button variant="primary" onClick={() => void form.saveAnyway()}>
            {words.other}
          </Button>
        </>
      }
    >
      {form.duplicates.map(({ child, reasons }) => (
        <div key={child.childId} className="spbe-child-duplicate">
          <Text>
            <strong>{child.name}</strong>, {format.date(child.birthDate)}, {child.posyanduName}
          </Text>
          <Text size={13} tone="soft">
            {reasons.map((reason) => words.reasons[reason]).join(", ")}
          </Text>
          <Link to={`/stunting/anak/${child.childId}`}>{words.same}</Link>
        </div>
      ))}
    </Dialog>
  );
}

import { Button, Callout, Dialog, MaskedIdentifier, SelectField, useToast, useWords } from "@spbe-kit/ui";
import { useState } from "react";
import { type NikPurpose, nikPurposeSchema, nikPurposes } from "../../domain/child.schema.ts";
import { useSave } from "../form/use-save.ts";
import { childNikMessages } from "./child-nik.messages.ts";

export interface ChildNikProps {
  /** "190606******9901" */
  masked: string;
  /** Brings the whole number for a purpose, null when it was erased. Left out, it stays masked. */
  onReveal?: ((purpose: NikPurpose) => Promise<string | null>) | undefined;
}

/** Every refusal stands above the choice: the dialog has one field, and nothing to correct in it. */
const NO_FIELDS = {};

/** A child's NIK: masked, and whole after the person has said why. Leaving the page masks it again. */
export function ChildNik({ masked, onReveal }: ChildNikProps) {
  const [revealed, setRevealed] = useState<string>();
  const [asking, setAsking] = useState(false);
  if (!onReveal) return <MaskedIdentifier masked={masked} />;
  return (
    <>
      <MaskedIdentifier
        masked={masked}
        revealed={revealed}
        onRevealedChange={(wanted) => (wanted ? setAsking(true) : setRevealed(undefined))}
      />
      {asking && <AskPurpose onReveal={onReveal} onRevealed={setRevealed} onClose={() => setAsking(false)} />}
    </>
  );
}

interface AskPurposeProps {
  onReveal: (purpose: NikPurpose) => Promise<string | null>;
  onRevealed: (nik: string) => void;
  onClose: () => void;
}

function AskPurpose({ onReveal, onRevealed, onClose }: AskPurposeProps) {
  const words = useWords(childNikMessages);
  const toast = useToast();
  const [chosen, setChosen] = useState("");
  const [missing, setMissing] = useState(false);
  const { run, saving, problem } = useSave(NO_FIELDS);
  const show = async () => {
    const purpose = nikPurposeSchema.safeParse(chosen);
    if (!purpose.success) return setMissing(true);
    const answer = await run(() => onReveal(purpose.data));
    if (!answer) return;
    onClose();
    if (answer.value === null) return toast(words.gone, { tone: "info" });
    onRevealed(answer.value);
    toast(words.shown);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={words.title}
      description={words.body}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button variant="primary" busy={saving} onClick={() => void show()}>
            {words.show}
          </Button>
        </>
      }
    >
      {problem && (
        <Callout tone="danger" role="alert" title={words.failed}>
          {problem.message}
        </Callout>
      )}
      <SelectField
        data-first-focus=""
        label={words.purpose}
        error={missing && chosen === "" ? words.missing : undefined}
        options={nikPurposes.map((value) => ({ value, label: words.purposes[value] }))}
        value={chosen}
        onValueChange={setChosen}
      />
    </Dialog>
  );
}

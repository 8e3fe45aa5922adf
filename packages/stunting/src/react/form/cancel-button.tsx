import { Button, ConfirmDialog, useWords } from "@spbe-kit/ui";
import { useState } from "react";
import { saveProblemMessages } from "./save-problem.messages.ts";

/** Leaves a form, and asks first while something typed would be lost. */
export function CancelButton({ unsaved, label, onCancel }: { unsaved: boolean; label: string; onCancel: () => void }) {
  const words = useWords(saveProblemMessages);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button onClick={() => (unsaved ? setAsking(true) : onCancel())}>{label}</Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={words.leaveTitle}
        consequence={words.leaveConsequence}
        confirmLabel={words.leave}
        cancelLabel={words.stay}
        onConfirm={onCancel}
      />
    </>
  );
}

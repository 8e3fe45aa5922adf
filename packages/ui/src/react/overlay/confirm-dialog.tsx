import { type ReactNode, useState } from "react";
import { Button } from "../button/button.tsx";
import { Callout } from "../feedback/callout.tsx";
import { useMessages } from "../provider/spbe-provider.tsx";
import { Overlay } from "./dialog.tsx";

export interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** A question with the thing's name: "Cabut Surat Edaran 100.3.4.2/15?" */
  title: ReactNode;
  /** What will happen, and whether it can be undone. Required: a dialog that only asks "Yakin?" helps nobody. */
  consequence: ReactNode;
  /** The verb itself, "Cabut naskah"; never "OK". */
  confirmLabel: string;
  /** Default "Batal". */
  cancelLabel?: string | undefined;
  tone?: "danger" | "primary" | undefined;
  /** The dialog waits for the promise, closes when it succeeds, and says so when it fails. */
  onConfirm: () => unknown;
  /** The sentence shown when `onConfirm` rejects. */
  failure?: ((error: unknown) => ReactNode) | undefined;
  children?: ReactNode;
}

/** Asks before what cannot be undone, naming the consequence. A click outside does not answer it. */
export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  consequence,
  confirmLabel,
  cancelLabel,
  tone = "danger",
  onConfirm,
  failure,
  children,
}: ConfirmDialogProps) {
  const { overlay } = useMessages();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<ReactNode>(null);
  const close = (next: boolean) => {
    if (busy) return;
    setFailed(null);
    onOpenChange(next);
  };
  const confirm = async () => {
    setBusy(true);
    setFailed(null);
    try {
      await onConfirm();
      onOpenChange(false);
    } catch (error) {
      setFailed(failure?.(error) ?? overlay.failed);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Overlay
      role="alertdialog"
      open={open}
      onOpenChange={close}
      title={title}
      description={consequence}
      footerTone={tone === "danger" ? "danger" : undefined}
      footer={
        <>
          <Button onClick={() => close(false)} aria-disabled={busy}>
            {cancelLabel ?? overlay.cancel}
          </Button>
          <Button variant={tone} busy={busy} onClick={confirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
      {failed && (
        <Callout tone="danger" role="alert">
          {failed}
        </Callout>
      )}
    </Overlay>
  );
}

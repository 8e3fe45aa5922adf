import { isProblem } from "@spbe-kit/core";
import type { ResourceClient } from "@spbe-kit/core/client";
import type { PendingAct, undoContract } from "@spbe-kit/core/host";
import { useToast } from "../../react/feedback/toast.tsx";
import { useWords } from "../../react/provider/spbe-provider.tsx";
import { undoMessages } from "./undo.messages.ts";

export type UndoClient = ResourceClient<typeof undoContract>;

export interface UndoOffer {
  /** What will happen, for example "Surat terkirim sebentar lagi." */
  readonly waiting: string;
  /** What is true again after it was taken back. */
  readonly withdrawn: string;
  readonly onWithdrawn?: (() => void) | undefined;
  /** Called when the act should be done, whether the page still shows it or not. */
  readonly onDone?: (() => void) | undefined;
}

/** The server looks for what is due once a second, and its clock may stand a little apart. */
const GRACE_MILLISECONDS = 2_000;

/**
 * Offers to take an act back while the server lets it wait: a notice with the seconds left. The server acts by itself, so it does
 * not matter whether the page stays open; the notice stays when another page of the portal is opened.
 */
export function useOfferUndo(client: UndoClient): (pending: PendingAct, offer: UndoOffer) => void {
  const words = useWords(undoMessages);
  const toast = useToast();
  return ({ undoId, seconds }, { waiting, withdrawn, onWithdrawn, onDone }) => {
    const done = setTimeout(() => onDone?.(), seconds * 1_000 + GRACE_MILLISECONDS);
    const undo = async () => {
      try {
        await client.withdraw({ params: { undoId } });
      } catch (error) {
        toast(isProblem(error, "undo/too-late") ? words.tooLate : words.failed, { tone: "danger" });
        return;
      }
      clearTimeout(done);
      toast(withdrawn, { tone: "info" });
      onWithdrawn?.();
    };
    toast(waiting, { tone: "info", action: { label: words.undo, onSelect: () => void undo(), seconds } });
  };
}

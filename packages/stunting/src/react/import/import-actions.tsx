import { Button, ConfirmDialog, useFormat, useWords } from "@spbe-kit/ui";
import { Download, FileDown } from "lucide-react";
import { useState } from "react";
import type { Import, ImportState } from "../../domain/import.schema.ts";
import { importMessages } from "./import.messages.ts";
import { useRefusal } from "./use-refusal.ts";

export interface ImportActionsProps {
  readonly value: Import;
  readonly mayManage: boolean;
  readonly mayReadChildren: boolean;
  readonly confirm: () => Promise<void>;
  readonly cancel: () => Promise<void>;
  readonly downloadRejects: () => void;
  /** Gives the file back as it was sent. */
  readonly downloadFile: () => void;
}

/** Steps at which the file is still there, unless a week has passed. */
const FILE_KEPT: readonly ImportState[] = ["reading", "preview", "saving", "failed"];

/** What can be done with an import at its step. */
export function ImportActions(props: ImportActionsProps) {
  const { value, mayManage, mayReadChildren, cancel, downloadRejects, downloadFile } = props;
  const words = useWords(importMessages);
  const atWork = value.state === "reading" || value.state === "saving" || value.state === "waiting-file";
  return (
    <>
      {FILE_KEPT.includes(value.state) && (
        <Button icon={FileDown} onClick={downloadFile}>
          {words.downloadFile}
        </Button>
      )}
      {value.rowsRejected > 0 && !atWork && (
        <Button icon={Download} onClick={downloadRejects}>
          {words.download}
        </Button>
      )}
      {mayManage && (atWork || value.state === "preview") && <CancelButton cancel={cancel} />}
      {mayManage && value.state === "preview" && value.rowsReady > 0 && <ConfirmButton {...props} />}
      {value.state === "done" && mayReadChildren && (
        <>
          <Button to="/stunting">{words.toSummary}</Button>
          <Button variant="primary" to="/stunting/anak?status=stunted">
            {words.toList}
          </Button>
        </>
      )}
    </>
  );
}

function ConfirmButton({ value, confirm }: ImportActionsProps) {
  const words = useWords(importMessages);
  const format = useFormat();
  const why = useRefusal();
  const [open, setOpen] = useState(false);
  const ready = format.number(value.rowsReady);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        {words.confirm(ready)}
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        tone="primary"
        title={words.confirmTitle(ready)}
        consequence={words.confirmConsequence(format.number(value.rowsRejected), value.newPosyandu.length)}
        confirmLabel={words.confirm(ready)}
        failure={(error) => `${words.confirmFailed} ${why(error)}`}
        onConfirm={confirm}
      />
    </>
  );
}

function CancelButton({ cancel }: { cancel: () => Promise<void> }) {
  const words = useWords(importMessages);
  const why = useRefusal();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.cancel}</Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={`${words.cancel}?`}
        consequence={words.cancelConsequence}
        confirmLabel={words.cancel}
        failure={(error) => `${words.cancelFailed} ${why(error)}`}
        onConfirm={cancel}
      />
    </>
  );
}

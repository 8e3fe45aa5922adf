import { Button, Callout, FileDrop, Progress, Stack, useWords } from "@spbe-kit/ui";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { importMessages } from "./import.messages.ts";
import { useRefusal } from "./use-refusal.ts";

export interface UploadedBytes {
  readonly sentBytes: number;
  readonly totalBytes: number;
}

export interface ImportStartProps {
  /** Opens an import and sends the file. Rejects with a problem, or an AbortError when cancelled. */
  send: (file: File, report: (sent: UploadedBytes) => void, signal: AbortSignal) => Promise<void>;
  maxBytes?: number | undefined;
  /** The name of a file that broke off before: only it can be sent again, since the import carries its name. */
  again?: string | undefined;
}

const MAX_BYTES = 60 * 1024 * 1024;
const KILOBYTE = 1024;

/** Chooses and sends a file. When sending fails or is cancelled the file stays chosen; leaving the page cancels it. */
export function ImportStart({ send, maxBytes = MAX_BYTES, again }: ImportStartProps) {
  const words = useWords(importMessages);
  const [file, setFile] = useState<File | null>(null);
  const upload = useUpload(send);
  const isOther = again !== undefined && file !== null && file.name !== again;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (file !== null && !isOther) void upload.start(file);
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <FileDrop
          label={words.choose}
          hint={again === undefined ? words.chooseHint : words.chooseAgain(again)}
          accept={[".xlsx", ".csv"]}
          maxBytes={maxBytes}
          file={file}
          onFileChange={setFile}
          disabled={upload.sent !== null}
          error={isOther ? words.otherFile(again) : undefined}
        />
        <UploadEnd end={upload.end} />
        {upload.sent !== null ? (
          <div>
            <Progress
              label={`${words.uploading} (KB)`}
              done={Math.round(upload.sent.sentBytes / KILOBYTE)}
              total={Math.round(upload.sent.totalBytes / KILOBYTE)}
              onCancel={upload.cancel}
            />
            <p className="spbe-import-note">{words.uploadStay}</p>
          </div>
        ) : (
          <div>
            <Button type="submit" variant="primary" disabled={file === null || isOther}>
              {again === undefined ? words.upload : words.resend}
            </Button>
          </div>
        )}
      </Stack>
    </form>
  );
}

/** How an upload ended without success. */
type UploadEnd = { readonly kind: "cancelled" } | { readonly kind: "failed"; readonly error: unknown };

function useUpload(send: ImportStartProps["send"]) {
  const [sent, setSent] = useState<UploadedBytes | null>(null);
  const [end, setEnd] = useState<UploadEnd | null>(null);
  const sending = useRef<AbortController | null>(null);
  useEffect(() => () => sending.current?.abort(), []);
  const start = async (file: File) => {
    const work = new AbortController();
    sending.current = work;
    setEnd(null);
    setSent({ sentBytes: 0, totalBytes: file.size });
    try {
      await send(file, setSent, work.signal);
    } catch (error) {
      setEnd(work.signal.aborted ? { kind: "cancelled" } : { kind: "failed", error });
    } finally {
      setSent(null);
    }
  };
  return { sent, end, start, cancel: () => sending.current?.abort() };
}

function UploadEnd({ end }: { end: UploadEnd | null }) {
  const words = useWords(importMessages);
  const why = useRefusal();
  if (end === null) return null;
  if (end.kind === "cancelled") return <Callout role="status" title={words.uploadCancelled} />;
  return (
    <Callout tone="danger" title={words.uploadFailed} role="alert">
      {why(end.error)}
    </Callout>
  );
}

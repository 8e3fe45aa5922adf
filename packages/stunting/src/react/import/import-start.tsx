import { isProblem } from "@spbe-kit/core";
import { Button, Callout, FileDrop, Progress, Stack, useLocale, useWords } from "@spbe-kit/ui";
import { type FormEvent, useRef, useState } from "react";
import { type StuntingFieldCode, stuntingFieldMessages } from "../../domain/field-messages.ts";
import { importMessages } from "./import.messages.ts";

export interface UploadedBytes {
  readonly sentBytes: number;
  readonly totalBytes: number;
}

export interface ImportStartProps {
  /** Opens an import and sends the file. Rejects with a problem, or an AbortError when cancelled. */
  send: (file: File, report: (sent: UploadedBytes) => void, signal: AbortSignal) => Promise<void>;
  maxBytes?: number | undefined;
}

const MAX_BYTES = 60 * 1024 * 1024;
const KILOBYTE = 1024;

/** Chooses and sends a file. When sending fails the file stays chosen. */
export function ImportStart({ send, maxBytes = MAX_BYTES }: ImportStartProps) {
  const words = useWords(importMessages);
  const [file, setFile] = useState<File | null>(null);
  const [sent, setSent] = useState<UploadedBytes | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const sending = useRef<AbortController | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (file === null) return;
    const work = new AbortController();
    sending.current = work;
    setFailure(null);
    setSent({ sentBytes: 0, totalBytes: file.size });
    try {
      await send(file, setSent, work.signal);
    } catch (error) {
      if (!work.signal.aborted) setFailure(error);
    } finally {
      setSent(null);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack>
        <FileDrop
          label={words.choose}
          hint={words.chooseHint}
          accept={[".xlsx", ".csv"]}
          maxBytes={maxBytes}
          file={file}
          onFileChange={setFile}
          disabled={sent !== null}
        />
        {failure !== null && <UploadFailure error={failure} />}
        {sent !== null ? (
          <Progress
            label={`${words.uploading} (KB)`}
            done={Math.round(sent.sentBytes / KILOBYTE)}
            total={Math.round(sent.totalBytes / KILOBYTE)}
            onCancel={() => sending.current?.abort()}
          />
        ) : (
          <div>
            <Button type="submit" variant="primary" disabled={file === null}>
              {words.upload}
            </Button>
          </div>
        )}
      </Stack>
    </form>
  );
}

function UploadFailure({ error }: { error: unknown }) {
  const words = useWords(importMessages);
  const locale = useLocale();
  const known = isProblem(error) ? stuntingFieldMessages[error.code as StuntingFieldCode]?.[locale] : undefined;
  return (
    <Callout tone="danger" title={words.uploadFailed} role="alert">
      {known ?? (isProblem(error) ? error.problem.detail : undefined)}
    </Callout>
  );
}

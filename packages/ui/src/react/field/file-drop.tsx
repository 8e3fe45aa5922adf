import { FileUp } from "lucide-react";
import { type DragEvent, type ReactNode, useRef, useState } from "react";
import { Button } from "../button/button.tsx";
import { Icon } from "../icon.tsx";
import { useFormat, useMessages } from "../provider/spbe-provider.tsx";
import { Field, type FieldProps } from "./field.tsx";

export interface FileDropProps extends FieldProps {
  /** Endings with their dot: [".csv", ".xlsx"]. The server looks at the content; this only saves a wasted upload. */
  accept: readonly string[];
  /** Bytes. */
  maxBytes?: number | undefined;
  file: File | null;
  onFileChange: (file: File | null) => void;
  disabled?: boolean | undefined;
  /** Words under the button, for example where to find a template. */
  children?: ReactNode;
}

export type FileRefusal = "type" | "size";

/** Why a file is not taken; undefined when it is. */
export function refuseFile(
  file: { readonly name: string; readonly size: number },
  accept: readonly string[],
  maxBytes: number | undefined,
): FileRefusal | undefined {
  const name = file.name.toLowerCase();
  if (accept.length > 0 && !accept.some((ending) => name.endsWith(ending.toLowerCase()))) return "type";
  if (maxBytes !== undefined && file.size > maxBytes) return "size";
  return undefined;
}

const MEGABYTE = 1024 * 1024;

/** Choose a file, or drop it. The button is a real file input's; the keyboard needs nothing else. */
export function FileDrop({ accept, maxBytes, file, onFileChange, disabled, children, error, ...field }: FileDropProps) {
  const messages = useMessages();
  const format = useFormat();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [refusal, setRefusal] = useState<FileRefusal>();
  const limit = format.unit((maxBytes ?? 0) / MEGABYTE, "MB", {
    fractionDigits: maxBytes && maxBytes < MEGABYTE ? 1 : 0,
  });
  const refusalWords = { type: messages.field.fileType(accept.join(", ")), size: messages.field.fileTooBig(limit) };
  const take = (chosen: File | undefined) => {
    if (!chosen || disabled) return;
    const refused = refuseFile(chosen, accept, maxBytes);
    setRefusal(refused);
    onFileChange(refused ? null : chosen);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  const shownError = refusal ? refusalWords[refusal] : error;
  return (
    <Field {...field} error={shownError}>
      {(control) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: dropping is extra; the button does the same by keyboard
        <div
          className="spbe-drop"
          data-state={over ? "over" : shownError ? "invalid" : "idle"}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <input
            {...control}
            ref={input}
            type="file"
            className="spbe-visually-hidden"
            tabIndex={-1}
            accept={accept.join(",")}
            disabled={disabled}
            onChange={(event) => {
              take(event.target.files?.[0]);
              event.target.value = "";
            }}
          />
          <Icon icon={FileUp} size={24} />
          {file ? (
            <p className="spbe-drop-file">
              {file.name} ({format.unit(Math.max(1, Math.round(file.size / 1024)), "KB")})
            </p>
          ) : (
            <p className="spbe-hint">{messages.field.dropHere}</p>
          )}
          <Button
            disabled={disabled}
            aria-describedby={control["aria-describedby"]}
            onClick={() => input.current?.click()}
          >
            {file ? messages.field.changeFile : messages.field.chooseFile}
          </Button>
          {children && <div className="spbe-hint">{children}</div>}
        </div>
      )}
    </Field>
  );
}

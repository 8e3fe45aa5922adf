import { useState } from "react";

export interface DraftOptions<T, Code> {
  /** The value held by the parent; null for nothing. */
  value: T | null;
  onValueChange: (value: T | null) => void;
  read: (
    text: string,
  ) => { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: { readonly code: Code } };
  write: (value: T) => string;
}

export interface Draft<Code> {
  /** What stands in the box: what was typed, until the value changes from elsewhere. */
  readonly text: string;
  /** Why the text cannot be read; undefined while it can, is empty, or is still being typed. */
  readonly unread: Code | undefined;
  onText(text: string): void;
  /** Leaving the box: now it may be said that the text cannot be read. */
  onLeave(): void;
}

/**
 * Keeps what was typed until it can be read, so that "12," on the way to "12,5" is not thrown away.
 * Text that cannot be read counts as no value.
 */
export function useDraft<T, Code>({ value, onValueChange, read, write }: DraftOptions<T, Code>): Draft<Code> {
  const [typed, setTyped] = useState<{ readonly text: string; readonly left: boolean } | null>(null);
  const reading = typed === null ? undefined : readDraft(typed.text, read);
  const stale = reading !== undefined && reading.value !== value;
  const text = typed === null || stale ? (value === null ? "" : write(value)) : typed.text;
  return {
    text,
    unread: typed?.left && !stale ? reading?.code : undefined,
    onText: (next) => {
      setTyped({ text: next, left: false });
      onValueChange(readDraft(next, read).value);
    },
    onLeave: () => setTyped((now) => (now === null ? null : { ...now, left: true })),
  };
}

function readDraft<T, Code>(
  text: string,
  read: DraftOptions<T, Code>["read"],
): { readonly value: T | null; readonly code: Code | undefined } {
  if (text.trim() === "") return { value: null, code: undefined };
  const result = read(text);
  return result.ok ? { value: result.value, code: undefined } : { value: null, code: result.error.code };
}

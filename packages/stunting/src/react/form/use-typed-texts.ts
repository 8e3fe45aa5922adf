import { type ChangeEvent, useCallback, useRef } from "react";

/**
 * Remembers what stands in number and date boxes. A box whose text cannot be read counts as empty, so without this a
 * form would save as if nothing had been typed there.
 */
export function useTypedTexts<Name extends string>() {
  const texts = useRef(new Map<Name, string>());
  const watch = useCallback(
    (name: Name) => (event: ChangeEvent<HTMLInputElement>) => {
      texts.current.set(name, event.target.value);
    },
    [],
  );
  /** The boxes that hold text and yet have no value. */
  const unread = useCallback(
    (values: Readonly<Partial<Record<Name, unknown>>>): readonly Name[] =>
      [...texts.current].flatMap(([name, text]) => (text.trim() !== "" && values[name] === null ? [name] : [])),
    [],
  );
  return { watch, unread };
}

import { useState } from "react";

/**
 * A choice of this person on this device. A browser that forbids storage simply forgets it.
 *
 * @param read turns what was stored into a value; undefined when it is not one of ours
 */
export function usePreference<T extends string>(
  key: string,
  initial: T,
  read: (text: string) => T | undefined,
): readonly [T, (next: T) => void] {
  const [value, setValue] = useState<T>(() => {
    const stored = storage()?.getItem(key);
    return (stored ? read(stored) : undefined) ?? initial;
  });
  const change = (next: T) => {
    setValue(next);
    storage()?.setItem(key, next);
  };
  return [value, change];
}

function storage(): Storage | undefined {
  try {
    return typeof window === "undefined" ? undefined : window.localStorage;
  } catch {
    // Reading `localStorage` throws where cookies are blocked: then nothing is remembered.
    return undefined;
  }
}

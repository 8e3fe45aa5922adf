import { useCallback, useState } from "react";

/** A value that the parent may hold (`value`) or leave to us (`defaultValue`). */
export function useControlled<T>(
  value: T | undefined,
  defaultValue: T,
  onValueChange: ((value: T) => void) | undefined,
): readonly [T, (next: T) => void] {
  const [own, setOwn] = useState(defaultValue);
  const current = value === undefined ? own : value;
  const change = useCallback(
    (next: T) => {
      if (value === undefined) setOwn(next);
      onValueChange?.(next);
    },
    [value, onValueChange],
  );
  return [current, change];
}

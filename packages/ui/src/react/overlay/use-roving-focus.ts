import type { KeyboardEvent } from "react";

export interface RovingKeys {
  /** Which arrows walk: menus `vertical`, tabs `horizontal`. */
  orientation: "vertical" | "horizontal";
  /** Letters typed lead to the next entry that begins with them. */
  typeahead?: boolean | undefined;
}

const STEPS = {
  vertical: { ArrowDown: 1, ArrowUp: -1 },
  horizontal: { ArrowRight: 1, ArrowLeft: -1 },
} as const;

/**
 * Where focus goes for a key, following the ARIA APG tables for menus and tabs: arrows walk round, Home and End jump.
 *
 * @param labels texts of the entries in order
 * @param current index in focus, -1 for none
 * @returns the next index, or undefined when the key is not ours
 */
export function nextFocus(
  key: string,
  current: number,
  labels: readonly string[],
  { orientation, typeahead = false }: RovingKeys,
): number | undefined {
  const count = labels.length;
  if (count === 0) return undefined;
  const step = (STEPS[orientation] as Readonly<Record<string, number>>)[key];
  if (step !== undefined) return current === -1 ? (step > 0 ? 0 : count - 1) : (current + step + count) % count;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  if (!typeahead || key.length !== 1 || key === " ") return undefined;
  const letter = key.toLocaleLowerCase();
  const order = labels.map((_, offset) => (current + 1 + offset) % count);
  return order.find((index) => labels[index]?.trim().toLocaleLowerCase().startsWith(letter));
}

/** Moves DOM focus among `entries` for a key, and says whether it did. */
export function moveFocus(
  event: KeyboardEvent,
  entries: readonly HTMLElement[],
  keys: RovingKeys,
): HTMLElement | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const current = entries.indexOf(document.activeElement as HTMLElement);
  const labels = entries.map((entry) => entry.textContent ?? "");
  const next = nextFocus(event.key, current, labels, keys);
  const target = next === undefined ? undefined : entries[next];
  if (!target) return undefined;
  event.preventDefault();
  target.focus();
  return target;
}

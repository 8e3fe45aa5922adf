import type { MessageOverrides, UiMessages } from "../../messages/catalogue.ts";

/** The catalogue with a portal's own words laid over it, group by group. */
export function mergeMessages(base: UiMessages, overrides: MessageOverrides | undefined): UiMessages {
  if (!overrides) return base;
  const merged: Record<string, unknown> = { ...base };
  for (const [group, words] of Object.entries(overrides)) {
    merged[group] = { ...(merged[group] as object), ...words };
  }
  return merged as unknown as UiMessages;
}

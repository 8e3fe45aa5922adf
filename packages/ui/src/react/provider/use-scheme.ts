import { useSyncExternalStore } from "react";

export type Scheme = "light" | "dark" | "system";

const DARK = "(prefers-color-scheme: dark)";

function watch(changed: () => void): () => void {
  const query = window.matchMedia(DARK);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

/** `system` follows the device; the server, which cannot know, draws light. */
export function useResolvedScheme(scheme: Scheme): "light" | "dark" {
  const deviceIsDark = useSyncExternalStore(
    watch,
    () => window.matchMedia(DARK).matches,
    () => false,
  );
  if (scheme !== "system") return scheme;
  return deviceIsDark ? "dark" : "light";
}

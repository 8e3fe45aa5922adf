import type { Place } from "@spbe-kit/core/organisation";
import { useEffect, useState } from "react";
import { useToast } from "../../react/feedback/toast.tsx";
import type { MenuGroup } from "../../react/overlay/menu.tsx";
import { useWords } from "../../react/provider/spbe-provider.tsx";
import { placesMessages } from "./places.messages.ts";
import type { PlacesClient } from "./places-client.ts";

export interface PlaceMenuOptions {
  client: PlacesClient | undefined;
  /** What the roles are called; a role without a word is shown as it is. */
  roleLabels: Readonly<Record<string, string>>;
}

/** A role that is called like its unit is said once. */
function labelOf(role: string, unit: string): string {
  return unit === "" || unit === role ? role : `${role}, ${unit}`;
}

/** The part of the account menu that changes the unit acted in; empty for an account with one unit. */
export function usePlaceMenu({ client, roleLabels }: PlaceMenuOptions): readonly MenuGroup[] {
  const words = useWords(placesMessages);
  const toast = useToast();
  const [places, setPlaces] = useState<readonly Place[]>([]);
  const [failed, setFailed] = useState(false);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` is "try again"
  useEffect(() => {
    if (!client) return;
    const stale = new AbortController();
    setFailed(false);
    client.list(stale.signal).then(
      (found) => !stale.signal.aborted && setPlaces(found),
      () => !stale.signal.aborted && setFailed(true),
    );
    return () => stale.abort();
  }, [client, round]);

  if (!client) return [];
  if (failed)
    return [
      { heading: words.heading, items: [{ label: words.failed, onSelect: () => setRound((count) => count + 1) }] },
    ];
  if (places.length < 2) return [];
  const act = async ({ place, active }: Place) => {
    if (active) return;
    try {
      await client.act(place);
    } catch {
      toast(words.switchFailed, { tone: "danger" });
    }
  };
  const items = places.map((one) => ({
    label: labelOf(roleLabels[one.role] ?? one.role, one.unitName),
    checked: one.active,
    onSelect: () => void act(one),
  }));
  return [{ heading: words.heading, items }];
}

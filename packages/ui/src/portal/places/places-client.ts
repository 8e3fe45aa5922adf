import { problemError } from "@spbe-kit/core";
import { createResourceClient } from "@spbe-kit/core/client";
import { type Place, placesContract } from "@spbe-kit/core/organisation";

/** The units an account may act in. */
export interface PlacesClient {
  list(signal: AbortSignal): Promise<readonly Place[]>;
  /** Acts in another unit and leaves for the portal's start: rights and area differ, so nothing shown before may stay. */
  act(place: number): Promise<void>;
}

/** On the portal's own origin. */
export function createPlacesClient({ home = "/" }: { readonly home?: string } = {}): PlacesClient {
  const client = createResourceClient(placesContract);
  return {
    list: async (signal) => (await client.list({}, { signal })).items,
    async act(place) {
      const answer = await fetch("/auth/place", {
        method: "POST",
        headers: { "content-type": "application/json", "x-spbe-client": "1" },
        body: JSON.stringify({ place }),
      });
      if (!answer.ok)
        throw problemError({ type: "about:blank", title: "place", status: answer.status, code: "core/unexpected" });
      location.assign(home);
    },
  };
}

import { isProblem } from "@spbe-kit/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Import, ImportState } from "../../domain/import.schema.ts";
import { useStunting } from "../stunting-provider.tsx";

const POLL_MS = 800;
const SLOWEST_POLL_MS = 8_000;
/** Answers that asking again does not change. */
const FINAL_STATUSES = [401, 403, 404];

/** A file may still be on its way from another tab, so a waiting import is looked at now and then. */
const POLLS: Readonly<Partial<Record<ImportState, number>>> = {
  "waiting-file": SLOWEST_POLL_MS,
  reading: POLL_MS,
  saving: POLL_MS,
};

/** True while rows are being read or saved, so that lists of them would be half. */
export function isAtWork({ state }: Import): boolean {
  return state === "waiting-file" || state === "reading" || state === "saving";
}

/**
 * One import, looked at again while the server works on it. A look that fails keeps what is known and is repeated ever
 * more slowly, 0.8 s to 8 s; `connectionLost` says so. Only a first look that fails, or a refusal, is an error.
 */
export function useImport(importId: string) {
  const { queries } = useStunting();
  const cache = useQueryClient();
  const options = queries.import(importId);
  const found = useQuery({
    ...options,
    refetchInterval: ({ state }) => (state.data && POLLS[state.data.state]) ?? false,
    // ky repeats within one look; this repeats the look, and only on a page that has something to go on showing
    retry: (_, error) =>
      cache.getQueryData(options.queryKey) !== undefined &&
      !(isProblem(error) && FINAL_STATUSES.includes(error.status)),
    retryDelay: (failures) => Math.min(POLL_MS * 2 ** failures, SLOWEST_POLL_MS),
  });
  const connectionLost = found.data !== undefined && (found.failureCount > 0 || found.fetchStatus === "paused");
  return { found, connectionLost };
}

import { queryOptions } from "@tanstack/react-query";
import type { SpbeIndexClient } from "./index.ts";

/**
 * TanStack Query options of every reading. ky repeats a failed reading already, so queries do not: one owner of retries.
 * Keys begin with "spbe-index", so `invalidateQueries({ queryKey: ["spbe-index"] })` refreshes the module.
 * Without a year it is the current one of the regency.
 */
export function spbeIndexQueries(client: SpbeIndexClient) {
  return {
    assessments: (year?: number) =>
      queryOptions({
        queryKey: ["spbe-index", "assessments", year ?? "current"],
        queryFn: ({ signal }) => client.assessments.list(year === undefined ? {} : { query: { year } }, { signal }),
        retry: false,
      }),
    summary: (year?: number) =>
      queryOptions({
        queryKey: ["spbe-index", "summary", year ?? "current"],
        queryFn: ({ signal }) => client.summary.get(year === undefined ? {} : { query: { year } }, { signal }),
        retry: false,
      }),
  };
}
export type SpbeIndexQueries = ReturnType<typeof spbeIndexQueries>;

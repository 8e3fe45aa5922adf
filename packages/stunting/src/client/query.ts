import type { OperationInput } from "@spbe-kit/core";
import { queryOptions } from "@tanstack/react-query";
import type { childrenContract } from "../domain/children.contract.ts";
import type { importsContract } from "../domain/imports.contract.ts";
import type { StuntingClient } from "./index.ts";

type ListInput = NonNullable<OperationInput<typeof childrenContract.list>["query"]>;
type RowsInput = NonNullable<OperationInput<typeof importsContract.rows>["query"]>;

/**
 * TanStack Query options of every reading. ky repeats a failed reading already, so queries do not: one owner of retries.
 * Keys begin with "stunting", so `invalidateQueries({ queryKey: ["stunting"] })` refreshes the module.
 */
export function stuntingQueries(client: StuntingClient) {
  return {
    areas: () =>
      queryOptions({
        queryKey: ["stunting", "areas"],
        queryFn: ({ signal }) => client.areas.list(undefined, { signal }),
        retry: false,
        staleTime: 10 * 60_000,
      }),
    summary: (month?: string) =>
      queryOptions({
        queryKey: ["stunting", "summary", month ?? "newest"],
        queryFn: ({ signal }) => client.summary.get(month === undefined ? {} : { query: { month } }, { signal }),
        retry: false,
      }),
    children: (query: ListInput) =>
      queryOptions({
        queryKey: ["stunting", "children", "list", query],
        queryFn: ({ signal }) => client.children.list({ query }, { signal }),
        retry: false,
      }),
    childSearch: (text: string, limit?: number) =>
      queryOptions({
        queryKey: ["stunting", "children", "search", text, limit ?? null],
        queryFn: ({ signal }) =>
          client.children.search({ body: { text, ...(limit !== undefined && { limit }) } }, { signal }),
        retry: false,
        enabled: text.trim().length >= 2,
      }),
    child: (childId: string) =>
      queryOptions({
        queryKey: ["stunting", "children", childId],
        queryFn: ({ signal }) => client.children.get({ params: { childId } }, { signal }),
        retry: false,
      }),
    measurements: (childId: string) =>
      queryOptions({
        queryKey: ["stunting", "children", childId, "measurements"],
        queryFn: ({ signal }) => client.measurements.list({ params: { childId } }, { signal }),
        retry: false,
      }),
    imports: () =>
      queryOptions({
        queryKey: ["stunting", "imports"],
        queryFn: ({ signal }) => client.imports.list(undefined, { signal }),
        retry: false,
      }),
    import: (importId: string) =>
      queryOptions({
        queryKey: ["stunting", "imports", importId],
        queryFn: ({ signal }) => client.imports.get({ params: { importId } }, { signal }),
        retry: false,
      }),
    importRows: (importId: string, query: RowsInput) =>
      queryOptions({
        queryKey: ["stunting", "imports", importId, "rows", query],
        queryFn: ({ signal }) => client.imports.rows({ params: { importId }, query }, { signal }),
        retry: false,
      }),
  };
}
export type StuntingQueries = ReturnType<typeof stuntingQueries>;

import type { GrowthStatus } from "../../domain/child.schema.ts";

/** The child list with its filters in the address, named as the operation names them. */
export function childListPath(filter: { villageCode?: string; status?: GrowthStatus }): string {
  const search = new URLSearchParams(filter);
  return `/stunting/anak${search.size > 0 ? `?${search}` : ""}`;
}

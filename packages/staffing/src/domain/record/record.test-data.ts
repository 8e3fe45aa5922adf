import { calendarDate } from "@spbe-kit/core";
import type { Fact, FactKind, FactOf } from "./fact.schema.ts";

/** A fact with its usual surroundings; `factId` tells the order of writing unless `recordedAt` does. */
export function fact<K extends FactKind>(
  kind: K,
  factId: string,
  validFrom: string,
  data: FactOf<K>["data"],
  rest: { validUntil?: string; supersedes?: string; recordedAt?: string } = {},
): Fact {
  const { validUntil, ...others } = rest;
  return {
    kind,
    factId,
    validFrom: calendarDate(validFrom),
    data,
    recordedAt: "2026-01-05T02:00:00.000000Z",
    by: "bkpsdm-1",
    ...(validUntil === undefined ? {} : { validUntil: calendarDate(validUntil) }),
    ...others,
  } as Fact;
}

export const postData = (
  postId: string,
  postKind: FactOf<"post">["data"]["postKind"] = "pelaksana",
  holding: FactOf<"post">["data"]["holding"] = "definitif",
): FactOf<"post">["data"] => ({ postId, title: "Pengolah Data", unitId: "unit-1", postKind, holding });

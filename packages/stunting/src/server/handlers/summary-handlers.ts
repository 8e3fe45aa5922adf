import { monthOf } from "@spbe-kit/core";
import type { Handlers } from "@spbe-kit/server";
import { stuntingPermissions } from "../../domain/permissions.ts";
import type { summaryContract } from "../../domain/summary.contract.ts";
import { readSummary } from "../summary/summary.ts";

export const summaryHandlers: Handlers<{ summary: typeof summaryContract }>["summary"] = {
  get: ({ query }, { db, signedIn, today }) =>
    db(
      (tx) =>
        readSummary(tx, signedIn.regencyCode, {
          month: query.month === undefined ? undefined : monthOf(query.month),
          newest: monthOf(today()),
          suppress: !maySeeChildren(signedIn.role),
        }),
      { readOnly: true },
    ),
};

function maySeeChildren(role: string): boolean {
  const rights: Readonly<Record<string, readonly string[]>> = stuntingPermissions;
  return rights[role]?.includes("stunting/children.read") ?? false;
}

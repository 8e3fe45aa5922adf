import type { DirectoryContract } from "@spbe-kit/core/organisation";
import type { Handlers } from "../host/server-module.ts";
import { readHousehold, searchHouseholds } from "./household-store.ts";
import { MERGE_CODES, merging, UNMERGE_CODES, unmerging } from "./merging.ts";
import { peopleOf } from "./people-handlers.ts";
import { refusing } from "./refusing.ts";

export const householdsHandlers: Handlers<DirectoryContract>["households"] = {
  search: ({ body }, context) =>
    context.db(async (tx) => ({ items: await searchHouseholds(peopleOf(tx, context), body.text) }), { readOnly: true }),

  get: async ({ params: { householdId } }, context) => {
    const found = await context.db((tx) => readHousehold(peopleOf(tx, context), householdId), { readOnly: true });
    return found ?? context.fail("directory/household-not-found");
  },

  merge: ({ params: { householdId }, body, version }, context) => {
    const wish = { kind: "household", recordId: householdId, version, ...body } as const;
    return merging(context, wish, {
      refuse: (fault) => context.fail(fault === "not-found" ? "directory/household-not-found" : MERGE_CODES[fault]),
      read: (tx) => readHousehold(peopleOf(tx, context), householdId),
    });
  },

  unmerge: ({ params: { householdId }, body, version }, context) => {
    const { fail } = context;
    const wish = { kind: "household", recordId: householdId, version, ...body } as const;
    return refusing(
      unmerging(context, wish, {
        refuse: (fault) => fail(fault === "not-found" ? "directory/household-not-found" : UNMERGE_CODES[fault]),
        read: (tx) => readHousehold(peopleOf(tx, context), householdId),
      }),
      { directory_household_kk: () => fail("directory/kk-taken") },
    );
  },
};

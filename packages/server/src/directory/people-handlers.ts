import type { DirectoryContract } from "@spbe-kit/core/organisation";
import type { Transaction } from "../database/index.ts";
import type { Handlers, RequestContext } from "../host/server-module.ts";
import { type MergeAct, mergeRecord, unmergeRecord } from "./merge-records.ts";
import {
  insertPerson,
  openIdentity,
  type People,
  type PersonWriting,
  readHousehold,
  readPerson,
  readPersonRow,
  searchPeople,
  updatePerson,
} from "./person-store.ts";
import { refusing } from "./refusing.ts";

export const peopleHandlers: Handlers<DirectoryContract>["people"] = {
  search: ({ body }, context) =>
    context.db(async (tx) => ({ items: await searchPeople(peopleOf(tx, context), body.text, context.today()) }), {
      readOnly: true,
    }),

  get: async ({ params }, context) => {
    const read = (tx: Transaction) => readPerson(peopleOf(tx, context), params.personId, context.today());
    return (await context.db(read, { readOnly: true })) ?? context.fail("directory/person-not-found");
  },

  reveal: ({ params, body }, context) => {
    context.audit({ purpose: body.purpose });
    return context.db(
      async (tx) => {
        const people = peopleOf(tx, context);
        const row = (await readPersonRow(people, params.personId)) ?? context.fail("directory/person-not-found");
        return { personId: row.person_id, nip: row.nip, ...(await openIdentity(people, row)) };
      },
      { readOnly: true },
    );
  },

  create: ({ body }, context) => {
    const { db, fail, today } = context;
    if (isSameNumber(body)) fail("directory/kk-is-nik");
    return refusing(
      db(async (tx) => {
        if (!(await insertPerson(writingOf(tx, context), body))) fail("directory/id-taken");
        return (await readPerson(peopleOf(tx, context), body.personId, today())) ?? fail("core/unexpected");
      }),
      {
        directory_identity_nik: () => fail("directory/nik-taken"),
        directory_identity_nip: () => fail("directory/nip-taken"),
        directory_person_account: () => fail("directory/account-taken"),
      },
    );
  },

  change: ({ params, body, version }, context) => {
    const { db, fail, today } = context;
    const { personId } = params;
    if (isSameNumber(body)) fail("directory/kk-is-nik");
    return refusing(
      db(async (tx) => {
        const people = peopleOf(tx, context);
        const before = (await readPersonRow(people, personId)) ?? fail("directory/person-not-found");
        if (before.survivor_id !== null) fail("directory/person-merged");
        if (!(await updatePerson(writingOf(tx, context), { ...body, personId, version }))) fail("core/version-changed");
        return (await readPerson(people, personId, today())) ?? fail("core/unexpected");
      }),
      {
        directory_identity_nik: () => fail("directory/nik-taken"),
        directory_identity_nip: () => fail("directory/nip-taken"),
        directory_person_account: () => fail("directory/account-taken"),
      },
    );
  },

  merge: ({ params, body, version }, context) => {
    const { db, fail, today, audit } = context;
    audit({ subjects: [`person/${body.survivorId}`] });
    return db(async (tx) => {
      const act = actOf(tx, context, { kind: "person", recordId: params.personId, version, reason: body.reason });
      switch (await mergeRecord(act, body.survivorId)) {
        case "not-found":
          return fail("directory/person-not-found");
        case "version-changed":
          return fail("core/version-changed");
        case "merge-circle":
          return fail("directory/merge-circle");
        case "already-merged":
          return fail("directory/person-merged");
      }
      return (await readPerson(peopleOf(tx, context), params.personId, today())) ?? fail("core/unexpected");
    });
  },

  unmerge: ({ params, body, version }, context) => {
    const { db, fail, today } = context;
    return refusing(
      db(async (tx) => {
        const act = actOf(tx, context, { kind: "person", recordId: params.personId, version, reason: body.reason });
        switch (await unmergeRecord(act)) {
          case "not-found":
            return fail("directory/person-not-found");
          case "version-changed":
            return fail("core/version-changed");
          case "not-merged":
            return fail("directory/not-merged");
        }
        return (await readPerson(peopleOf(tx, context), params.personId, today())) ?? fail("core/unexpected");
      }),
      {
        directory_identity_nik: () => fail("directory/nik-taken"),
        directory_identity_nip: () => fail("directory/nip-taken"),
      },
    );
  },
};

export const householdsHandlers: Handlers<DirectoryContract>["households"] = {
  get: async ({ params }, context) => {
    const read = (tx: Transaction) => readHousehold(peopleOf(tx, context), params.householdId);
    return (await context.db(read, { readOnly: true })) ?? context.fail("directory/household-not-found");
  },

  merge: ({ params, body, version }, context) => {
    const { db, fail, audit } = context;
    audit({ subjects: [`household/${body.survivorId}`] });
    return db(async (tx) => {
      const act = actOf(tx, context, { kind: "household", recordId: params.householdId, version, reason: body.reason });
      switch (await mergeRecord(act, body.survivorId)) {
        case "not-found":
          return fail("directory/household-not-found");
        case "version-changed":
          return fail("core/version-changed");
        case "merge-circle":
          return fail("directory/merge-circle");
        case "already-merged":
          return fail("directory/person-merged");
      }
      return (await readHousehold(peopleOf(tx, context), params.householdId)) ?? fail("core/unexpected");
    });
  },

  unmerge: ({ params, body, version }, context) => {
    const { db, fail } = context;
    return refusing(
      db(async (tx) => {
        const act = actOf(tx, context, {
          kind: "household",
          recordId: params.householdId,
          version,
          reason: body.reason,
        });
        switch (await unmergeRecord(act)) {
          case "not-found":
            return fail("directory/household-not-found");
          case "version-changed":
            return fail("core/version-changed");
          case "not-merged":
            return fail("directory/not-merged");
        }
        return (await readHousehold(peopleOf(tx, context), params.householdId)) ?? fail("core/unexpected");
      }),
      { directory_household_kk: () => fail("directory/nik-taken") },
    );
  },
};

type Acting = Pick<RequestContext, "signedIn" | "vault" | "today" | "now" | "random">;

function peopleOf(tx: Transaction, { signedIn, vault }: Acting): People {
  return { tx, regency: signedIn.regencyCode, vault };
}

function writingOf(tx: Transaction, acting: Acting): PersonWriting {
  return { ...peopleOf(tx, acting), today: acting.today(), newId: () => acting.random.uuid() };
}

function actOf(
  tx: Transaction,
  { signedIn, now, random }: Acting,
  what: Pick<MergeAct, "kind" | "recordId" | "version" | "reason">,
): MergeAct {
  return { ...what, tx, regency: signedIn.regencyCode, by: signedIn.accountId, at: now(), mergeId: random.uuid() };
}

function isSameNumber({ nik, kk }: { nik?: string | null | undefined; kk?: string | null | undefined }): boolean {
  return nik !== null && nik !== undefined && nik === kk;
}

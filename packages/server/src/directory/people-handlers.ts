import type { DirectoryContract } from "@spbe-kit/core/organisation";
import type { Transaction } from "../database/index.ts";
import type { Handlers, RequestContext } from "../host/server-module.ts";
import { MERGE_CODES, merging, UNMERGE_CODES, unmerging } from "./merging.ts";
import {
  insertPerson,
  openIdentity,
  type People,
  type PersonWriting,
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

  merge: ({ params: { personId }, body, version }, context) => {
    const { fail, today } = context;
    const wish = { kind: "person", recordId: personId, version, ...body } as const;
    return merging(context, wish, {
      refuse: (fault) => fail(fault === "not-found" ? "directory/person-not-found" : MERGE_CODES[fault]),
      read: (tx) => readPerson(peopleOf(tx, context), personId, today()),
    });
  },

  unmerge: ({ params: { personId }, body, version }, context) => {
    const { fail, today } = context;
    const wish = { kind: "person", recordId: personId, version, ...body } as const;
    return refusing(
      unmerging(context, wish, {
        refuse: (fault) => fail(fault === "not-found" ? "directory/person-not-found" : UNMERGE_CODES[fault]),
        read: (tx) => readPerson(peopleOf(tx, context), personId, today()),
      }),
      {
        directory_identity_nik: () => fail("directory/nik-taken"),
        directory_identity_nip: () => fail("directory/nip-taken"),
      },
    );
  },
};

type Acting = Pick<RequestContext, "signedIn" | "vault" | "today" | "random">;

/** Whose directory a request works in. */
export function peopleOf(tx: Transaction, { signedIn, vault }: Pick<Acting, "signedIn" | "vault">): People {
  return { tx, regency: signedIn.regencyCode, vault };
}

function writingOf(tx: Transaction, acting: Acting): PersonWriting {
  return { ...peopleOf(tx, acting), today: acting.today(), newId: () => acting.random.uuid() };
}

function isSameNumber({ nik, kk }: { nik?: string | null | undefined; kk?: string | null | undefined }): boolean {
  return nik !== null && nik !== undefined && nik === kk;
}

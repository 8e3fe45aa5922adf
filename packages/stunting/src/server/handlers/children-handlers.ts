import type { Handlers, RegencyVault, RequestContext, Transaction } from "@spbe-kit/server";
import { sql } from "kysely";
import type { Child, ChildFacts } from "../../domain/child.schema.ts";
import type { childrenContract } from "../../domain/children.contract.ts";
import { villageOfPosyandu } from "../areas/areas.ts";
import { withRegencyScope } from "../regency-scope.ts";
import { changeChild } from "../register/change-child.ts";
import { nikIndex, openNik } from "../register/child-nik.ts";
import { type ChildRow, childOf, summaryOf } from "../register/child-row.ts";
import { findDuplicates } from "../register/find-duplicates.ts";
import { listChildren } from "../register/list-children.ts";
import { judgeNik } from "../register/nik-state.ts";
import { readChild, readChildForUpdate } from "../register/read-child.ts";
import { searchChildren } from "../register/search-children.ts";
import { insertChildren } from "../register/write-child.ts";

type Resource = { children: typeof childrenContract };

/** What registering and correcting have in common: the facts are checked alike. */
interface Writing extends Pick<RequestContext<typeof childrenContract.update>, "signedIn" | "vault" | "today" | "now"> {
  fail(
    code: "stunting/birth-in-future" | "stunting/unknown-posyandu" | "stunting/nik-taken",
    data?: { childId: string | null },
  ): never;
}

export const childrenHandlers: Handlers<Resource>["children"] = {
  list: ({ query }, { db, signedIn }) =>
    db((tx) => listChildren(tx, signedIn.regencyCode, { ...query, scope: signedIn.scope }), { readOnly: true }),

  search: ({ body }, { db, vault, signedIn }) =>
    db(
      async (tx) => {
        const rows = await searchChildren(tx, signedIn.regencyCode, vault, body.text, body.limit);
        return { items: rows.map(summaryOf) };
      },
      { readOnly: true },
    ),

  duplicates: ({ body }, { db, vault, signedIn }) =>
    db(async (tx) => ({ items: [...(await findDuplicates(tx, signedIn.regencyCode, vault, body))] }), {
      readOnly: true,
    }),

  get: ({ params }, { db, vault, signedIn, fail }) =>
    db(
      async (tx) => {
        const row = await readChild(tx, signedIn.regencyCode, params.childId);
        return row === undefined ? fail("stunting/child-not-found") : shown(tx, vault, row);
      },
      { readOnly: true },
    ),

  revealNik: ({ params, body }, { db, vault, audit, signedIn, fail }) => {
    audit({ purpose: body.purpose });
    return db(
      async (tx) => {
        const row = await readChild(tx, signedIn.regencyCode, params.childId);
        return row === undefined ? fail("stunting/child-not-found") : { nik: await openNik(tx, vault, row) };
      },
      { readOnly: true },
    );
  },

  register: ({ body }, context) =>
    context.db(async (tx) => {
      const { childId, ...facts } = body;
      const villageCode = await checkFacts(tx, context, facts, childId);
      const regency = context.signedIn.regencyCode;
      const added = await insertChildren(tx, registering(context), [{ childId, facts, villageCode }]);
      if (!added.has(childId)) return refuseUnstored(tx, context, childId);
      const row = await readChild(tx, regency, childId);
      if (row === undefined) throw new Error("A child just registered is not visible to its own registrar.");
      return shown(tx, context.vault, row);
    }),

  update: ({ params, body: corrected, version }, context) =>
    context.db(async (tx) => {
      const regency = context.signedIn.regencyCode;
      const before = await readChildForUpdate(tx, regency, params.childId);
      if (before === undefined) return context.fail("stunting/child-not-found");
      if (before.version !== version) return context.fail("core/version-changed");
      const facts = {
        ...corrected,
        nik: corrected.nik === undefined ? await openNik(tx, context.vault, before) : corrected.nik,
      };
      const villageCode = await checkFacts(tx, context, facts, params.childId);
      withRegencyScope(tx);
      await refuseBirthAfterMeasurement(tx, context, params.childId, facts);
      await changeChild(tx, registering(context), { before, facts, villageCode, newId: () => context.random.uuid() });
      const after = await readChild(tx, regency, params.childId);
      if (after === undefined) throw new Error("A child just changed is not in its regency.");
      return shown(tx, context.vault, after);
    }),
};

async function shown(tx: Transaction, vault: RegencyVault, row: ChildRow): Promise<Child> {
  return childOf(row, await openNik(tx, vault, row));
}

function registering(context: Writing) {
  return {
    regency: context.signedIn.regencyCode,
    vault: context.vault,
    by: context.signedIn.accountId,
    at: context.now(),
    today: context.today(),
  };
}

/** What no schema can know. @returns the village of the posyandu */
async function checkFacts(tx: Transaction, context: Writing, facts: ChildFacts, childId: string): Promise<string> {
  if (facts.birthDate > context.today()) context.fail("stunting/birth-in-future");
  const regency = context.signedIn.regencyCode;
  const villageCode = await villageOfPosyandu(tx, regency, facts.posyanduCode);
  if (villageCode === undefined) return context.fail("stunting/unknown-posyandu");
  await refuseTakenNik(tx, context, facts, childId);
  return villageCode;
}

/** The index would refuse it too; asking first gives a name to the refusal where the other child is visible. */
async function refuseTakenNik(tx: Transaction, context: Writing, facts: ChildFacts, childId: string): Promise<void> {
  const { nik, state } = judgeNik(facts.nik, facts, context.today());
  if (nik === null || state !== "valid") return;
  const { rows } = await sql<{ child_id: string }>`
    select child_id from child
    where regency_code = ${context.signedIn.regencyCode} and nik_index = ${nikIndex(context.vault, nik)} and nik_state = 'valid'
      and child_id <> ${childId}::uuid`.execute(tx);
  const other = rows[0];
  if (other !== undefined) context.fail("stunting/nik-taken", { childId: other.child_id });
}

/** Nothing was stored: either the id is there, or a child of another area, which stays unnamed, carries the NIK. */
async function refuseUnstored(
  tx: Transaction,
  context: RequestContext<typeof childrenContract.register>,
  childId: string,
): Promise<never> {
  withRegencyScope(tx);
  const taken = await readChild(tx, context.signedIn.regencyCode, childId);
  if (taken !== undefined) return context.fail("stunting/child-id-taken");
  return context.fail("stunting/nik-taken", { childId: null });
}

async function refuseBirthAfterMeasurement(
  tx: Transaction,
  context: RequestContext<typeof childrenContract.update>,
  childId: string,
  facts: ChildFacts,
): Promise<void> {
  const { rows } = await sql<{ measured_on: string }>`
    select measured_on from measurement
    where regency_code = ${context.signedIn.regencyCode} and child_id = ${childId}::uuid and not superseded and not withdrawn
      and measured_on < ${facts.birthDate}::date
    order by measured_on limit 1`.execute(tx);
  const first = rows[0];
  if (first !== undefined) context.fail("stunting/birth-after-measurement", { measuredOn: first.measured_on });
}

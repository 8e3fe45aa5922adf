import {
  covers,
  type DirectoryContract,
  definitiveClash,
  type HoldingFacts,
  lastSurvivor,
  type Post,
} from "@spbe-kit/core/organisation";
import { sql } from "kysely";
import type { Handlers } from "../host/server-module.ts";
import { deleteHolding, insertHolding, lockPost, reseat, updateHolding } from "./holding-store.ts";
import { type Looking, readHoldings, readPosts, readSurvivors } from "./post-store.ts";
import { refusing } from "./refusing.ts";
import { readUnits } from "./unit-store.ts";

export const holdingsHandlers: Handlers<DirectoryContract>["holdings"] = {
  mine: ({ query }, { db, signedIn, today }) =>
    db(
      async (tx) => {
        const looking = { tx, regency: signedIn.regencyCode, on: query.on ?? today() };
        const ids = await recordsOfAccount(looking, signedIn.accountId);
        const units = await readUnits(tx, signedIn.regencyCode);
        return {
          items: await readHoldings(looking, sql`h.person_id = any(${ids}::uuid[])`, { units, onlyOnDay: true }),
        };
      },
      { readOnly: true },
    ),

  create: ({ body }, { db, signedIn, today, fail }) =>
    refusing(
      db(async (tx) => {
        const looking = { tx, regency: signedIn.regencyCode, on: today() };
        const { holdingId, postId, personId, ...facts } = body;
        const post = (await lockedPost(looking, postId)) ?? fail("directory/post-not-found");
        const person = (await standingPerson(looking, personId)) ?? fail("directory/person-not-found");
        if (!covers(post, facts)) fail("directory/outside-of-post");
        const clash = clashIn(post, facts);
        if (clash) fail("directory/post-already-held", clash);
        if (!(await insertHolding(tx, looking.regency, { ...body, personId: person }))) fail("directory/id-taken");
        await reseat(tx, looking.regency, [postId]);
        return (await oneHolding(looking, holdingId)) ?? fail("core/unexpected");
      }),
      clashes(() => fail("directory/post-already-held")),
    ),

  change: ({ params, body, version }, { db, signedIn, today, fail }) =>
    refusing(
      db(async (tx) => {
        const looking = { tx, regency: signedIn.regencyCode, on: today() };
        const { holdingId } = params;
        const before = (await oneHolding(looking, holdingId)) ?? fail("directory/holding-not-found");
        const post = (await lockedPost(looking, before.postId)) ?? fail("directory/holding-not-found");
        if (!covers(post, body)) fail("directory/outside-of-post");
        const clash = clashIn(post, body, holdingId);
        if (clash) fail("directory/post-already-held", clash);
        if (!(await updateHolding(tx, looking.regency, { ...body, holdingId, version }))) fail("core/version-changed");
        await reseat(tx, looking.regency, [before.postId]);
        return (await oneHolding(looking, holdingId)) ?? fail("core/unexpected");
      }),
      clashes(() => fail("directory/post-already-held")),
    ),

  remove: ({ params, version }, { db, signedIn, today, fail }) =>
    db(async (tx) => {
      const looking = { tx, regency: signedIn.regencyCode, on: today() };
      const { holdingId } = params;
      const before = (await oneHolding(looking, holdingId)) ?? fail("directory/holding-not-found");
      await lockPost(tx, looking.regency, before.postId);
      if (!(await deleteHolding(tx, looking.regency, { holdingId, version }))) fail("core/version-changed");
      await reseat(tx, looking.regency, [before.postId]);
      return undefined;
    }),
};

/** What the database says to two who write at the same moment, past the rule above it. */
function clashes(refuse: () => never): Readonly<Record<string, () => never>> {
  return { directory_seat_apart: refuse, directory_holding_one_seat: refuse, directory_holding_seat: refuse };
}

function clashIn(
  { holdings }: Post,
  wanted: HoldingFacts,
  itself?: string,
): { readonly holdingId: string } | undefined {
  const others = holdings.filter(({ holdingId }) => holdingId !== itself);
  const clash = definitiveClash(others, wanted);
  return clash && { holdingId: clash.holdingId };
}

async function lockedPost(looking: Looking, postId: string): Promise<Post | undefined> {
  if (!(await lockPost(looking.tx, looking.regency, postId))) return undefined;
  const [post] = await readPosts(looking, { postId });
  return post;
}

async function oneHolding(looking: Looking, holdingId: string) {
  const units = await readUnits(looking.tx, looking.regency);
  const [holding] = await readHoldings(looking, sql`h.holding_id = ${holdingId}::uuid`, { units, onlyOnDay: false });
  return holding;
}

/** The record that stands for a person; undefined where there is none of this id. */
async function standingPerson({ tx, regency }: Looking, personId: string): Promise<string | undefined> {
  const { rows } = await sql`
    select person_id from directory_person where regency_code = ${regency} and person_id = ${personId}::uuid`.execute(
    tx,
  );
  return rows.length === 0 ? undefined : lastSurvivor(await readSurvivors(tx, regency), personId);
}

/** Every record of the person an account belongs to. */
async function recordsOfAccount({ tx, regency }: Looking, accountId: string): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select person_id from directory_person where regency_code = ${regency} and account_id = ${accountId}`.execute(tx);
  const own = rows[0]?.person_id;
  if (own === undefined) return [];
  const survivors = await readSurvivors(tx, regency);
  const standing = lastSurvivor(survivors, own);
  return [standing, ...[...survivors.keys()].filter((id) => lastSurvivor(survivors, id) === standing)];
}

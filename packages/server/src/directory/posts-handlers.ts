import { type DirectoryContract, unitOnDay } from "@spbe-kit/core/organisation";
import { sql } from "kysely";
import type { Handlers } from "../host/server-module.ts";
import { lockPost } from "./holding-store.ts";
import { storedUntil } from "./lasting.ts";
import { insertPost, type Looking, readPosts, updatePost } from "./post-store.ts";
import { lockUnits, readUnits } from "./unit-store.ts";

export const postsHandlers: Handlers<DirectoryContract>["posts"] = {
  get: async ({ params, query }, { db, signedIn, today, fail }) => {
    const on = query.on ?? today();
    const post = await db((tx) => onePost({ tx, regency: signedIn.regencyCode, on }, params.postId), {
      readOnly: true,
    });
    return post ?? fail("directory/post-not-found");
  },

  create: ({ body }, { db, signedIn, today, fail }) =>
    db(async (tx) => {
      const regency = signedIn.regencyCode;
      await lockUnits(tx, regency);
      if (!unitOnDay(await readUnits(tx, regency), body.unitId, body.validFrom)) fail("directory/parent-not-in-force");
      if (!(await insertPost(tx, regency, body))) fail("directory/id-taken");
      return (await onePost({ tx, regency, on: today() }, body.postId)) ?? fail("core/unexpected");
    }),

  change: ({ params, body, version }, { db, signedIn, today, fail }) =>
    db(async (tx) => {
      const regency = signedIn.regencyCode;
      await lockUnits(tx, regency);
      const looking = { tx, regency, on: today() };
      const before = (await onePost(looking, params.postId)) ?? fail("directory/post-not-found");
      if (!unitOnDay(await readUnits(tx, regency), body.unitId, before.validFrom))
        fail("directory/parent-not-in-force");
      const { postId, validUntil } = before;
      if (!(await updatePost(tx, regency, { ...body, postId, validUntil, version }))) fail("core/version-changed");
      return (await onePost(looking, postId)) ?? fail("core/unexpected");
    }),

  close: ({ params, body, version }, { db, signedIn, today, fail }) =>
    db(async (tx) => {
      const regency = signedIn.regencyCode;
      if (!(await lockPost(tx, regency, params.postId))) fail("directory/post-not-found");
      const looking = { tx, regency, on: today() };
      const before = (await onePost(looking, params.postId)) ?? fail("directory/post-not-found");
      if (before.version !== version) fail("core/version-changed");
      const { on } = body;
      if (on <= before.validFrom || on >= storedUntil(before.validUntil)) fail("directory/already-ended");
      if (await isHeldAfter({ ...looking, on }, before.postId)) fail("directory/post-held");
      // The unit that is named stays named: it may have ended, and stands for its successor.
      const { rows } = await sql<{ unit_id: string }>`
        select unit_id from directory_post where regency_code = ${regency} and post_id = ${before.postId}`.execute(tx);
      const unitId = rows[0]?.unit_id ?? before.unitId;
      if (!(await updatePost(tx, regency, { ...before, unitId, validUntil: on }))) fail("core/version-changed");
      return (await onePost(looking, before.postId)) ?? fail("core/unexpected");
    }),
};

async function onePost(looking: Looking, postId: string) {
  const [post] = await readPosts(looking, { postId });
  return post;
}

async function isHeldAfter({ tx, regency, on }: Looking, postId: string): Promise<boolean> {
  const { rows } = await sql`
    select holding_id from directory_holding
    where regency_code = ${regency} and post_id = ${postId}::uuid and valid_until > ${on}::date limit 1`.execute(tx);
  return rows.length > 0;
}

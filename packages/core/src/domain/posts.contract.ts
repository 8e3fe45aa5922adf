import * as z from "zod";
import { defineResource } from "./contract.ts";
import { postFactsSchema, postSchema } from "./organisation.schema.ts";
import { beginning, changed, ended, ending, idTaken, noPost, OFFICIALS, onDay, placed } from "./organisation-parts.ts";

const inPost = /* @__PURE__ */ (() => z.object({ postId: z.uuid() }))();

export const postsContract = /* @__PURE__ */ (() =>
  defineResource({
    get: {
      method: "GET",
      path: "/directory/posts/{postId}",
      summary: "Show a post with everybody who held it",
      permission: "directory/units.read",
      params: inPost,
      query: onDay,
      success: postSchema,
      errors: noPost,
      ...OFFICIALS,
    },
    create: {
      method: "POST",
      path: "/directory/posts",
      summary: "Add a post to a unit",
      permission: "directory/units.write",
      body: postFactsSchema.extend({ postId: z.uuid(), ...beginning }),
      success: postSchema,
      status: 201,
      errors: { ...idTaken, "directory/parent-not-in-force": placed["directory/parent-not-in-force"] },
      ...OFFICIALS,
    },
    change: {
      method: "PUT",
      path: "/directory/posts/{postId}",
      summary: "Correct a post",
      permission: "directory/units.write",
      versioned: true,
      params: inPost,
      body: postFactsSchema,
      success: postSchema,
      errors: { ...noPost, ...changed, "directory/parent-not-in-force": placed["directory/parent-not-in-force"] },
      ...OFFICIALS,
    },
    close: {
      method: "POST",
      path: "/directory/posts/{postId}/close",
      summary: "End a post that nobody holds any more",
      permission: "directory/units.write",
      versioned: true,
      params: inPost,
      body: z.object(ending),
      success: postSchema,
      errors: {
        ...noPost,
        ...ended,
        ...changed,
        "directory/post-held": { status: 409, when: "Somebody holds it on that day or later." },
      },
      ...OFFICIALS,
    },
  }))();

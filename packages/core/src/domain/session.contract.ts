import * as z from "zod";
import { defineResource } from "./contract.ts";
import { regencyConfigSchema } from "./regency-config.schema.ts";

/** What the portal knows about the person at its screen. */
export const sessionSchema = /* @__PURE__ */ (() =>
  z
    .object({
      name: z.string().meta({ personal: "name", description: "Display name of the person" }),
      role: z.string().meta({ description: "Role name of the composition, for example nutritionist" }),
      unitName: z.string().meta({ description: "The unit as people call it" }),
      scope: z
        .object({
          kind: z.enum(["regency", "villages", "posyandu"]),
          codes: z.array(z.string()).meta({ description: "Empty for a whole regency" }),
        })
        .meta({ description: "The part of the regency this person may see" }),
      permissions: z.array(z.string()).meta({ description: "Rights of the role, sorted" }),
      regency: regencyConfigSchema,
    })
    .meta({ id: "Session", description: "The signed-in person, their rights and their regency" }))();
export type Session = z.infer<typeof sessionSchema>;

/** The host's own resource: who is signed in. */
export const sessionContract = /* @__PURE__ */ (() =>
  defineResource({
    get: {
      method: "GET",
      path: "/session",
      summary: "Show who is signed in, with which rights, in which regency",
      permission: "signed-in",
      success: sessionSchema,
      // One's own name, at every opening of the portal.
      disclosesPersonalData: false,
    },
  }))();

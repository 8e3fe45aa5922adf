import * as z from "zod";
import { defineResource } from "./contract.ts";

/** One way a signed-in account may act: a role in a unit over a part of the regency. */
export const placeSchema = /* @__PURE__ */ (() =>
  z.object({
    place: z.number().int().meta({ description: "Its number in this session, from 0" }),
    role: z.string(),
    unitName: z.string(),
    active: z.boolean(),
  }))();
export type Place = z.infer<typeof placeSchema>;

/** Read beside the session. The choice is made by `POST /auth/place`, since it brings a new session token. */
export const placesContract = /* @__PURE__ */ (() =>
  defineResource({
    list: {
      method: "GET",
      path: "/session/places",
      summary: "List the units this account may act in",
      permission: "signed-in",
      success: z.object({ items: z.array(placeSchema) }),
    },
  }))();

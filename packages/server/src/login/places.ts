import * as z from "zod";
import type { Place } from "../host/server-module.ts";

const codes = z.array(z.string());
const placesSchema = z.array(
  z.object({
    role: z.string(),
    unitName: z.string(),
    scope: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("regency") }),
      z.object({ kind: z.literal("villages"), codes }),
      z.object({ kind: z.literal("posyandu"), codes }),
    ]),
  }),
);

/** As the session's row keeps them. */
export function writePlaces(places: readonly Place[] = []): string {
  return JSON.stringify(places.map(({ role, unitName, scope }) => ({ role, unitName, scope })));
}

/** @throws Error for a row that no login wrote */
export function readStoredPlaces(text: string): readonly Place[] {
  return placesSchema.parse(JSON.parse(text));
}

export function isSamePlace(a: Place, b: Place): boolean {
  return writePlaces([a]) === writePlaces([b]);
}

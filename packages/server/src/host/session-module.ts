import type { RegencyConfig } from "@spbe-kit/core";
import { sessionContract } from "@spbe-kit/core";
import { placesContract } from "@spbe-kit/core/organisation";
import migration from "../login/0002-session.sql.ts";
import { isSamePlace } from "../login/places.ts";
import { defineServerModule, type ServerModule } from "./server-module.ts";

const contract = { session: sessionContract, places: placesContract } as const;

/** The host's own operations: who is signed in. */
export function sessionModule(parts: {
  regencies: ReadonlyMap<string, RegencyConfig>;
  rights: ReadonlyMap<string, ReadonlySet<string>>;
}): ServerModule<typeof contract> {
  return defineServerModule(contract, {
    name: "session",
    permissions: {},
    migrations: [{ id: "server/0002-session", sql: migration }],
    handlers: {
      places: {
        list: (_input, { signedIn }) => {
          const { places = [signedIn] } = signedIn;
          return {
            items: places.map((place, number) => ({
              place: number,
              role: place.role,
              unitName: place.unitName,
              active: isSamePlace(place, signedIn),
            })),
          };
        },
      },
      session: {
        get: async (_input, { signedIn, fail }) => {
          const regency = parts.regencies.get(signedIn.regencyCode);
          if (!regency) return fail("core/not-found");
          const codes = signedIn.scope.kind === "regency" ? [] : [...signedIn.scope.codes];
          return {
            name: signedIn.name,
            role: signedIn.role,
            unitName: signedIn.unitName,
            scope: { kind: signedIn.scope.kind, codes },
            permissions: [...(parts.rights.get(signedIn.role) ?? [])].sort(),
            regency,
          };
        },
      },
    },
  });
}

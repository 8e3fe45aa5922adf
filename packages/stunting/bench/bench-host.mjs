// A host with this module, everything on, and clocks and limits that a bench can work with.
import { fixedClock, regencyConfigSchema } from "@spbe-kit/core";
import { createHostLog, createSpbeServer } from "@spbe-kit/server";
import { testKeyRing } from "../../server/src/keys/test-key-ring.ts";
import { stuntingServer } from "../src/server/stunting-server.ts";
import { NOW, REGENCY } from "./import-parts.mjs";

export const ORIGIN = "http://127.0.0.1:4321";
const UNCOUNTED = { burst: 1_000_000, perMinute: 1 };

/** @param folder where its files go */
export function benchHost(database, folder) {
  const regency = regencyConfigSchema.parse({
    code: REGENCY,
    name: "Belitung Timur",
    kind: "kabupaten",
    provinceName: "Kepulauan Bangka Belitung",
    timeZone: "Asia/Jakarta",
    portalName: "Portal ukur",
    monogram: "BT",
    theme: "belitung-timur",
    modules: ["stunting"],
  });
  return createSpbeServer({
    regency: [regency],
    modules: [stuntingServer()],
    database,
    storage: { kind: "disk", folder },
    keys: testKeyRing,
    identity: {
      issuer: "http://127.0.0.1:9/none",
      clientId: "portal",
      claims: { role: { claim: "role" }, regency: { claim: "regency" }, scopeOfRole: {} },
    },
    publicUrl: ORIGIN,
    clock: fixedClock(NOW),
    // On a clock that stands still nothing is given back.
    rateLimits: { account: UNCOUNTED, address: UNCOUNTED, anonymous: UNCOUNTED },
    log: createHostLog({ level: "silent" }),
  });
}

import type { Database } from "../database/database.ts";
import { rewrapFileKeys } from "../files/rewrap-file-keys.ts";
import { defineServerModule, type ServerModule } from "../host/server-module.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import { checkKeys } from "./check-keys.ts";
import { rewrapSubjectKeys } from "./rewrap-subject-keys.ts";

const contract = {} as const;

/**
 * Keeps the keys and the database together. At the start it compares the keys with the database, and where older keys are still in
 * use it wraps anew in the background: putting a new key in front and restarting is all a rotation needs.
 */
export function vaultModule({ database, ring }: { database: Database; ring: KeyRing }): ServerModule<typeof contract> {
  return defineServerModule(contract, {
    name: "vault",
    permissions: {},
    migrations: [],
    handlers: {},
    async onStart({ regencies, startJob }) {
      for (const regency of regencies) {
        const older = await checkKeys(database, ring, regency);
        if (older.length === 0) continue;
        startJob(regency, "vault/rewrap", async ({ log, signal }) => {
          const wrapped = await rewrapSubjectKeys({ database, ring, regency, signal });
          const files = await rewrapFileKeys({ database, ring, regency, signal });
          log.info({ wrapped, files, keys: older }, "keys of persons and files wrapped by the newest key");
        });
      }
    },
  });
}

import { expect, it } from "vitest";
import { describeEngines } from "../database/testing-engines.ts";
import { notesHost, notesMigrations } from "../host/notes-host.fixture.ts";
import { testKeyRing, withNewVaultKey } from "../keys/test-key-ring.ts";
import { wrappingKeys } from "./check-keys.ts";

const tenant = { regency: "19.06", scope: { kind: "regency" } } as const;
const naura = { subjectId: "0199a000-0000-7000-8000-000000000001", field: "sample/child.nik" };
const rotated = withNewVaultKey(testKeyRing);

describeEngines(
  "a host and its keys",
  (engine) => {
    const started = async (keys = testKeyRing) => {
      const { server } = notesHost(engine.db, { keys });
      await server.prepare();
      return server;
    };
    const inUse = () => engine.db.tenant(tenant, (tx) => wrappingKeys(tx, "19.06"));

    it("needs no more for a rotation than a new first key and a restart, and serves meanwhile", async () => {
      const before = await started();
      const sealed = await engine.db.tenant(tenant, (tx) =>
        before.vault.of("19.06").sealText(tx, naura, "1906014904259901"),
      );
      const after = await started(rotated);
      const read = await engine.db.tenant(tenant, (tx) => after.vault.of("19.06").openText(tx, naura, sealed));
      expect(read).toBe("1906014904259901");
      await after.jobs.idle();
      expect(await inUse()).toEqual([rotated.vault[0].id]);
    });

    it("stays closed without a key that is still needed, and opens once the old one is not", async () => {
      await expect(started(testKeyRing)).rejects.toThrow(
        `locked with ${rotated.vault[0].id}, which SPBE_VAULT_KEYS lacks`,
      );
      await expect(started({ ...rotated, vault: [rotated.vault[0]] })).resolves.toBeDefined();
    });
  },
  { migrations: notesMigrations },
);

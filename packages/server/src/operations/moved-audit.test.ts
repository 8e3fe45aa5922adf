import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seededRandom, systemClock } from "@spbe-kit/core";
import { afterAll, expect, it, vi } from "vitest";
import { anchorOf } from "../audit/audit-anchor.ts";
import { auditRecorder } from "../audit/record-entry.ts";
import { sealEntries } from "../audit/seal-entries.ts";
import { verifyChain } from "../audit/verify-chain.ts";
import { type Database, databaseMigrations } from "../database/index.ts";
import { describeEngines, openFreshDatabase } from "../database/testing-engines.ts";
import { makeKeyRing } from "../keys/make-keys.ts";
import { createVault } from "../vault/vault.ts";
import { exportDatabase } from "./export-database.ts";
import { importDatabase } from "./import-database.ts";

const folder = mkdtempSync(join(tmpdir(), "spbe-moved-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const BELTIM = { regency: "19.06", scope: { kind: "regency" } } as const;
const random = seededRandom(3);
const ring = makeKeyRing(random);
const recorder = auditRecorder({ key: ring.audit, clock: systemClock, random });

async function write(db: Database, entries: number): Promise<void> {
  for (let n = 0; n < entries; n += 1)
    await db.tenant(BELTIM, async (tx) =>
      recorder.happened(
        tx,
        "write",
        {
          regencyCode: "19.06",
          accountId: "a",
          role: "nutritionist",
          traceId: random.uuid(),
          act: "stunting/children.register",
        },
        { subjects: [`child/${random.uuid()}`], fields: ["nik"] },
      ),
    );
}
/** Seals all there is. An entry waits while any transaction of the whole cluster that is older is still open. */
async function seal(db: Database): Promise<void> {
  await vi.waitFor(
    async () => {
      while ((await sealEntries(db, "19.06", [ring.audit])).more);
      expect((await verifyChain(db, "19.06", { keys: [ring.audit] })).unsealed).toBe(0);
    },
    { timeout: 20_000, interval: 100 },
  );
}

describeEngines("what was proven and locked", (engine) => {
  it("is proven and opens after a move to the other engine, and the chain goes on there", async () => {
    const keys = [ring.audit];
    const of = { subjectId: random.uuid(), field: "sample/child.nik" };
    const vault = createVault(ring).of("19.06");
    const sealed = await engine.db.tenant(BELTIM, (tx) => vault.sealText(tx, of, "1906014904259901"));
    await write(engine.db, 12);
    await seal(engine.db);
    const anchors = [await anchorOf(engine.db, "19.06", systemClock.now())];
    await write(engine.db, 3);
    const before = await verifyChain(engine.db, "19.06", { keys, anchors });
    expect(before).toMatchObject({ proven: 12, unsealed: 3, finding: undefined });

    const dump = join(folder, engine.engine);
    await exportDatabase(engine.db, { folder: dump, now: systemClock.now() });
    const target = await openFreshDatabase(engine.engine === "pglite" ? "postgresql" : "pglite");
    try {
      await importDatabase(target.db, { folder: dump, migrations: databaseMigrations });
      expect(await verifyChain(target.db, "19.06", { keys, anchors })).toEqual(before);
      // Another cluster counts its transactions from elsewhere: what was not sealed yet must not wait for that number.
      await write(target.db, 2);
      await seal(target.db);
      expect(await verifyChain(target.db, "19.06", { keys, anchors })).toMatchObject({
        proven: 17,
        unsealed: 0,
        finding: undefined,
      });
      expect(await target.db.tenant(BELTIM, (tx) => vault.openText(tx, of, sealed))).toBe("1906014904259901");
      const withoutKeys = createVault(makeKeyRing(random)).of("19.06");
      await expect(target.db.tenant(BELTIM, (tx) => withoutKeys.openText(tx, of, sealed))).rejects.toThrow();
    } finally {
      await target.close();
    }
  }, 60_000);
});

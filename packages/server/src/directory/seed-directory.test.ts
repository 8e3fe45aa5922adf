import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sampleDirectory } from "../../../../examples/portal-belitung-timur/sample-directory.ts";
import { describeEngines, openFreshDatabase } from "../database/testing-engines.ts";
import type { SpbeServer } from "../host/create-spbe-server.ts";
import { testKeyRing } from "../keys/test-key-ring.ts";
import { exportDatabase } from "../operations/export-database.ts";
import { importDatabase } from "../operations/import-database.ts";
import { createVault } from "../vault/vault.ts";
import { addPerson, clientOf, type DirectoryClient, people, prepareHost, TODAY } from "./directory-host.fixture.ts";
import { seedDirectory } from "./seed-directory.ts";

const now = "2026-11-24T03:00:00.000Z";
const folder = mkdtempSync(join(tmpdir(), "spbe-directory-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describeEngines("the directory of the sample portal", (engine) => {
  let server: SpbeServer;
  let clients: readonly DirectoryClient[];
  beforeAll(async () => {
    server = await prepareHost(engine.db);
    clients = await Promise.all([clientOf(server, people.admin), clientOf(server, people.adminOfBelitung)]);
  });
  const seed = (regencyCode: string) =>
    seedDirectory(
      {
        database: engine.db,
        regencyCode,
        vault: createVault(testKeyRing).of(regencyCode),
        today: TODAY,
        now,
        seed: 1906,
      },
      sampleDirectory(regencyCode),
    );
  const sizes = () =>
    Promise.all(
      clients.map(async (client) => {
        const { items } = await client.units.list();
        const sum = (of: "posts" | "vacant") => items.reduce((all, node) => all + node[of], 0);
        return [items.length, sum("posts"), sum("vacant")];
      }),
    );

  it("is filled for both regencies, and filling it again changes nothing", async () => {
    for (const regency of ["19.06", "19.02"]) await seed(regency);
    const first = await sizes();
    for (const regency of ["19.06", "19.02"]) await seed(regency);
    expect(await sizes()).toEqual(first);
    expect(first).toEqual([
      [19, 24, 10],
      [8, 8, 5],
    ]);
  });

  it("moves to the other engine whole, with merges, seats and sealed numbers", async () => {
    const [admin] = clients as readonly [DirectoryClient];
    const one = await addPerson(admin, "Ani Lestari", { nik: "1906010101800001" as never });
    const two = await addPerson(admin, "Ani L.");
    const body = { survivorId: one.personId, reason: "orang yang sama" };
    await admin.people.merge({ params: { personId: two.personId }, version: 1, body });
    const dump = join(folder, engine.engine);
    const manifest = await exportDatabase(engine.db, { folder: dump, now });
    expect(manifest.tables.map(({ name }) => name)).toContain("directory_seat");
    const there = await openFreshDatabase(engine.engine === "pglite" ? "postgresql" : "pglite");
    try {
      await importDatabase(there.db, { folder: dump, migrations: server.migrations });
      const moved = await clientOf(await prepareHost(there.db), people.admin);
      expect((await moved.people.get({ params: { personId: one.personId } })).nik).toBe("190601******0001");
      expect((await moved.people.search({ body: { text: "ani" } })).items.map(({ personId }) => personId)).toEqual([
        one.personId,
      ]);
    } finally {
      await there.close();
    }
  }, 60_000);
});

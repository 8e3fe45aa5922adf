import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock, systemRandom } from "@spbe-kit/core";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { describeEngines } from "../database/testing-engines.ts";
import { diskContent } from "../files/disk-content.ts";
import { fileStores } from "../files/file-store.ts";
import { testKeyRing } from "../keys/test-key-ring.ts";
import { notesHost, notesMigrations } from "./notes-host.fixture.ts";

describeEngines(
  "a host at its start",
  (engine) => {
    it("sweeps out answers that have served their week, and keeps the others", async () => {
      const tenant = { regency: "19.06", scope: { kind: "regency" } } as const;
      const [old, fresh] = [systemRandom.uuid(), systemRandom.uuid()];
      await engine.db.tenant(tenant, (tx) =>
        sql`insert into idempotency_key (regency_code, account_id, key, act, request_hash, answer, created_at)
          select '19.06', 'sari', k, 'notes/notes.write', ${"0".repeat(64)}, '', now() - make_interval(days => d)
          from (values (${old}, 8), (${fresh}, 6)) v (k, d)`.execute(tx),
      );
      const { server } = notesHost(engine.db);
      await server.prepare();
      await server.jobs.idle();
      const { rows } = await engine.db.tenant(tenant, (tx) =>
        sql<{ key: string }>`select key from idempotency_key where key in (${old}, ${fresh})`.execute(tx),
      );
      expect(rows).toEqual([{ key: fresh }]);
    });

    it("deletes files that have expired, and keeps the others", async () => {
      const folder = mkdtempSync(join(tmpdir(), "spbe-sweep-"));
      const parts = { database: engine.db, ring: testKeyRing, clock: systemClock, random: systemRandom };
      const files = fileStores({ ...parts, content: diskContent(folder) }).of("19.06");
      for (const expiresAt of ["2020-01-01T00:00:00.000Z", "2099-01-01T00:00:00.000Z"]) {
        const source = new Blob(["nama;nik\n"]).stream();
        await files.put(source, { maxBytes: 100, kinds: ["csv"], name: "rekap.csv", expiresAt });
      }
      const { server } = notesHost(engine.db, { storage: { kind: "disk", folder } });
      await server.prepare();
      await server.jobs.idle();
      expect(readdirSync(join(folder, "19.06"))).toHaveLength(1);
      rmSync(folder, { recursive: true, force: true });
    });
  },
  { migrations: notesMigrations },
);

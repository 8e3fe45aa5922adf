import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fixedClock, systemClock } from "@spbe-kit/core";
import { sql } from "kysely";
import { afterAll, expect, it } from "vitest";
import { sourceCondition } from "../../../tooling/conditions.mjs";
import { openDatabase } from "../database/database.ts";
import { describeEngines } from "../database/testing-engines.ts";
import { notesHost, notesMigrations } from "../host/notes-host.fixture.ts";
import { archiveModule, deskModule, fileLetter } from "./desk.fixture.ts";

const script = fileURLToPath(new URL("./testing/work-until-killed.ts", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "spbe-killed-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describeEngines(
  "a process that is killed while a reaction writes",
  (engine) => {
    it("leaves nothing half done: the next process does it again, and one row is there", async () => {
      const letterId = randomUUID();
      const place = engine.urls ? [engine.urls.app, engine.urls.owner] : [folder];
      const child = spawn(process.execPath, [`--conditions=${sourceCondition}`, script, letterId, ...place], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      await once(child.stdout, "data");
      child.kill("SIGKILL");
      await once(child, "exit");

      const database = engine.urls ? engine.db : await openDatabase({ folder });
      const attempts: number[] = [];
      const archive = archiveModule(async (id, task) => {
        attempts.push(task.attempt);
        await fileLetter(id, task);
      });
      const inAMinute = fixedClock(new Date(Date.parse(systemClock.now()) + 61_000).toISOString());
      const { server } = notesHost(database, { modules: [deskModule, archive], clock: inAMinute });
      await server.tasks.settle();
      const { rows } = await database.tenant({ regency: "19.06", scope: { kind: "regency" } }, (tx) =>
        sql<{ filed: number; waiting: number }>`select
          (select count(*)::int from filing where letter_id = ${letterId}::uuid) as filed,
          (select count(*)::int from task where payload ->> 'letterId' = ${letterId}) as waiting`.execute(tx),
      );
      expect(rows).toEqual([{ filed: 1, waiting: 0 }]);
      expect(attempts).toEqual([2]);
      if (!engine.urls) await database.close();
    }, 90_000);
  },
  { migrations: [...notesMigrations, ...deskModule.migrations] },
);

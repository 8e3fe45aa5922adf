import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seededRandom } from "@spbe-kit/core";
import { sql } from "kysely";
import { afterAll, expect, it } from "vitest";
import { openDatabase } from "../database/database.ts";
import { databaseMigrations } from "../database/migrations/index.ts";
import { describeEngines } from "../database/testing-engines.ts";
import { environmentOf, makeKeyRing } from "../keys/make-keys.ts";
import { runCommand } from "./commands.ts";

const folder = mkdtempSync(join(tmpdir(), "spbe-tasks-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const ring = makeKeyRing(seededRandom(3));

describeEngines("spbe-server tasks", (engine) => {
  const env = () => ({
    ...environmentOf(ring),
    ...(engine.urls
      ? { DATABASE_URL: engine.urls.app, SPBE_OWNER_DATABASE_URL: engine.urls.owner }
      : { SPBE_DATA: folder }),
  });
  async function run(words: readonly string[], answer?: string): Promise<{ code: number; said: string }> {
    const lines: string[] = [];
    const ask = answer === undefined ? {} : { ask: async () => answer };
    const code = await runCommand(["tasks", ...words], { env: env(), say: (line) => lines.push(line), ...ask });
    return { code, said: lines.join("\n") };
  }
  /** The command opens the database itself, so the test closes its own before. */
  async function inDatabase<T>(work: (db: Awaited<ReturnType<typeof openDatabase>>) => Promise<T>): Promise<T> {
    if (engine.urls) return await work(engine.db);
    const db = await openDatabase({ folder: join(folder, "database") });
    return await work(db).finally(() => db.close());
  }
  const ids = [randomUUID(), randomUUID(), randomUUID()] as const;
  const here = ["--regency", "19.06"];

  it("lists what is parked, with its last failure", async () => {
    await inDatabase(async (db) => {
      await db.migrate(databaseMigrations);
      await db.tenant({ regency: "19.06", scope: { kind: "regency" } }, async (tx) => {
        for (const id of ids)
          await sql`insert into task (regency_code, task_id, event, module, payload, state, attempts, run_at, last_error,
              parked_at, act, account_id, role, trace_id, created_at)
            values ('19.06', ${id}::uuid, 'desk/letter-arrived', 'archive', '{}', 'parked', 8, now(), 'Error: closed', now(),
              'desk/letters.receive', 'sari', 'writer', '', now()) on conflict do nothing`.execute(tx);
      });
    });
    const { code, said } = await run(["list", ...here]);
    expect(code).toBe(0);
    expect(said).toContain("desk/letter-arrived -> archive\t8x\tError: closed");
    expect(said).toContain("19.06: 3 parked, 0 waiting.");
  }, 60_000);

  it("replays one, discards another only when confirmed, and the audit names the operator", async () => {
    expect(await run(["replay", ...here, "--task", ids[0]])).toEqual({ code: 0, said: "19.06: 1 wait again." });
    await expect(run(["discard", ...here, "--task", ids[1]])).rejects.toThrow("--yes");
    expect(await run(["discard", ...here, "--task", ids[1]], "no")).toEqual({
      code: 1,
      said: "Nothing was discarded.",
    });
    expect(await run(["discard", ...here, "--task", ids[1]], "yes")).toEqual({ code: 0, said: "19.06: 1 discarded." });
    expect(await run(["discard", ...here, "--all", "--yes"])).toEqual({ code: 0, said: "19.06: 1 discarded." });
    const acts = await inDatabase((db) =>
      db.tenant({ regency: "19.06", scope: { kind: "regency" } }, async (tx) => {
        const { rows } = await sql<{ act: string; subjects: string[] }>`select act, subjects from audit_entry
          where account_id = 'operator' order by at, act`.execute(tx);
        return rows;
      }),
    );
    expect(acts).toEqual([
      { act: "tasks/replay", subjects: [`task/${ids[0]}`] },
      { act: "tasks/discard", subjects: [`task/${ids[1]}`] },
      { act: "tasks/discard", subjects: [] },
    ]);
  }, 60_000);

  it("asks for what it is not told", async () => {
    await expect(run([])).rejects.toThrow("list | replay | discard");
    await expect(run(["list"])).rejects.toThrow("--regency 19.06");
    await expect(run(["replay", ...here])).rejects.toThrow("--task ID");
    await expect(run(["replay", ...here, "--all", "--task", ids[0]])).rejects.toThrow("--task ID");
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seededRandom, systemClock } from "@spbe-kit/core";
import { sql } from "kysely";
import { afterAll, expect, it } from "vitest";
import { auditRecorder } from "../audit/record-entry.ts";
import { sealEverything } from "../audit/seal-everything.fixture.ts";
import { openDatabase } from "../database/database.ts";
import { databaseMigrations } from "../database/migrations/index.ts";
import { describeEngines } from "../database/testing-engines.ts";
import { environmentOf, makeKeyRing } from "../keys/make-keys.ts";
import { runCommand } from "./commands.ts";

const folder = mkdtempSync(join(tmpdir(), "spbe-audit-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const ring = makeKeyRing(seededRandom(3));
const anchorFile = (engine: string) => join(folder, `${engine}.anchor`);

describeEngines("spbe-server audit", (engine) => {
  const env = () => ({
    ...environmentOf(ring),
    ...(engine.urls
      ? { DATABASE_URL: engine.urls.app, SPBE_OWNER_DATABASE_URL: engine.urls.owner }
      : { SPBE_DATA: folder }),
  });
  async function run(...words: string[]): Promise<{ code: number; said: string }> {
    const lines: string[] = [];
    const code = await runCommand(words, { env: env(), say: (line) => lines.push(line) });
    return { code, said: lines.join("\n") };
  }
  /** The command opens the database itself, so the test closes its own before. */
  async function inDatabase(work: (db: Awaited<ReturnType<typeof openDatabase>>) => Promise<unknown>): Promise<void> {
    if (engine.urls) return void (await work(engine.db));
    const db = await openDatabase({ folder: join(folder, "database") });
    await work(db).finally(() => db.close());
  }

  it("proves a chain and anchors its head", async () => {
    await inDatabase(async (db) => {
      await db.migrate(databaseMigrations);
      const recorder = auditRecorder({ key: ring.audit, clock: systemClock, random: seededRandom(5) });
      const actor = { regencyCode: "19.06", accountId: "sari", role: "writer", traceId: "", act: "notes/notes.write" };
      for (let n = 0; n < 5; n++)
        await db.tenant({ regency: "19.06", scope: { kind: "regency" } }, async (tx) =>
          recorder.happened(tx, "write", actor),
        );
      await sealEverything(db, "19.06", ring.audit);
    });
    const anchored = await run("audit", "anchor", "--regency", "19.06", "--file", anchorFile(engine.engine));
    expect(anchored).toMatchObject({ code: 0, said: expect.stringContaining("5 entries anchored") });
    const { code, said } = await run("audit", "verify", "--regency", "19.06", "--anchor", anchorFile(engine.engine));
    expect({ code, said }).toEqual({ code: 0, said: "19.06: sound, 5 entries proven, 0 not yet sealed." });
  }, 60_000);

  it("ends with 1 and names what the anchor has seen and the database has lost", async () => {
    await inDatabase((db) =>
      db.owner(async (tx) => {
        await sql`set local app.regency = '19.06'`.execute(tx);
        await sql`update audit_seal set entry_ids = entry_ids[1:3], seals = substr(seals, 1, 96)`.execute(tx);
      }),
    );
    const { code, said } = await run("audit", "verify", "--regency", "19.06", "--anchor", anchorFile(engine.engine));
    expect(code).toBe(1);
    expect(said).toContain("entry 4 and all behind it were cut off");
  }, 60_000);

  it("asks for the regency, the file and the key, and refuses a file that is no anchor", async () => {
    await expect(run("audit", "verify")).rejects.toThrow("--regency 19.06");
    await expect(run("audit", "anchor", "--regency", "19.06")).rejects.toThrow("--file FILE");
    await expect(run("audit")).rejects.toThrow("audit verify");
    const broken = join(folder, "broken.anchor");
    writeFileSync(broken, `${readFileSync(anchorFile(engine.engine), "utf8")}nonsense\n`);
    await expect(run("audit", "verify", "--regency", "19.06", "--anchor", broken)).rejects.toThrow("line 2");
  }, 60_000);
});

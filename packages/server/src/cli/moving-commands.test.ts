import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openDatabase } from "../database/database.ts";
import { tenantTable } from "../database/tenant-table.ts";
import { describeEngines, type FreshDatabase, openFreshDatabase } from "../database/testing-engines.ts";
import { environmentOf } from "../keys/make-keys.ts";
import { testKeyRing } from "../keys/test-key-ring.ts";
import { runCommand } from "./commands.ts";

const folder = mkdtempSync(join(tmpdir(), "spbe-moving-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const portal = join(folder, "portal.mjs");
const note = `create table note (regency_code text collate "C" not null, text text not null, primary key (regency_code, text));\n${tenantTable("note")}`;
writeFileSync(
  portal,
  `export const modules = [{ name: "notes", migrations: [{ id: "notes/0001-note", sql: ${JSON.stringify(note)} }] }];`,
);

describeEngines("spbe-server export, import, backup and restore", (engine) => {
  type Env = Record<string, string | undefined>;
  const opened: FreshDatabase[] = [];
  const place = (name: string) => join(folder, `${engine.engine}-${name}`);
  const keys = environmentOf(testKeyRing);
  let home: Env;

  /** The environment of an empty place of this engine. */
  async function emptyPlace(name: string): Promise<Env> {
    if (engine.engine === "pglite") return { ...keys, SPBE_DATA: place(name) };
    const fresh = await openFreshDatabase("postgresql");
    opened.push(fresh);
    return {
      ...keys,
      SPBE_DATA: place(name),
      DATABASE_URL: fresh.urls?.app,
      SPBE_OWNER_DATABASE_URL: fresh.urls?.owner,
    };
  }
  async function run(words: string[], env: Env): Promise<{ code: number; said: string }> {
    const lines: string[] = [];
    const code = await runCommand(words, { env, say: (line) => lines.push(line) });
    return { code, said: lines.join("\n") };
  }
  async function notesIn(env: Env): Promise<unknown[]> {
    const db = await openDatabase(
      env.DATABASE_URL ? { url: env.DATABASE_URL } : { folder: join(env.SPBE_DATA ?? "", "database") },
    );
    try {
      const { rows } = await db.tenant({ regency: "19.06", scope: { kind: "regency" } }, (tx) =>
        sql`select text from note order by text`.execute(tx),
      );
      return rows;
    } finally {
      await db.close();
    }
  }

  beforeAll(async () => {
    home = await emptyPlace("home");
    await run(["migrate", "--modules", portal], home);
    const db = await openDatabase(
      home.DATABASE_URL ? { url: home.DATABASE_URL } : { folder: join(home.SPBE_DATA ?? "", "database") },
    );
    await db.tenant({ regency: "19.06", scope: { kind: "regency" } }, (tx) =>
      sql`insert into note values ('19.06', 'Timbang Senin'), ('19.06', 'Imunisasi')`.execute(tx),
    );
    await db.close();
  }, 60_000);
  afterAll(async () => {
    for (const { close } of opened) await close();
  }, 60_000);

  it("moves a database and says how much moved, never what", async () => {
    const { code, said } = await run(["export", place("dump")], home);
    expect(code).toBe(0);
    expect(said).toContain("Regencies: 19.06");
    expect(said).toContain("2 rows in 1 files");
    expect(said).not.toContain("Timbang");
    const there = await emptyPlace("there");
    const imported = await run(["import", place("dump"), "--modules", portal], there);
    expect(imported).toEqual({ code: 0, said: expect.stringContaining("Every row was read back") });
    expect(await notesIn(there)).toEqual([{ text: "Imunisasi" }, { text: "Timbang Senin" }]);
    await expect(run(["import", place("dump"), "--modules", portal], there)).rejects.toThrow(
      /already holds rows of 19\.06/,
    );
  }, 60_000);

  it("keeps the newest backups, restores the newest by itself and an older one by name", async () => {
    const into = place("backups");
    mkdirSync(join(into, "spbe-2026-01-01T000000Z"), { recursive: true }); // not whole: no manifest
    writeFileSync(join(into, "notes.txt"), "left alone");
    await run(["backup", "--into", into], home);
    const [first = ""] = readdirSync(into).filter((name) => existsSync(join(into, name, "manifest.json")));
    cpSync(join(into, first), join(into, "spbe-2026-01-02T000000Z"), { recursive: true });
    cpSync(join(into, first), join(into, "spbe-2026-01-03T000000Z"), { recursive: true });
    await new Promise((resolve) => setTimeout(resolve, 1_100)); // the name holds seconds
    const { said } = await run(["backup", "--into", into, "--keep", "2"], home);
    expect(said).toContain("Deleted spbe-2026-01-02T000000Z\nDeleted spbe-2026-01-03T000000Z");
    expect(readdirSync(into)).toContain("notes.txt");
    expect(readdirSync(into)).toContain("spbe-2026-01-01T000000Z");
    const newest = await run(["restore", "--from", into, "--modules", portal], await emptyPlace("newest"));
    expect(newest.code).toBe(0);
    expect(newest.said).not.toContain(first);
    const named = await emptyPlace("named");
    const older = await run(["restore", "--from", into, "--backup", first, "--modules", portal], named);
    expect(older.said).toContain(`Restored from ${join(into, first)}`);
    expect(await notesIn(named)).toHaveLength(2);
  }, 90_000);

  it("refuses a damaged backup by name, one that is not there, and a folder that is none", async () => {
    const into = place("damaged");
    await run(["backup", "--into", into], home);
    const [name = ""] = readdirSync(into);
    truncateSync(join(into, name, "19.06/note.jsonl.gz"), 10);
    const target = await emptyPlace("untouched");
    await expect(run(["restore", "--from", into, "--modules", portal], target)).rejects.toThrow(
      /note\.jsonl\.gz is not what/,
    );
    await expect(
      run(["restore", "--from", into, "--backup", "../elsewhere", "--modules", portal], target),
    ).rejects.toThrow(/no whole backup \.\.\/elsewhere/);
    await expect(run(["restore", "--from", place("nowhere"), "--modules", portal], target)).rejects.toThrow(
      /There: none/,
    );
    await expect(run(["import", folder, "--modules", portal], target)).rejects.toThrow(/manifest\.json is missing/);
  }, 60_000);

  it("asks for the key that seals backups, and takes an unsealed folder only when told so", async () => {
    const { SPBE_AUDIT_KEY: _key, ...keyless } = home;
    await expect(run(["backup", "--into", place("keyless")], keyless)).rejects.toThrow(/SPBE_AUDIT_KEY is not set/);
    const exported = await run(["export", place("unsealed")], keyless);
    expect(exported.said).toContain("this folder bears no seal");
    const target = await emptyPlace("from-elsewhere");
    const words = ["import", place("unsealed"), "--modules", portal];
    await expect(run(words, target)).rejects.toThrow(/bears no seal/);
    expect(await run([...words, "--unverified"], target)).toMatchObject({ code: 0 });
    expect(await notesIn(target)).toHaveLength(2);
  }, 60_000);

  it.each([
    [["export"], /export FOLDER/],
    [["import", "a", "b", "--modules", portal], /import FOLDER/],
    [["import", "a"], /--modules FILE/],
    [["backup"], /backup --into FOLDER/],
    [["backup", "--into", "x", "--keep", "0"], /--keep wants a whole number/],
    [["restore", "--modules", portal], /restore --from FOLDER/],
  ] as const)(
    "%j says how it is written",
    async (words, sentence) => {
      await expect(run([...words], { ...home, ...(home.SPBE_DATA && { SPBE_DATA: place("words") }) })).rejects.toThrow(
        sentence,
      );
    },
    30_000,
  );
});

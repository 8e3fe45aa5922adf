import { spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sourceCondition } from "../../../tooling/conditions.mjs";
import { type Database, databaseMigrations, openDatabase } from "../database/index.ts";
import { describeEngines, openFreshDatabase } from "../database/testing-engines.ts";
import type { DumpManifest } from "./dump-manifest.ts";
import { laterMigrations, plant, treeMigrations } from "./every-type.fixture.ts";
import { exportDatabase } from "./export-database.ts";
import { importDatabase } from "./import-database.ts";
import { assertComplete } from "./incomplete-import.ts";

const now = "2026-11-24T05:00:00.000Z";
const migrations = [...databaseMigrations, ...treeMigrations];
const folder = mkdtempSync(join(tmpdir(), "spbe-dump-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const place = (name: string) => join(folder, name);
/** What must be the same wherever a database lies. */
const essence = ({ files, migrations: ledger, sequences, tables, regencies }: DumpManifest) => ({
  files: files.map(({ regency, table, rows, rowSum }) => ({ regency, table, rows, rowSum })),
  ledger: ledger.map(({ id }) => id).sort(),
  sequences,
  tables,
  regencies,
});
/** Runs `work` on a database of its own. */
async function onFresh<T>(engine: Database["engine"], work: (db: Database) => Promise<T>): Promise<T> {
  const { db, close } = await openFreshDatabase(engine);
  try {
    return await work(db);
  } finally {
    await close();
  }
}

describeEngines(
  "a database that moves",
  (engine) => {
    const other = () => (engine.engine === "pglite" ? "postgresql" : "pglite");
    const dump = () => place(`${engine.engine}-whole`);
    let manifest: DumpManifest;
    beforeAll(async () => {
      await plant(engine.db, "19.06");
      await plant(engine.db, "91.72", 1);
      await plant(engine.db, "00.00", 2);
      manifest = await exportDatabase(engine.db, { folder: dump(), now });
    }, 60_000);

    it("finds every regency that has a row, though no statement may see them all", () => {
      expect(manifest.regencies).toEqual(["00.00", "19.06", "91.72"]);
      expect(manifest.files.map(({ regency, table, rows }) => `${regency} ${table} ${rows}`)).toEqual([
        ...["00.00 tree_word 1", "00.00 z_tree 1", "00.00 a_leaf 2"],
        ...["19.06 tree_word 1", "19.06 z_tree 1", "19.06 a_leaf 3"],
        ...["91.72 tree_word 1", "91.72 z_tree 1", "91.72 a_leaf 1"],
      ]);
    });

    it("leaves sessions behind, so that a restore undoes no logout", () => {
      expect(manifest.leftOut).toEqual(["session"]);
      expect(existsSync(join(dump(), "19.06/session.jsonl.gz"))).toBe(false);
    });

    it("is readable by the operator's account only", () => {
      if (process.platform === "win32") return expect(statSync(dump()).isDirectory()).toBe(true);
      expect(statSync(dump()).mode & 0o777).toBe(0o700);
      expect(statSync(join(dump(), "19.06/z_tree.jsonl.gz")).mode & 0o777).toBe(0o600);
    });

    it("is the same on the other engine, and back again", async () => {
      const there = place(`${engine.engine}-there`);
      const away = await onFresh(other(), async (db) => {
        await importDatabase(db, { folder: dump(), migrations });
        return await exportDatabase(db, { folder: there, now });
      });
      expect(away.engine).toBe(other());
      expect(essence(away)).toEqual(essence(manifest));
      const back = await onFresh(engine.engine, async (db) => {
        await importDatabase(db, { folder: there, migrations });
        await assertComplete(db);
        const found = await db.tenant({ regency: "19.06", scope: { kind: "regency" } }, async (tx) => {
          const trees =
            await sql`select t.name from z_tree t join find_tree('sukun') f on f = t.tree_id where regency_code = '19.06'`.execute(
              tx,
            );
          const leaves =
            await sql`select double_weight, xid, feed from a_leaf where regency_code = '19.06' order by leaf_id limit 1`.execute(
              tx,
            );
          return [...trees.rows, ...leaves.rows];
        });
        // Computed columns are computed again; a transaction's number of another cluster becomes 0, older than all that come.
        expect(found).toEqual([{ name: 'Sukun "tua"\\ di Désa\n19.06 🌳' }, { double_weight: 2.2, xid: 0, feed: "0" }]);
        // The sequence goes on where it stood.
        await db.tenant({ regency: "19.06", scope: { kind: "regency" } }, (tx) =>
          sql`insert into a_leaf (regency_code, tree_id, kind) select regency_code, tree_id, 'small' from z_tree on conflict do nothing`.execute(
            tx,
          ),
        );
        return await exportDatabase(db, { folder: place(`${engine.engine}-back`), now });
      });
      expect(back.sequences.a_leaf_leaf_id_seq).toBe(7);
      expect(back.files.find(({ regency, table }) => regency === "91.72" && table === "a_leaf")?.rowSum).toBe(
        manifest.files.find(({ regency, table }) => regency === "91.72" && table === "a_leaf")?.rowSum,
      );
    }, 90_000);

    it("may be one regency only", async () => {
      const one = await exportDatabase(engine.db, { folder: place(`${engine.engine}-one`), regencies: ["91.72"], now });
      expect(one).toMatchObject({ whole: false, regencies: ["91.72"] });
      await onFresh(engine.engine, async (db) => {
        await importDatabase(db, { folder: place(`${engine.engine}-one`), migrations });
        const again = await exportDatabase(db, { folder: place(`${engine.engine}-one-again`), now });
        expect(again.regencies).toEqual(["91.72"]);
      });
    }, 60_000);

    it("is brought to its own version first and to this program's afterwards", async () => {
      await onFresh(engine.engine, async (db) => {
        await importDatabase(db, { folder: dump(), migrations: [...databaseMigrations, ...laterMigrations] });
        const later = await exportDatabase(db, { folder: place(`${engine.engine}-later`), now });
        expect(later.tables.find(({ name }) => name === "z_tree")?.columns).toContain("height_cm");
      });
    }, 60_000);

    it("is not taken by an older program, by an edited migration, or by a database that is ahead", async () => {
      await onFresh(engine.engine, async (db) => {
        await expect(importDatabase(db, { folder: dump(), migrations: [...databaseMigrations] })).rejects.toThrow(
          /migration "trees\/0001-trees", which this program does not know/,
        );
        const edited = [...databaseMigrations, { id: "trees/0001-trees", sql: "select 1;" }];
        await expect(importDatabase(db, { folder: dump(), migrations: edited })).rejects.toThrow(
          /has another text here/,
        );
        await db.migrate([...databaseMigrations, ...laterMigrations]);
        await expect(
          importDatabase(db, { folder: dump(), migrations: [...databaseMigrations, ...laterMigrations] }),
        ).rejects.toThrow(/has migration "trees\/0002-height" already/);
      });
    }, 60_000);

    it("never mixes with rows that are there, be it one row of a regency nobody asked for", async () => {
      await onFresh(engine.engine, async (db) => {
        await db.migrate(migrations);
        await db.tenant({ regency: "12.71", scope: { kind: "regency" } }, (tx) =>
          sql`insert into session (regency_code, token) values ('12.71', 'x')`.execute(tx),
        );
        await expect(importDatabase(db, { folder: dump(), migrations })).rejects.toThrow(
          /already holds rows of 12\.71/,
        );
      });
    }, 60_000);

    it("is none before it was migrated", async () => {
      await onFresh(engine.engine, async (db) => {
        await expect(exportDatabase(db, { folder: place(`${engine.engine}-never`), now })).rejects.toThrow(
          /never migrated/,
        );
      });
    }, 30_000);

    it("does not write over a folder", async () => {
      await expect(exportDatabase(engine.db, { folder: dump(), now })).rejects.toThrow(/is not empty/);
      expect(readdirSync(folder).filter((name) => name.startsWith(".unfinished"))).toEqual([]);
    });

    describe("when the dump was touched", () => {
      const touch: [string, RegExp, (broken: string) => void][] = [
        [
          "cut short",
          /z_tree\.jsonl\.gz is not what was written/,
          (at) => truncateSync(join(at, "19.06/z_tree.jsonl.gz"), 30),
        ],
        ["missing a file", /a_leaf\.jsonl\.gz is missing/, (at) => unlinkSync(join(at, "19.06/a_leaf.jsonl.gz"))],
        [
          "with one bit turned",
          /a_leaf\.jsonl\.gz is not what was written/,
          (at) => {
            const bytes = readFileSync(join(at, "91.72/a_leaf.jsonl.gz"));
            bytes[40] = (bytes[40] ?? 0) ^ 1;
            writeFileSync(join(at, "91.72/a_leaf.jsonl.gz"), bytes);
          },
        ],
        [
          "with two regencies' files exchanged",
          /z_tree\.jsonl\.gz is not what was written/,
          (at) => cpSync(join(at, "91.72/z_tree.jsonl.gz"), join(at, "19.06/z_tree.jsonl.gz")),
        ],
        [
          "with another count in its manifest",
          /manifest\.json is not what was written/,
          (at) => {
            const text = readFileSync(join(at, "manifest.json"), "utf8");
            writeFileSync(join(at, "manifest.json"), text.replace('"rows": 3', '"rows": 2'));
          },
        ],
        ["without its manifest", /manifest\.json is missing/, (at) => unlinkSync(join(at, "manifest.json"))],
        ["without the manifest's sum", /manifest\.sha256 is missing/, (at) => unlinkSync(join(at, "manifest.sha256"))],
      ];

      it.each(touch)("%s it is refused by name, and nothing is written", async (what, words, change) => {
        const broken = place(`${engine.engine}-${what.replaceAll(/\W/g, "-")}`);
        cpSync(dump(), broken, { recursive: true });
        change(broken);
        await onFresh(engine.engine, async (db) => {
          await expect(importDatabase(db, { folder: broken, migrations })).rejects.toThrow(words);
          const { rows } = await db.withoutTenant((tx) =>
            sql<{ there: boolean }>`select to_regclass('public.spbe_migration') is not null as there`.execute(tx),
          );
          expect(rows).toEqual([{ there: false }]);
        });
      });
    });

    it("says that it is incomplete when the import is killed half-way, and takes no second import", async () => {
      const data = place(`${engine.engine}-killed`);
      const fresh = engine.engine === "postgresql" ? await openFreshDatabase("postgresql") : undefined;
      const target = fresh?.urls ? [fresh.urls.app, fresh.urls.owner] : [data, ""];
      const script = fileURLToPath(new URL("./testing/import-until-killed.ts", import.meta.url));
      const child = spawn(process.execPath, [`--conditions=${sourceCondition}`, script, dump(), ...target], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      child.stdout.once("data", () => child.kill("SIGKILL"));
      await new Promise((resolve) => child.once("exit", resolve));
      const db = fresh?.db ?? (await openDatabase({ folder: data }));
      await expect(assertComplete(db)).rejects.toThrow(/has not come to its end/);
      await expect(importDatabase(db, { folder: dump(), migrations })).rejects.toThrow(/has not come to its end/);
      await expect(exportDatabase(db, { folder: place(`${engine.engine}-never`), now })).rejects.toThrow(
        /has not come/,
      );
      await (fresh ?? db).close();
    }, 60_000);

    it("stays closed when a value is not what the dump says", async () => {
      await onFresh(engine.engine, async (db) => {
        await db.migrate(migrations);
        await db.owner(async (tx) => {
          await sql`create function spoil() returns trigger language plpgsql as $$ begin new.name := 'x'; return new; end $$`.execute(
            tx,
          );
          await sql`create trigger spoil before insert on z_tree for each row execute function spoil()`.execute(tx);
        });
        await expect(importDatabase(db, { folder: dump(), migrations })).rejects.toThrow(
          /"z_tree" of 00\.00 has 1 rows after the import and not the 1 of the dump, or other values/,
        );
        await expect(assertComplete(db)).rejects.toThrow(/part of the data is missing/);
      });
    }, 60_000);
  },
  { migrations: treeMigrations },
);

describeEngines("a table that cannot be moved", (engine) => {
  it.each([
    ["create table stray (id text primary key)", "drop table stray", /table "stray" has no regency_code/],
    ["create table stray (regency_code text)", "drop table stray", /table "stray" has no primary key/],
    [
      "create table stray (regency_code text primary key, seen xid8)",
      "drop table stray",
      /column "seen" of table "stray" is a transaction number without default/,
    ],
    [
      "create table stray (regency_code text primary key, up text references stray)",
      "drop table stray",
      /stray_up_fkey point in a circle/,
    ],
  ])("is named before a file is written: %s", async (make, unmake, words) => {
    await engine.db.owner((tx) => sql.raw(make).execute(tx));
    await expect(exportDatabase(engine.db, { folder: place(`stray-${engine.engine}`), now })).rejects.toThrow(words);
    await engine.db.owner((tx) => sql.raw(unmake).execute(tx));
    expect(existsSync(place(`stray-${engine.engine}`))).toBe(false);
  });
});

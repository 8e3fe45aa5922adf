import { sql } from "kysely";
import { expect, it } from "vitest";
import { databaseMigrations } from "./migrations/index.ts";
import { describeEngines } from "./testing-engines.ts";

const BELTIM = { regency: "19.06", scope: { kind: "regency" } } as const;

describeEngines("a tenant transaction", (engine) => {
  const insert = (
    name: string,
  ) => sql`insert into regency (regency_code, name, time_zone) values ('19.06', ${name}, 'Asia/Jakarta')
    on conflict (regency_code) do update set name = excluded.name`;
  const stored = async () => {
    const { rows } = await engine.db.tenant(BELTIM, (tx) =>
      sql<{ name: string }>`select name from regency`.execute(tx),
    );
    return rows[0]?.name;
  };

  it("is kept when its work resolves and undone when it rejects", async () => {
    await engine.db.tenant(BELTIM, (tx) => insert("Belitung Timur").execute(tx));
    expect(await stored()).toBe("Belitung Timur");
    const failing = engine.db.tenant(BELTIM, async (tx) => {
      await insert("Lost").execute(tx);
      throw new Error("handler failed");
    });
    await expect(failing).rejects.toThrow("handler failed");
    expect(await stored()).toBe("Belitung Timur");
  });

  it("does not pretend success when the work hid a failed statement", async () => {
    const hiding = engine.db.tenant(BELTIM, async (tx) => {
      await insert("Lost").execute(tx);
      await sql`select 1 / 0`.execute(tx).catch(() => undefined);
      return "saved";
    });
    await expect(hiding).rejects.toMatchObject({ code: "25P02" });
    expect(await stored()).not.toBe("Lost");
  });

  it("refuses writes when it is read only", async () => {
    const writing = engine.db.tenant(BELTIM, (tx) => insert("x").execute(tx), { readOnly: true });
    await expect(writing).rejects.toMatchObject({ code: "25006" });
  });

  it("refuses another transaction inside it, and allows one after it", async () => {
    const nested = engine.db.tenant(BELTIM, () => engine.db.tenant(BELTIM, async () => 1));
    await expect(nested).rejects.toThrow("inside another");
    expect(await engine.db.tenant(BELTIM, async () => 1)).toBe(1);
  });

  it("opens after the one that came before it, when both run at once", async () => {
    const rounds = await Promise.all(Array.from({ length: 12 }, (_, i) => engine.db.tenant(BELTIM, async () => i)));
    expect(rounds).toEqual(Array.from({ length: 12 }, (_, i) => i));
  });
});

describeEngines("migrations", (engine) => {
  const step = (number: string, text: string) => ({ id: `sample/${number}`, sql: text });
  const first = step("0001-first", "create table first (regency_code text primary key)");

  it("run once, in the order of their numbers, and report what was there", async () => {
    const second = step(
      "0002-second",
      "alter table first add column second text; insert into first values ('19.06', 'x')",
    );
    const report = await engine.db.migrate([...databaseMigrations, second, first]);
    expect(report).toEqual({
      applied: ["sample/0001-first", "sample/0002-second"],
      present: databaseMigrations.map(({ id }) => id),
    });
    expect((await engine.db.migrate([first, second])).applied).toEqual([]);
  });

  it("refuse an edited text, and forgive Windows line ends", async () => {
    const text = "create table edited (\n regency_code text primary key)";
    await engine.db.migrate([...databaseMigrations, first, step("0002-second", SECOND), step("0003-edited", text)]);
    const again = (edited: string) =>
      engine.db.migrate([first, step("0002-second", SECOND), step("0003-edited", edited)]);
    await expect(again(`${text} `)).rejects.toThrow('migration "sample/0003-edited" was edited after it was applied');
    expect((await again(text.replaceAll("\n", "\r\n"))).applied).toEqual([]);
  });

  it("refuse a database that is newer than the program", async () => {
    await expect(engine.db.migrate([first])).rejects.toThrow("The database is newer");
  });

  it("undo a step that fails halfway and keep the steps before it", async () => {
    const broken = [
      { id: "broken/0001-ok", sql: "create table kept (n int)" },
      { id: "broken/0002-bad", sql: "create table lost (n int); select nonsense" },
    ];
    await expect(engine.db.migrate(broken)).rejects.toThrow('migration "broken/0002-bad" failed and was undone');
    const { rows } = await engine.db.owner((tx) =>
      sql`select to_regclass('kept') is not null as kept, to_regclass('lost') is not null as lost`.execute(tx),
    );
    expect(rows).toEqual([{ kept: true, lost: false }]);
  });

  it("apply each step once when two servers start together", async () => {
    const steps = [{ id: "race/0001-once", sql: "create table raced (n int); select pg_sleep(0.05)" }];
    const reports = await Promise.all([engine.db.migrate(steps), engine.db.migrate(steps)]);
    expect(reports.flatMap(({ applied }) => applied)).toEqual(["race/0001-once"]);
  });

  it.each([
    ["x/1-short", "select 1", "malformed"],
    ["x/0001-role", "create role r", "makes or changes a role"],
    ["x/0001-commit", "select 1;\ncommit;", "begins or ends a transaction"],
  ])("refuse %s", async (id, text, reason) => {
    await expect(engine.db.migrate([{ id, sql: text }])).rejects.toThrow(reason);
  });

  it("refuse an id that is listed twice", async () => {
    await expect(engine.db.migrate([first, first])).rejects.toThrow("listed twice");
  });
});

const SECOND = "alter table first add column second text; insert into first values ('19.06', 'x')";

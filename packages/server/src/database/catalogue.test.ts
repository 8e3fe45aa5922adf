import { sql } from "kysely";
import pg from "pg";
import { expect, it } from "vitest";
import { checkCatalogue } from "./catalogue.ts";
import { databaseMigrations } from "./migrations/index.ts";
import { definerFunctionRights, requireExtensions, searchTable, tenantTable } from "./tenant-table.ts";
import { describeEngines } from "./testing-engines.ts";

/** A table as it should be, to be spoilt in one point by each case. */
const sound = `create table spoilt (regency_code text collate "C" not null, id integer not null, state text not null default 'new',
  primary key (regency_code, id)); ${tenantTable("spoilt")}`;

describeEngines("the guard of the catalogue", (engine) => {
  /** Builds the fixture, reads the findings as the application, and takes the fixture away. */
  const findings = async (text: string, cleanup: string, exceptions = {}): Promise<readonly string[]> => {
    for (const statement of text.split(";;")) await engine.db.owner((tx) => runAll(tx, statement));
    try {
      return await checkCatalogue(engine.db, exceptions);
    } finally {
      await engine.db.owner((tx) => runAll(tx, cleanup));
    }
  };

  it("finds nothing in the database's own tables, nor in a sound table", async () => {
    expect(await checkCatalogue(engine.db)).toEqual([]);
    expect(await findings(sound, "drop table spoilt")).toEqual([]);
  });

  it.each([
    ["no row-level security", "alter table spoilt disable row level security", "has no row-level security"],
    [
      "row-level security not forced",
      "alter table spoilt no force row level security",
      "does not force row-level security",
    ],
    ["no policy", "drop policy spoilt_tenant on spoilt", "has 0 permissive policies"],
    ["a second policy", "create policy other on spoilt using (true)", "has 2 permissive policies"],
    ["a restrictive policy", "create policy other on spoilt as restrictive using (true)", "has a restrictive policy"],
    [
      "a unique key of another column",
      "create unique index spoilt_id on spoilt (id)",
      'The unique key "spoilt_id" of table "spoilt" begins with id',
    ],
    [
      "a unique key of an expression",
      "create unique index spoilt_e on spoilt (lower(state))",
      "begins with an expression",
    ],
    [
      "a foreign key of another column",
      'alter table spoilt add column up integer, add column up_regency text collate "C", add constraint spoilt_up foreign key (up, up_regency) references spoilt (id, regency_code)',
      "foreign key",
    ],
    ["no primary key", "alter table spoilt drop constraint spoilt_pkey", "has no primary key"],
    [
      "a trigger",
      "create function noop() returns trigger language plpgsql as 'begin return new; end'; create trigger t before insert on spoilt for each row execute function noop()",
      'has trigger "t"',
    ],
    [
      "an enum column",
      "create type mood as enum ('sad'); alter table spoilt add column mood mood",
      'Column "mood" of table "spoilt" is an enum',
    ],
    [
      "an array of enums",
      "create type mood as enum ('sad'); alter table spoilt add column moods mood[]",
      'Column "moods" of table "spoilt" is an enum',
    ],
    [
      "an unreviewed SECURITY DEFINER function",
      "create function peek() returns integer language sql security definer set search_path = public, pg_temp as 'select 1'",
      "not on the reviewed list",
    ],
    [
      "a SECURITY DEFINER function without a search_path",
      "create function peek() returns integer language sql security definer as 'select 1'",
      "has no fixed search_path",
    ],
    [
      "a SECURITY DEFINER function open to everybody",
      "create function peek() returns integer language sql security definer as 'select 1'",
      "may be called by everybody",
    ],
    [
      "a view with its owner's rights",
      "create view seen as select * from spoilt",
      'View "seen" reads with its owner\'s rights',
    ],
    [
      "a materialized view",
      "create materialized view seen as select * from spoilt",
      'Materialized view "seen" has no row-level security',
    ],
  ])("trips over %s", async (_, spoil, sentence) => {
    const extra = spoil.includes("foreign key")
      ? "alter table spoilt add constraint spoilt_ref unique (id, regency_code);"
      : "";
    const found = await findings(`${sound};; ${extra} ${spoil}`, CLEANUP);
    expect(found.join("\n")).toContain(sentence);
    for (const one of found) expect(one).toMatch(/\. .+\.$/);
  });

  it("trips over a table that the application owns", async () => {
    await engine.db.owner((tx) => runAll(tx, sound));
    await asAdministrator("alter table spoilt owner to spbe_app");
    expect((await checkCatalogue(engine.db)).join("\n")).toContain("is owned by the application");
    await asAdministrator("drop table spoilt");
  });

  /** The administrator's mistake: no login of ours could make it. */
  const asAdministrator = async (text: string): Promise<void> => {
    if (!engine.urls) return await engine.db.owner((tx) => runAll(tx, `reset role; ${text}`));
    const client = new pg.Client({ connectionString: engine.urls.admin });
    await client.connect();
    await client.query(text).finally(() => client.end());
  };

  it("accepts a reviewed search table and its function, and trips when the application may read its words", async () => {
    const table = `create table word (regency_code text collate "C" not null, id integer not null, text text not null, primary key (regency_code, id));
      ${searchTable("word", { key: ["regency_code", "id"] })}
      create function search_word(query text) returns setof integer language sql stable security definer set search_path = public, pg_temp
        as $f$ select id from word where text like query $f$;
      ${definerFunctionRights("search_word(text)")}`;
    const reviewed = { searchTables: ["word"], definerFunctions: ["search_word"] };
    const cleanup = "drop function search_word; drop table word";
    expect(await findings(table, cleanup, reviewed)).toEqual([]);
    expect((await findings(table, cleanup)).join("\n")).toContain("does not force row-level security");
    expect(
      (await findings(`${table};; grant select (text) on word to spbe_app`, cleanup, reviewed)).join("\n"),
    ).toContain("may read more than its key");
    expect(await checkCatalogue(engine.db, reviewed)).toEqual([
      expect.stringContaining("does not exist"),
      expect.stringContaining("is no SECURITY DEFINER function"),
    ]);
  });

  it("gives the application no right to read a search table without a key", async () => {
    const table = `create table heard (regency_code text collate "C" not null, word text not null, primary key (regency_code, word)); ${searchTable("heard")}`;
    expect(await findings(table, "select 1", { searchTables: ["heard"] })).toEqual([]);
    const added = engine.db.tenant({ regency: "19.06", scope: { kind: "regency" } }, (tx) =>
      sql`insert into heard values ('19.06', 'naura') on conflict do nothing`.execute(tx),
    );
    expect((await added).numAffectedRows).toBe(1n);
    await expect(
      engine.db.withoutTenant((tx) => sql`select regency_code from heard`.execute(tx)),
    ).rejects.toMatchObject({
      code: "42501",
    });
    await engine.db.owner((tx) => sql`drop table heard`.execute(tx));
  });

  it("stops a migration whose extension the administrator has not made, with the cure", async () => {
    const migration = (id: string) => ({
      id,
      sql: `${requireExtensions(["pg_trgm", "btree_gin"])}\ncreate table never (n integer);`,
    });
    await asAdministrator("drop extension pg_trgm");
    const stopped = engine.db.migrate([...databaseMigrations, migration("sample/0001-search")]);
    await expect(stopped).rejects.toThrow(
      /migration "sample\/0001-search" failed and was undone: This database lacks the extension pg_trgm\. .*"spbe-server provision"/,
    );
    await asAdministrator("create extension pg_trgm");
    expect((await engine.db.migrate([...databaseMigrations, migration("sample/0001-search")])).applied).toEqual([
      "sample/0001-search",
    ]);
    await engine.db.owner((tx) => sql`drop table never`.execute(tx));
  });
});

const CLEANUP = `do $$ begin
  if exists (select from pg_class where relname = 'seen' and relkind = 'v') then drop view seen; end if;
  if exists (select from pg_class where relname = 'seen' and relkind = 'm') then drop materialized view seen; end if;
end $$; drop table spoilt; drop type if exists mood; drop function if exists peek(); drop function if exists noop()`;

/** Several statements, which the query protocol takes one by one; `do` bodies hold their own semicolons. */
async function runAll(tx: Parameters<ReturnType<typeof sql.raw>["execute"]>[0], text: string): Promise<void> {
  for (const statement of text.match(/(?:\$(\w*)\$[\s\S]*?\$\1\$|'[^']*'|[^;])+/g) ?? [])
    if (statement.trim()) await sql.raw(statement).execute(tx);
}

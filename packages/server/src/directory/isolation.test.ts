import { type RawBuilder, sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import { checkCatalogue } from "../database/catalogue.ts";
import migration from "../database/migrations/0008-directory.sql.ts";
import { describeEngines } from "../database/testing-engines.ts";
import {
  addHolding,
  addPerson,
  addPost,
  addUnit,
  clientOf,
  newId,
  people,
  prepareHost,
} from "./directory-host.fixture.ts";

/** Every table the migration makes: a new one is attacked from its first day. */
const TABLES = [...migration.matchAll(/create table (\w+)/g)].map(([, name]) => name!);
const OF_WHOLE_REGENCY = ["directory_household", "directory_identity", "directory_merge"];

const own = { regency: "19.06", scope: { kind: "regency" } } as const;
const other = { regency: "19.02", scope: { kind: "regency" } } as const;
const scoped = { regency: "19.06", scope: { kind: "villages", codes: ["19.06.06.2003"] } } as const;

describeEngines("the directory attacked by SQL", (engine) => {
  beforeAll(async () => {
    const admin = await clientOf(await prepareHost(engine.db), people.admin);
    const unit = await addUnit(admin, { name: "Dinas Kesehatan" });
    const { postId } = await addPost(admin, unit.unitId);
    const one = await addPerson(admin, "Ani Lestari", {
      nik: "1906010101800001" as never,
      kk: "1906011203199901" as never,
    });
    const two = await addPerson(admin, "Ani L.");
    await addHolding(admin, { postId, personId: one.personId, from: "2022-01-03" });
    await admin.people.merge({
      params: { personId: two.personId },
      version: 1,
      body: { survivorId: one.personId, reason: "orang yang sama" },
    });
  });

  type Settings = Parameters<typeof engine.db.tenant>[0];
  const run = <T>(settings: Settings | undefined, statement: RawBuilder<T>) =>
    settings
      ? engine.db.tenant(settings, (tx) => statement.execute(tx))
      : engine.db.withoutTenant((tx) => statement.execute(tx));
  const count = async (table: string, settings: Settings | undefined) =>
    (await run(settings, sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`)).rows[0]!.n;

  it("has a catalogue without a finding: no trigger, no enum, no function that looks past policies", async () => {
    expect(await checkCatalogue(engine.db)).toEqual([]);
  });

  it.each(TABLES)("%s shows its rows to its own regency only, and none without a context", async (table) => {
    expect(await count(table, own)).toBeGreaterThan(0);
    expect([await count(table, undefined), await count(table, other)]).toEqual([0, 0]);
  });

  it.each(TABLES)(
    "%s shows an account of some villages what everybody may see, nothing that identifies people",
    async (table) => {
      const rows = await count(table, scoped);
      expect(rows > 0).toBe(!OF_WHOLE_REGENCY.includes(table));
    },
  );

  it.each(TABLES)("%s takes no row for another regency and lets none be moved there", async (table) => {
    const columns = await run(
      own,
      sql<{ name: string }>`select attname::text as name from pg_attribute
        where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attname <> 'regency_code'`,
    );
    const list = sql.raw(columns.rows.map(({ name }) => `"${name}"`).join(", "));
    const insert = sql`insert into ${sql.table(table)} (regency_code, ${list})
      select '19.02', ${list} from ${sql.table(table)} on conflict do nothing`;
    await expect(run(own, insert)).rejects.toMatchObject({ code: "42501" });
    const move = sql`update ${sql.table(table)} set regency_code = '19.02'`;
    await expect(run(own, move)).rejects.toMatchObject({ code: "42501" });
  });

  it("merges stay as they were written, and no unit, post or person can be deleted", async () => {
    const tables = [
      "directory_unit",
      "directory_post",
      "directory_person",
      "directory_identity",
      "directory_household",
      "directory_merge",
    ];
    for (const table of tables)
      await expect(run(own, sql`delete from ${sql.table(table)}`), table).rejects.toMatchObject({ code: "42501" });
    await expect(run(own, sql`update directory_merge set reason = 'lain'`)).rejects.toMatchObject({ code: "42501" });
  });

  it("no record points to itself, and none to a record of another regency", async () => {
    await expect(run(own, sql`update directory_person set survivor_id = person_id`)).rejects.toMatchObject({
      code: "23514",
    });
    await run(
      other,
      sql`insert into directory_person (regency_code, person_id, name) values ('19.02', ${FOREIGN}, 'Orang Belitung') on conflict (regency_code, person_id) do nothing`,
    );
    await expect(run(own, sql`update directory_person set survivor_id = ${FOREIGN}`)).rejects.toMatchObject({
      code: "23503",
    });
  });
});

const FOREIGN = newId();

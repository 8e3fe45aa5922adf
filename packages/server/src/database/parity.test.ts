import { sql } from "kysely";
import { expect, it } from "vitest";
import { isDatabaseError } from "./database-error.ts";
import { describeEngines } from "./testing-engines.ts";

describeEngines("rows and parameters are the same on both engines", (engine) => {
  const one = async (expression: string): Promise<unknown> =>
    engine.db.withoutTenant(async (tx) => {
      const { rows } = await sql<{ v: unknown }>`select ${sql.raw(expression)} as v`.execute(tx);
      return rows[0]?.v;
    });

  it.each([
    ["1::bigint", 1],
    ["(select count(*) from generate_series(1, 3))", 3],
    ["9007199254740991::int8", Number.MAX_SAFE_INTEGER],
    ["1.50::numeric", 1.5],
    ["(-2)::smallint", -2],
    ["0.1::float8", 0.1],
    ["true", true],
    ["null::text", null],
    ["date '2024-02-29'", "2024-02-29"],
    ["timestamptz '2024-01-01 07:00:00.123456+07'", "2024-01-01T00:00:00.123456Z"],
    ["timestamptz '2024-01-01 00:00:00Z'", "2024-01-01T00:00:00.000000Z"],
    ["timestamptz 'infinity'", "infinity"],
    ["time '08:15'", "08:15:00"],
    ["interval '1 month 2 days'", "P1M2D"],
    ["'0191c1a0-0000-7000-8000-000000000001'::uuid", "0191c1a0-0000-7000-8000-000000000001"],
    ["'{\"a\": [1, null]}'::jsonb", { a: [1, null] }],
    ["'[1,2]'::json", [1, 2]],
    ["'\\x00ff10'::bytea", new Uint8Array([0, 255, 16])],
    ["'12345'::xid8", "12345"],
    ["array['a', null, 'b \"q\" \\ {,}', '']", ["a", null, 'b "q" \\ {,}', ""]],
    ["array[1, null, 3]", [1, null, 3]],
    [
      "array[[1, 2], [3, 4]]",
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ["'{}'::text[]", []],
    ["array[true, false]", [true, false]],
    ["array[date '2024-01-31']", ["2024-01-31"]],
    ["array['\\x01'::bytea]", [new Uint8Array([1])]],
  ] as const)("select %s", async (expression, expected) => {
    const value = await one(expression);
    expect(value).toEqual(expected);
    if (expected instanceof Uint8Array) expect(value).toBeInstanceOf(Uint8Array);
  });

  it("refuses an int8 that JavaScript would round", async () => {
    await expect(one("9007199254740993::int8")).rejects.toThrow("beyond 2^53");
  });

  it("takes text, numbers, bytes, json text and nulls as parameters", async () => {
    const bytes = new Uint8Array([1, 0, 255]);
    const { rows } = await engine.db.withoutTenant((tx) =>
      sql`select ${"O'Brien \\ {}"}::text as t, ${5}::int as i, ${2n ** 40n}::int8 as big, ${1.25}::numeric as n, ${true}::boolean as b,
        ${bytes}::bytea as bytes, ${JSON.stringify([{ a: 1 }])}::jsonb as j, ${null}::date as d`.execute(tx),
    );
    expect(rows).toEqual([{ t: "O'Brien \\ {}", i: 5, big: 2 ** 40, n: 1.25, b: true, bytes, j: [{ a: 1 }], d: null }]);
  });

  it("takes arrays for any() and unnest(), with awkward text and nulls inside", async () => {
    const names = ['Siti "Ani"', "a,b", "{x}", "\\", "NULL", "", null];
    const { rows } = await engine.db.withoutTenant((tx) =>
      sql<{
        name: string | null;
        day: string;
      }>`select * from unnest(${names}::text[], ${names.map(() => "2024-02-29")}::date[]) as u(name, day)`.execute(tx),
    );
    expect(rows.map(({ name }) => name)).toEqual(names);
    expect(rows[0]?.day).toBe("2024-02-29");
    const blobs = [new Uint8Array([222, 173]), new Uint8Array()];
    const found = await engine.db.withoutTenant((tx) => sql<{ v: unknown }>`select ${blobs}::bytea[] as v`.execute(tx));
    expect(found.rows[0]?.v).toEqual(blobs);
  });

  it("refuses a Date and a plain object with a sentence", async () => {
    await expect(engine.db.withoutTenant((tx) => sql`select ${new Date(0)}::date`.execute(tx))).rejects.toThrow(
      "give ISO text",
    );
    await expect(engine.db.withoutTenant((tx) => sql`select ${{ a: 1 }}::jsonb`.execute(tx))).rejects.toThrow(
      "JSON.stringify",
    );
  });

  it("counts affected rows of writes, and none of reads", async () => {
    const counts = await engine.db.owner(async (tx) => {
      await sql`create temp table counted (n int)`.execute(tx);
      const inserted = await sql`insert into counted select generate_series(1, 5)`.execute(tx);
      const updated = await sql`update counted set n = n + 1 where n > 3`.execute(tx);
      const read = await sql`select * from counted`.execute(tx);
      const deleted = await sql`delete from counted`.execute(tx);
      await sql`drop table counted`.execute(tx);
      return [inserted, updated, read, deleted].map(({ numAffectedRows }) => numAffectedRows);
    });
    expect(counts).toEqual([5n, 2n, 0n, 5n]);
  });

  it("reads a cursor that has the name of an earlier one with its own columns", async () => {
    const read = (columns: string) =>
      engine.db.withoutTenant(async (tx) => {
        await sql.raw(`declare passage no scroll cursor for select ${columns}`).execute(tx);
        const { rows } = await sql.raw("fetch 5 from passage").execute(tx);
        return rows;
      });
    for (const _ of [1, 2]) expect(await read("1 as one")).toEqual([{ one: 1 }]);
    expect(await read("'a'::text as a, 'b'::text as b")).toEqual([{ a: "a", b: "b" }]);
  });

  it("names the broken rule by code and constraint, without the row's values", async () => {
    const error = await engine.db
      .owner(async (tx) => {
        await sql`create temp table once (nik text constraint once_nik primary key) on commit drop`.execute(tx);
        await sql`insert into once values ('1906012345678901'), ('1906012345678901')`.execute(tx);
      })
      .catch((caught: unknown) => caught);
    expect(isDatabaseError(error, "23505", "once_nik")).toBe(true);
    expect(JSON.stringify(error) + String(error)).not.toContain("1906012345678901");
  });

  it("says 22012 for a division by zero", async () => {
    const error = await one("1 / 0").catch((caught: unknown) => caught);
    expect(isDatabaseError(error, "22012")).toBe(true);
    expect(isDatabaseError(error, "23505")).toBe(false);
  });

  it("knows its version", () => {
    expect(engine.db.engine).toBe(engine.engine);
    expect(engine.db.version).toMatch(/^\d+\.\d+$/);
  });
});

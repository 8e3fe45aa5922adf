import { calendarDate } from "@spbe-kit/core";
import { writeSpreadsheet } from "@spbe-kit/server/spreadsheet";
import { checkCatalogue, describeEngines } from "@spbe-kit/server/testing";
import { sql } from "kysely";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { StuntingClient } from "../client/index.ts";
import { eppgbmTable } from "../testing/index.ts";
import { nearSpellings } from "./register/near-spellings.ts";
import { SEARCH_CATALOGUE } from "./register/search-children.ts";
import {
  AIK_MADU,
  ANGGREK,
  aChild,
  clientOf,
  KENANGA,
  LINTANG,
  MELATI,
  newId,
  people,
  prepareHost,
  TODAY,
} from "./stunting-host.fixture.ts";
import { stuntingServer } from "./stunting-server.ts";

/** Every table the migrations make: a new one is attacked from its first day. Of `name_word` nothing at all can be read. */
const TABLES = stuntingServer()
  .migrations.flatMap(({ sql: text }) => [...text.matchAll(/create table (\w+)/g)].map(([, name]) => name!))
  .filter((name) => name !== "name_word");
const belitungTimur = { regency: "19.06", scope: { kind: "regency" } } as const;
const belitung = { regency: "19.02", scope: { kind: "regency" } } as const;

describeEngines("the register attacked by SQL", (engine) => {
  let childId: string;

  beforeAll(async () => {
    const server = await prepareHost(engine.db);
    const nutritionist = await clientOf(server, people.nutritionist);
    childId = (await nutritionist.children.register({ body: aChild() })).childId;
    const measurementId = newId();
    await nutritionist.measurements.record({
      params: { childId },
      body: { measurementId, measuredOn: calendarDate("2026-11-12"), weightKg: 8.1, statureCm: 75.6 },
    });
    await readOneRow(nutritionist);
  });

  const count = async (table: string, settings: Parameters<typeof engine.db.tenant>[0] | undefined) => {
    const work = async (tx: Parameters<Parameters<typeof engine.db.tenant>[1]>[0]) =>
      (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(tx)).rows[0]!.n;
    return settings === undefined ? engine.db.withoutTenant(work) : engine.db.tenant(settings, work);
  };

  it("has a catalogue without a finding", async () => {
    expect(await checkCatalogue(engine.db, SEARCH_CATALOGUE)).toEqual([]);
  });

  it("is attacked in every table", () => {
    expect(TABLES).toEqual(expect.arrayContaining(["child", "child_search", "measurement", "import"]));
  });

  describe.each(TABLES)("table %s", (table) => {
    it("shows its rows to its own regency, none without a context, and none of them to another", async () => {
      expect(await count(table, belitungTimur)).toBeGreaterThan(0);
      expect(await count(table, undefined)).toBe(0);
      const foreign = await engine.db.tenant(
        belitung,
        async (tx) =>
          (
            await sql<{
              n: number;
            }>`select count(*)::int as n from ${sql.table(table)} where regency_code = '19.06'`.execute(tx)
          ).rows[0]!.n,
      );
      expect(foreign).toBe(0);
    });

    it("keeps its rows when another regency changes or deletes everything it can see", async () => {
      const before = await count(table, belitungTimur);
      const attack = engine.db.tenant(belitung, async (tx) => {
        await sql`delete from ${sql.table(table)} where regency_code = '19.06'`.execute(tx);
        await sql`update ${sql.table(table)} set regency_code = '19.02' where regency_code = '19.06'`.execute(tx);
      });
      await attack.catch(() => undefined);
      expect(await count(table, belitungTimur)).toBe(before);
    });
  });

  it("refuses a row written into another regency", async () => {
    const attack = engine.db.tenant(belitung, (tx) =>
      sql`insert into village (regency_code, village_code, name, name_key, district_code, district_name)
        values ('19.06', '19.06.01.9999', 'x', 'x', '19.06.01', 'x')`.execute(tx),
    );
    await expect(attack).rejects.toMatchObject({ code: "42501" });
  });

  it.each([
    { who: "the cadre of the posyandu", scope: { kind: "posyandu", codes: [KENANGA] }, sees: true },
    { who: "the nutritionist of the village", scope: { kind: "villages", codes: [AIK_MADU] }, sees: true },
    { who: "the nutritionist of another village", scope: { kind: "villages", codes: [LINTANG] }, sees: false },
    { who: "a cadre of no posyandu", scope: { kind: "posyandu", codes: [] }, sees: false },
  ] as const)("$who sees the child: $sees", async ({ scope, sees }) => {
    const { rows } = await engine.db.tenant({ regency: "19.06", scope }, (tx) =>
      sql`select 1 from child where child_id = ${childId}::uuid`.execute(tx),
    );
    expect(rows.length === 1).toBe(sees);
  });

  describe("through the search functions", () => {
    /** Ids either function gives away to whoever calls it by hand. */
    const idsOf = async (settings: Parameters<typeof engine.db.tenant>[0] | undefined, word: string, first = "") => {
      const work = async (tx: Parameters<Parameters<typeof engine.db.tenant>[1]>[0]) => {
        if (first) await sql.raw(first).execute(tx);
        const near = nearSpellings(word).join("|");
        const { rows } = await sql<{ id: string }>`
          select search_child(array[${word}::text], 200)::text as id
          union select search_child_near(array[${near}::text], 200)::text`.execute(tx);
        return rows.map(({ id }) => id);
      };
      return settings === undefined ? engine.db.withoutTenant(work) : engine.db.tenant(settings, work);
    };

    it.each(["naura", "nuara", "%", "_", "naura|%"])("%j gives her own regency its child", async (word) => {
      expect(await idsOf(belitungTimur, word)).toContain(childId);
    });

    it.each([
      "naura",
      "nuara",
      "%",
      "",
      "naura|%",
      "x' or true --",
      "x%') or true or s.words like any ('{%",
      "$query$ or true --",
      "x\\",
      '{"%"}',
    ])("%j gives nothing away without a context, to another regency or to another area", async (word) => {
      expect(await idsOf(undefined, word)).toEqual([]);
      expect(await idsOf(belitungTimur, word, "set local app.regency = ''")).toEqual([]);
      expect(await idsOf(belitung, word)).toEqual([]);
      for (const scope of [
        { kind: "villages", codes: [LINTANG] },
        { kind: "villages", codes: [] },
        { kind: "posyandu", codes: [MELATI, ANGGREK] },
        { kind: "posyandu", codes: [] },
      ] as const)
        expect(await idsOf({ regency: "19.06", scope }, word)).toEqual([]);
      expect(await idsOf(belitungTimur, word, "set local app.scope = 'everything'")).toEqual([]);
    });

    it.each([
      { who: "the cadre of the posyandu", scope: { kind: "posyandu", codes: [KENANGA] } },
      { who: "the nutritionist of the village", scope: { kind: "villages", codes: [AIK_MADU] } },
    ] as const)("finds the child for $who, typed right or wrong", async ({ scope }) => {
      for (const word of ["naura", "nuara"]) expect(await idsOf({ regency: "19.06", scope }, word)).toEqual([childId]);
    });

    it.each([
      "select words from child_search",
      "select * from child_search",
      "select name_key from child_search where regency_code = '19.06'",
      "select word from name_word",
      "select count(*) from name_word",
      "insert into name_word values ('19.06', 'x') returning word",
      "insert into child_search select regency_code, child_id, name_key, name_key, village_code, posyandu_code from child on conflict (regency_code, child_id) do update set words = child_search.words",
      "update child_search set posyandu_code = posyandu_code",
      "delete from child_search where words like '% naura %'",
      "delete from name_word",
      "alter function search_child(text[], integer) set search_path = pg_temp",
      "create or replace function search_child(sought text[], most integer) returns setof uuid language sql as 'select child_id from child'",
    ])("may not %s", async (text) => {
      const attack = engine.db.tenant(belitungTimur, (tx) => sql.raw(text).execute(tx));
      await expect(attack).rejects.toMatchObject({ code: "42501" });
    });

    it.each(["child_search", "name_word"])("refuses a row written into another regency's %s", async (table) => {
      const row =
        table === "name_word" ? sql`'19.06', 'x'` : sql`'19.06', ${newId()}::uuid, 'x', ' x ', ${AIK_MADU}, ${KENANGA}`;
      const attack = engine.db.tenant(belitung, (tx) =>
        sql`insert into ${sql.table(table)} values (${row})`.execute(tx),
      );
      await expect(attack).rejects.toMatchObject({ code: "42501" });
    });

    it("shows no child whose id was put under another area's words", async () => {
      const cadreOfMelati = { regency: "19.06", scope: { kind: "posyandu", codes: [MELATI] } } as const;
      const seen = engine.db.tenant(belitungTimur, async (tx) => {
        await sql`delete from child_search where regency_code = '19.06' and child_id = ${childId}::uuid`.execute(tx);
        await sql`set local app.scope = 'posyandu'`.execute(tx);
        await sql.raw(`set local app.posyandu = '${cadreOfMelati.scope.codes[0]}'`).execute(tx);
        await sql`insert into child_search values ('19.06', ${childId}::uuid, 'x', ' naura ', ${AIK_MADU}, ${MELATI})`.execute(
          tx,
        );
        const { rows } = await sql`
          select child_id from child where child_id = any(array(select search_child(array['naura'], 20)))`.execute(tx);
        throw Object.assign(new Error("undo"), { found: rows });
      });
      await expect(seen).rejects.toMatchObject({ message: "undo", found: [] });
    });
  });
});

/** An import as far as its preview, with one row. */
async function readOneRow(client: StuntingClient): Promise<void> {
  const cells = [...eppgbmTable({ asOf: TODAY, rows: 1 })].map((row) =>
    row.map((cell) => (typeof cell === "object" && cell !== null ? cell.date : cell)),
  );
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const part of writeSpreadsheet({ sheets: [{ name: "Sheet1", rows: cells }] })) parts.push(part);
  const body = new Blob(parts);
  const importId = newId();
  await client.imports.open({ body: { importId, fileName: "a.xlsx", sizeBytes: body.size } });
  await client.imports.send({ params: { importId }, body });
  await vi.waitUntil(async () => (await client.imports.get({ params: { importId } })).state === "preview", 10_000);
}

import { calendarDate } from "@spbe-kit/core";
import { checkCatalogue, describeEngines } from "@spbe-kit/server/testing";
import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { AIK_MADU, aChild, clientOf, KENANGA, LINTANG, newId, people, prepareHost } from "./stunting-host.fixture.ts";

const TABLES = ["village", "posyandu", "child", "child_word", "residence", "measurement", "import"] as const;
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
    await nutritionist.imports.open({ body: { importId: newId(), fileName: "a.xlsx", sizeBytes: 10 } });
  });

  const count = async (table: string, settings: Parameters<typeof engine.db.tenant>[0] | undefined) => {
    const work = async (tx: Parameters<Parameters<typeof engine.db.tenant>[1]>[0]) =>
      (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(tx)).rows[0]!.n;
    return settings === undefined ? engine.db.withoutTenant(work) : engine.db.tenant(settings, work);
  };

  it("has a catalogue without a finding", async () => {
    expect(await checkCatalogue(engine.db)).toEqual([]);
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
});

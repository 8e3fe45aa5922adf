import { checkCatalogue, describeEngines } from "@spbe-kit/server/testing";
import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import { clientOf, people, prepareHost } from "./spbe-index-host.fixture.ts";

const belitungTimur = { regency: "19.06", scope: { kind: "regency" } } as const;
const belitung = { regency: "19.02", scope: { kind: "regency" } } as const;

describeEngines("the assessments attacked by SQL", (engine) => {
  beforeAll(async () => {
    const diskominfo = await clientOf(await prepareHost(engine.db), people.diskominfo);
    await diskominfo.assessments.save({
      params: { year: 2026, indicator: 1 },
      body: { level: 3, explanation: "Lengkap.", evidence: "", version: 0 },
    });
  });

  const count = async (settings: Parameters<typeof engine.db.tenant>[0] | undefined) => {
    const work = async (tx: Parameters<Parameters<typeof engine.db.tenant>[1]>[0]) =>
      (await sql<{ n: number }>`select count(*)::int as n from spbe_index_assessment`.execute(tx)).rows[0]!.n;
    return settings === undefined ? engine.db.withoutTenant(work) : engine.db.tenant(settings, work);
  };

  it("have a catalogue without a finding", async () => {
    expect(await checkCatalogue(engine.db)).toEqual([]);
  });

  it("show their rows to their own regency, none without a context, none to another", async () => {
    expect([await count(belitungTimur), await count(undefined), await count(belitung)]).toEqual([1, 0, 0]);
  });

  it("show none to an account that sees only some villages", async () => {
    expect(await count({ regency: "19.06", scope: { kind: "villages", codes: ["19.06.06.2003"] } })).toBe(0);
  });

  it("stay when another regency changes everything it can see", async () => {
    const { numAffectedRows } = await engine.db.tenant(belitung, (tx) =>
      sql`update spbe_index_assessment set level = 1 where regency_code = '19.06'`.execute(tx),
    );
    expect(Number(numAffectedRows)).toBe(0);
    expect(await count(belitungTimur)).toBe(1);
  });

  it.each([
    { what: "a row written into another regency", settings: belitung },
    { what: "a row moved out of its regency", settings: belitungTimur },
  ])("refuse $what", async ({ what, settings }) => {
    const attack = engine.db.tenant(settings, (tx) =>
      what.includes("moved")
        ? sql`update spbe_index_assessment set regency_code = '19.02'`.execute(tx)
        : sql`insert into spbe_index_assessment (regency_code, instrument, year, indicator, level, explanation, evidence,
            assessed_by, assessed_by_name, assessed_at) values ('19.06', 'x', 2026, 2, 1, 'x', '', 'x', 'x', now())`.execute(
            tx,
          ),
    );
    await expect(attack).rejects.toMatchObject({ code: "42501" });
  });

  it("cannot be deleted by the application", async () => {
    const attack = engine.db.tenant(belitungTimur, (tx) => sql`delete from spbe_index_assessment`.execute(tx));
    await expect(attack).rejects.toMatchObject({ code: "42501" });
  });
});

import { calendarDate, isProblem } from "@spbe-kit/core";
import type { SpbeServer } from "@spbe-kit/server";
import { describeEngines } from "@spbe-kit/server/testing";
import { beforeAll, describe, expect, it } from "vitest";
import type { SpbeIndexClient } from "../client/index.ts";
import { clientOf, people, prepareHost, THIS_YEAR } from "./spbe-index-host.fixture.ts";

const draft = {
  level: 3,
  explanation: "Perbup 12/2026 lengkap dan berlaku.",
  evidence: "Perbup 12/2026",
  version: 0,
} as const;

describeEngines("the self-assessment of a year", (engine) => {
  let server: SpbeServer;
  let diskominfo: SpbeIndexClient;
  let ofBelitung: SpbeIndexClient;

  beforeAll(async () => {
    server = await prepareHost(engine.db);
    diskominfo = await clientOf(server, people.diskominfo);
    ofBelitung = await clientOf(server, people.diskominfoOfBelitung);
  });

  const codeOf = async (work: Promise<unknown>): Promise<string> => {
    const error = await work.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (isProblem(error)) return `${error.status} ${error.code}`;
    throw new Error("The act was not refused.", { cause: error });
  };

  it("opens with the year it is in the regency, every indicator waiting", async () => {
    const { year, instrument, aspects } = await diskominfo.assessments.list();
    expect([year, instrument, aspects.length]).toEqual([THIS_YEAR, "PermenPANRB 8/2026", 7]);
    const items = aspects.flatMap((aspect) => aspect.items);
    expect(items).toHaveLength(20);
    expect(items.every(({ level, version }) => level === null && version === 0)).toBe(true);
    expect(await diskominfo.summary.get()).toMatchObject({ assessed: 0, indexHundredths: null, lowestHundredths: 100 });
  });

  it("keeps the level with its reason and who gave it", async () => {
    const params = { year: THIS_YEAR, indicator: 1 };
    const saved = await diskominfo.assessments.save({ params, body: draft });
    expect(saved).toMatchObject({ level: 3, version: 1, assessedBy: "Bagus Pratama", weight: 500 });
    expect(await diskominfo.assessments.get({ params })).toEqual(saved);
  });

  it("lets nobody write over what she has not read", async () => {
    const params = { year: THIS_YEAR, indicator: 2 };
    await diskominfo.assessments.save({ params, body: draft });
    const changed = await diskominfo.assessments.save({ params, body: { ...draft, level: 4, version: 1 } });
    expect(changed).toMatchObject({ level: 4, version: 2 });
    for (const version of [0, 1, 7])
      expect(await codeOf(diskominfo.assessments.save({ params, body: { ...draft, version } }))).toBe(
        "412 core/version-changed",
      );
    expect(await diskominfo.assessments.get({ params })).toEqual(changed);
  });

  it("gives the index once the last indicator has its level, by the instrument of that year", async () => {
    for (let indicator = 1; indicator <= 47; indicator += 1)
      await diskominfo.assessments.save({ params: { year: 2025, indicator }, body: draft });
    expect(await diskominfo.summary.get({ query: { year: 2025 } })).toMatchObject({
      instrument: "PermenPANRB 59/2020",
      indexName: "Indeks SPBE",
      indexHundredths: 300,
      predicate: "Baik",
      years: [2027, 2026, 2025, 2024, 2023, 2022, 2021],
    });
  });

  it.each([
    { what: "of a year without an instrument", year: 2020, indicator: 1, code: "404 spbe-index/not-found" },
    { what: "that the instrument does not have", year: 2026, indicator: 21, code: "404 spbe-index/not-found" },
    { what: "of a year that has not begun", year: THIS_YEAR + 1, indicator: 1, code: "422 spbe-index/year-in-future" },
    { what: "of no year at all", year: Number.NaN, indicator: 1, code: "400 core/bad-request" },
  ])("refuses an indicator $what", async ({ year, indicator, code }) => {
    expect(await codeOf(diskominfo.assessments.save({ params: { year, indicator }, body: draft }))).toBe(code);
  });

  it.each([
    { what: "level 0", change: { level: 0 }, field: "spbe-index/level-missing" },
    { what: "level 6", change: { level: 6 }, field: "spbe-index/level-missing" },
    { what: "a level between two", change: { level: 2.5 }, field: "spbe-index/level-missing" },
    { what: "no reason", change: { explanation: "  " }, field: "spbe-index/explanation-missing" },
    { what: "a novel", change: { evidence: "x".repeat(4001) }, field: "spbe-index/text-too-long" },
  ])("refuses $what and names the field's own code", async ({ change, field }) => {
    const body = { ...draft, ...change } as unknown as typeof draft;
    const answer = await diskominfo.assessments.save.safe({ params: { year: 2026, indicator: 3 }, body });
    expect(answer).toMatchObject({ ok: false, error: { status: 400, problem: { errors: [{ code: field }] } } });
  });

  it.each(["'; drop table spbe_index_assessment; --", "<script>alert(1)</script>", "Tingkat 😀 “tiga”", "a\tb\nc"])(
    "keeps %j as the text it is",
    async (explanation) => {
      const params = { year: 2024, indicator: 5 };
      const { version } = await diskominfo.assessments.get({ params });
      await diskominfo.assessments.save({ params, body: { ...draft, explanation, version } });
      expect(await diskominfo.assessments.get({ params })).toMatchObject({ explanation });
    },
  );

  it("never shows one regency what another has written", async () => {
    await diskominfo.assessments.save({ params: { year: 2023, indicator: 1 }, body: draft });
    const theirs = await ofBelitung.summary.get({ query: { year: 2023 } });
    expect(theirs.assessed).toBe(0);
    await ofBelitung.assessments.save({ params: { year: 2023, indicator: 1 }, body: { ...draft, level: 1 } });
    expect(await diskominfo.assessments.get({ params: { year: 2023, indicator: 1 } })).toMatchObject({ level: 3 });
  });

  describe("by role", () => {
    it.each([
      { who: "dinas", reads: true, code: "403 core/forbidden" },
      { who: "auditor", reads: true, code: "403 core/forbidden" },
      { who: "cadre", reads: false, code: "403 core/forbidden" },
    ] as const)("$who reads: $reads, and may not assess", async ({ who, reads, code }) => {
      const client = await clientOf(server, people[who]);
      expect((await client.summary.get.safe()).ok).toBe(reads);
      expect((await client.assessments.list.safe()).ok).toBe(reads);
      expect(await codeOf(client.assessments.save({ params: { year: 2026, indicator: 9 }, body: draft }))).toBe(code);
    });
  });

  it("fills a trial portal once, however often it is asked", async () => {
    const { seed } = server.modules.find(({ name }) => name === "spbe-index")!;
    const sample = {
      database: engine.db,
      vault: server.vault.of("19.02"),
      regencyCode: "19.02",
      today: calendarDate("2026-11-24"),
      now: "2026-11-24T03:00:00Z",
      seed: 1906,
    };
    await seed?.(sample);
    const once = await ofBelitung.assessments.list({ query: { year: 2025 } });
    await seed?.(sample);
    expect(await ofBelitung.assessments.list({ query: { year: 2025 } })).toEqual(once);
    expect((await ofBelitung.summary.get({ query: { year: 2025 } })).assessed).toBe(47);
  });
});

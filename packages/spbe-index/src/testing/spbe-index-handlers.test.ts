import { isProblem } from "@spbe-kit/core";
import { http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSpbeIndexClient } from "../client/index.ts";
import { spbeIndexFetch, spbeIndexHandlers } from "./spbe-index-handlers.ts";
import { completeWorld, emptyWorld, type SpbeIndexWorld, storyWorld } from "./story-world.ts";

const baseUrl = "https://portal.example";
const over = (world: SpbeIndexWorld) => createSpbeIndexClient({ baseUrl, fetch: spbeIndexFetch(world), retry: 0 });
const draft = { level: 5, explanation: "Reviu ditindaklanjuti.", evidence: "", version: 0 } as const;

describe("the world in memory", () => {
  it("answers with the figures of the worked examples", async () => {
    const client = over(storyWorld());
    expect(await client.summary.get({ query: { year: 2025 } })).toMatchObject({ indexHundredths: 299 });
    expect(await client.summary.get()).toMatchObject({ year: 2026, assessed: 14, lowestHundredths: 195 });
    expect(await over(completeWorld()).summary.get()).toMatchObject({ indexHundredths: 268, predicate: "Baik" });
  });

  it("keeps what is saved, and refuses as the server does", async () => {
    const client = over(emptyWorld());
    const params = { year: 2026, indicator: 1 };
    expect(await client.assessments.save({ params, body: draft })).toMatchObject({ level: 5, version: 1 });
    const refusals = [
      client.assessments.save({ params, body: draft }),
      client.assessments.get({ params: { year: 2026, indicator: 21 } }),
      client.assessments.list({ query: { year: 2019 } }),
      client.assessments.save({ params: { year: 2027, indicator: 1 }, body: draft }),
    ].map((work) => work.catch((error: unknown) => (isProblem(error) ? `${error.status} ${error.code}` : error)));
    expect(await Promise.all(refusals)).toEqual([
      "412 core/version-changed",
      "404 spbe-index/not-found",
      "404 spbe-index/not-found",
      "422 spbe-index/year-in-future",
    ]);
  });
});

describe("MSW handlers made from the contract", () => {
  const server = setupServer(...spbeIndexHandlers(storyWorld(), { http }));
  beforeAll(() => server.listen());
  afterAll(() => server.close());

  it("answer the real client over fetch", async () => {
    const { aspects } = await createSpbeIndexClient({ baseUrl }).assessments.list({ query: { year: 2025 } });
    expect(aspects.flatMap(({ items }) => items)).toHaveLength(47);
  });
});

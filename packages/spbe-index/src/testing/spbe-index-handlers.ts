import { contractFetch, contractRoutes, type Resolvers } from "@spbe-kit/testing";
import type { HttpHandler, http as mswHttp } from "msw";
import { assessedYear, assessmentOf, summaryOf } from "../domain/assessed-year.ts";
import { type SpbeIndexContract, spbeIndexContract } from "../domain/contract.ts";
import { indicatorsOf, instrumentOf } from "../domain/instrument.ts";
import { officialInstruments } from "../domain/official-instruments.ts";
import type { SpbeIndexWorld } from "./story-world.ts";

/** Answers every operation of the module from a world. Replace single ones to show a failure. */
export function spbeIndexResolvers(world: SpbeIndexWorld): Resolvers<SpbeIndexContract> {
  const inYear = (year: number) => world.assessments.filter((one) => one.year === year);
  const indicatorOf = (year: number, number: number) => {
    const instrument = instrumentOf(officialInstruments, year);
    return instrument && indicatorsOf(instrument).find((one) => one.number === number);
  };
  const storedOf = (year: number, number: number) => inYear(year).find(({ indicator }) => indicator === number);
  return {
    assessments: {
      list({ query: { year = world.thisYear } }, fail) {
        const instrument = instrumentOf(officialInstruments, year) ?? fail("spbe-index/not-found");
        return assessedYear(instrument, year, inYear(year));
      },
      get({ params: { year, indicator: number } }, fail) {
        const indicator = indicatorOf(year, number) ?? fail("spbe-index/not-found");
        return assessmentOf(indicator, year, storedOf(year, number));
      },
      save({ params: { year, indicator: number }, body: { version, ...draft } }, fail) {
        const indicator = indicatorOf(year, number) ?? fail("spbe-index/not-found");
        if (year > world.thisYear) return fail("spbe-index/year-in-future");
        const before = storedOf(year, number);
        if ((before?.version ?? 0) !== version) return fail("core/version-changed");
        const by = { assessedBy: world.assessedBy, assessedAt: `${world.thisYear}-11-24T03:00:00.000000Z` };
        const stored = { year, indicator: number, ...draft, ...by, version: version + 1 };
        world.assessments = [...world.assessments.filter((one) => one !== before), stored];
        return assessmentOf(indicator, year, stored);
      },
    },
    summary: {
      get({ query: { year = world.thisYear } }, fail) {
        const instrument = instrumentOf(officialInstruments, year) ?? fail("spbe-index/not-found");
        return summaryOf(officialInstruments, instrument, { year, thisYear: world.thisYear }, inYear(year));
      },
    },
  };
}

export interface SpbeIndexHandlersOptions {
  /** `http` of "msw". It is handed in, so that seeding never loads msw. */
  readonly http: typeof mswHttp;
  /** What stands before "/spbe-index/...": "/api" below any origin unless told. */
  readonly baseUrl?: string;
}

/**
 * MSW handlers made from the contract: parsed by its schemas, answered from the world, refused with its declared problems.
 *
 * @example setupServer(...spbeIndexHandlers(storyWorld(), { http }))
 */
export function spbeIndexHandlers(world: SpbeIndexWorld, options: SpbeIndexHandlersOptions): HttpHandler[] {
  const { http, baseUrl = "*/api" } = options;
  return contractRoutes(spbeIndexContract, spbeIndexResolvers(world)).map(({ operation, respond }) => {
    const path = baseUrl + operation.path.replace(/\{(\w+)\}/g, ":$1");
    return http[METHODS[operation.method]](path, ({ request, params }) =>
      respond(request, Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]))),
    );
  });
}

/** A `fetch` that answers from a world without msw: `createSpbeIndexClient({ baseUrl, fetch: spbeIndexFetch(world) })`. */
export function spbeIndexFetch(world: SpbeIndexWorld, basePath = "/api"): typeof globalThis.fetch {
  return contractFetch(spbeIndexContract, spbeIndexResolvers(world), basePath);
}

const METHODS = { GET: "get", POST: "post", PUT: "put", PATCH: "patch", DELETE: "delete" } as const;

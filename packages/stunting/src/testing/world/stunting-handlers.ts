import { contractFetch, contractRoutes, type Resolvers } from "@spbe-kit/testing";
import type { HttpHandler, http as mswHttp } from "msw";
import { type StuntingContract, stuntingContract } from "../../domain/contract.ts";
import { childrenResolvers } from "./children-resolvers.ts";
import { importsResolvers } from "./imports-resolvers.ts";
import { measurementsResolvers } from "./measurements-resolvers.ts";
import type { StuntingWorld } from "./stunting-world.ts";

/** Answers every operation of the module from a world. Replace single ones to show a failure. */
export function stuntingResolvers(world: StuntingWorld): Resolvers<StuntingContract> {
  return {
    areas: { list: () => ({ villages: world.villages, posyandu: world.posyandu }) },
    children: childrenResolvers(world),
    measurements: measurementsResolvers(world),
    summary: {
      get({ query }) {
        const point = world.summary.trend.find(({ month }) => month === query.month);
        if (!point) return world.summary;
        const { month, ...total } = point;
        return { ...world.summary, month, total };
      },
    },
    imports: importsResolvers(world),
  };
}

export interface StuntingHandlersOptions {
  /** `http` of "msw". It is handed in, so that seeding a register never loads msw. */
  readonly http: typeof mswHttp;
  /** What stands before "/stunting/...": "/api" below any origin unless told. */
  readonly baseUrl?: string;
}

/**
 * MSW handlers made from the contract: parsed by its schemas, answered from the world, refused with its declared problems.
 *
 * @example setupServer(...stuntingHandlers(storyWorld(), { http }))
 */
export function stuntingHandlers(world: StuntingWorld, options: StuntingHandlersOptions): HttpHandler[] {
  const { http, baseUrl = "*/api" } = options;
  return contractRoutes(stuntingContract, stuntingResolvers(world)).map(({ operation, respond }) => {
    const path = baseUrl + operation.path.replace(/\{(\w+)\}/g, ":$1");
    const method = METHODS[operation.method];
    return http[method](path, ({ request, params }) => respond(request, onlyText(params)));
  });
}

/** A `fetch` that answers from a world without msw: `createStuntingClient({ baseUrl, fetch: stuntingFetch(world) })`. */
export function stuntingFetch(world: StuntingWorld, basePath = "/api"): typeof globalThis.fetch {
  return contractFetch(stuntingContract, stuntingResolvers(world), basePath);
}

const METHODS = { GET: "get", POST: "post", PUT: "put", PATCH: "patch", DELETE: "delete" } as const;

function onlyText(params: Readonly<Record<string, string | readonly string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}

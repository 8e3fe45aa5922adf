import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { SpbeIndexClient } from "../client/index.ts";
import { type SpbeIndexQueries, spbeIndexQueries } from "../client/query.ts";

/** What the pages of this module work with. */
export interface SpbeIndexSurroundings {
  readonly client: SpbeIndexClient;
  readonly queries: SpbeIndexQueries;
  /** Whether the person may: "spbe-index/assessments.write". The server decides; this only hides what it would refuse. */
  may(permission: string): boolean;
}

export interface SpbeIndexProviderProps {
  client: SpbeIndexClient;
  /** Permissions of the session. Left out, every action is offered and the server refuses. */
  permissions?: readonly string[] | undefined;
  children: ReactNode;
}

const SpbeIndexContext = createContext<SpbeIndexSurroundings | null>(null);

/** Gives the module's pages their client. The host's `QueryClientProvider` stands around it. */
export function SpbeIndexProvider({ client, permissions, children }: SpbeIndexProviderProps) {
  const surroundings = useMemo<SpbeIndexSurroundings>(
    () => ({
      client,
      queries: spbeIndexQueries(client),
      may: (permission) => permissions === undefined || permissions.includes(permission),
    }),
    [client, permissions],
  );
  return <SpbeIndexContext.Provider value={surroundings}>{children}</SpbeIndexContext.Provider>;
}

export function useSpbeIndex(): SpbeIndexSurroundings {
  const surroundings = useContext(SpbeIndexContext);
  if (surroundings) return surroundings;
  throw new Error(
    "SPBE index: <SpbeIndexProvider> is missing. Pages read their client from it. Wrap the pages in <SpbeIndexProvider client={createSpbeIndexClient()}>.",
  );
}

import {
  type CalendarDate,
  type ClockPort,
  type RandomPort,
  systemClock,
  systemRandom,
  type TimeZone,
} from "@spbe-kit/core";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { StuntingClient } from "../client/index.ts";
import { type StuntingQueries, stuntingQueries } from "../client/query.ts";

/** What the pages of this module work with. */
export interface StuntingSurroundings {
  readonly client: StuntingClient;
  readonly queries: StuntingQueries;
  readonly random: RandomPort;
  /** The day it is in the regency. */
  today(): CalendarDate;
  /** Whether the person may: "stunting/measurements.write". The server decides; this only hides what it would refuse. */
  may(permission: string): boolean;
}

export interface StuntingProviderProps {
  client: StuntingClient;
  /** Permissions of the session. Left out, every action is offered and the server refuses. */
  permissions?: readonly string[] | undefined;
  /** The regency's zone; default WIB. */
  timeZone?: TimeZone | undefined;
  clock?: ClockPort | undefined;
  random?: RandomPort | undefined;
  children: ReactNode;
}

const StuntingContext = createContext<StuntingSurroundings | null>(null);

/** Gives the module's pages their client. The host's `QueryClientProvider` stands around it. */
export function StuntingProvider({
  client,
  permissions,
  timeZone = "Asia/Jakarta",
  clock = systemClock,
  random = systemRandom,
  children,
}: StuntingProviderProps) {
  const surroundings = useMemo<StuntingSurroundings>(
    () => ({
      client,
      queries: stuntingQueries(client),
      random,
      today: () => clock.today(timeZone),
      may: (permission) => permissions === undefined || permissions.includes(permission),
    }),
    [client, permissions, timeZone, clock, random],
  );
  return <StuntingContext.Provider value={surroundings}>{children}</StuntingContext.Provider>;
}

export function useStunting(): StuntingSurroundings {
  const surroundings = useContext(StuntingContext);
  if (surroundings) return surroundings;
  throw new Error(
    "SPBE Stunting: <StuntingProvider> is missing. Pages read their client from it. Wrap the portal in <StuntingProvider client={createStuntingClient()}>.",
  );
}

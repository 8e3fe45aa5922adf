import type { CalendarDate, RandomPort } from "@spbe-kit/core";
import { fixedClock, systemClock, systemRandom, TIME_ZONES, type TimeZone } from "@spbe-kit/core";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { DirectoryClient } from "./directory-client.ts";

/** What the pages of the directory work with. */
export interface DirectorySurroundings {
  readonly client: DirectoryClient;
  /** Whether the person may; the server decides, this only hides what it would refuse. */
  may(permission: string): boolean;
  /** Today in the regency's zone. */
  today(): CalendarDate;
  readonly random: RandomPort;
}

export interface DirectoryProviderProps {
  client: DirectoryClient;
  permissions: readonly string[];
  timeZone: string;
  /** ISO instant that counts as now; for stories and tests. */
  now?: string | undefined;
  children: ReactNode;
}

const DirectoryContext = createContext<DirectorySurroundings | null>(null);

export function DirectoryProvider({ client, permissions, timeZone, now, children }: DirectoryProviderProps) {
  const surroundings = useMemo<DirectorySurroundings>(() => {
    const clock = now === undefined ? systemClock : fixedClock(now);
    const zone: TimeZone = TIME_ZONES.find((known) => known === timeZone) ?? "Asia/Jakarta";
    return {
      client,
      may: (permission) => permissions.includes(permission),
      today: () => clock.today(zone),
      random: systemRandom,
    };
  }, [client, permissions, timeZone, now]);
  return <DirectoryContext.Provider value={surroundings}>{children}</DirectoryContext.Provider>;
}

export function useDirectory(): DirectorySurroundings {
  const surroundings = useContext(DirectoryContext);
  if (surroundings) return surroundings;
  throw new Error(
    "SPBE directory: <DirectoryProvider> is missing. Pages read their client from it. Wrap the pages in <DirectoryProvider>.",
  );
}

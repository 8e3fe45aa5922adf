import { fixedClock } from "@spbe-kit/core";
import { NavigationProvider } from "@spbe-kit/ui";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ComponentType, useMemo, useState } from "react";
import { createStuntingClient } from "../../client/index.ts";
import { storyWorld, stuntingFetch } from "../../testing/index.ts";
import "../styles.css";
import { StuntingProvider } from "../stunting-provider.tsx";

type Fetch = typeof globalThis.fetch;
/** What stands between a page and the server: a line that breaks, an answer of its own. */
export type Around = (answer: Fetch) => Fetch;

export interface PageInWorldProps {
  readonly page: ComponentType;
  readonly params?: Readonly<Record<string, string>>;
  /** "bulan=2026-07-01": what stands in the address behind the question mark. */
  readonly search?: string;
  /** Left out: everything is allowed. */
  readonly permissions?: readonly string[];
  readonly around?: Around;
}

const asItIs: Around = (answer) => answer;
const STORY_MOMENT = "2026-11-22T03:00:00.000Z";

/** A page of the module in a register in memory, with as much of a portal around it as it needs. */
export function PageInWorld({ page: Page, params = {}, search = "", permissions, around = asItIs }: PageInWorldProps) {
  const [asked, setSearch] = useState(() => new URLSearchParams(search));
  const [path, navigate] = useState("");
  const cache = useMemo(() => new QueryClient({ defaultOptions: { queries: { retry: false } } }), []);
  const clock = useMemo(() => fixedClock(STORY_MOMENT), []);
  const client = useMemo(
    () =>
      createStuntingClient({ baseUrl: "https://portal.example", fetch: around(stuntingFetch(storyWorld())), retry: 0 }),
    [around],
  );
  return (
    <QueryClientProvider client={cache}>
      <StuntingProvider client={client} clock={clock} permissions={permissions}>
        <NavigationProvider value={{ href: (to) => to, navigate, path, search: asked, setSearch, params }}>
          <Page />
          <output aria-label="Alamat">
            {path}?{asked.toString()}
          </output>
        </NavigationProvider>
      </StuntingProvider>
    </QueryClientProvider>
  );
}

/** The line breaks for the requests that `breaks` names. */
export const breaking =
  (breaks: (request: Request) => boolean): Around =>
  (answer) =>
  async (input, init) => {
    const request = new Request(input, init);
    if (breaks(request)) throw new TypeError("Failed to fetch");
    return answer(request);
  };

/** The server refuses the requests that `refuses` names, as a host would: with a code and a trace. */
export const refusing =
  (status: number, code: string, refuses: (request: Request) => boolean = () => true): Around =>
  (answer) =>
  async (input, init) => {
    const request = new Request(input, init);
    if (!refuses(request)) return answer(request);
    const problem = { type: "about:blank", title: code, status, code, traceId: "7f3a-cerita" };
    return new Response(JSON.stringify(problem), {
      status,
      headers: { "content-type": "application/problem+json" },
    });
  };

/** Nothing is ever answered: how a page looks while it loads. */
export const silent: Around = () => () => new Promise(() => undefined);

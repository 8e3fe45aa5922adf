import type { HostLog } from "./host-log.ts";

/** What every request carries through Hono. */
export interface HostEnv {
  Variables: {
    traceId: string;
    /** Every line it writes carries the trace id. */
    log: HostLog;
    /** What the request's own log line says at its end: ids and codes only. */
    facts: { route?: string; regency?: string; role?: string; code?: string };
  };
}

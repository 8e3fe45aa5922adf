import { type Attributes, metrics } from "@opentelemetry/api";

/** Told once at the end of each request. */
export interface RequestFacts {
  readonly method: string;
  readonly status: number;
  readonly seconds: number;
  /** The contract's pattern, for example "/stunting/children/{childId}"; undefined for what is no operation. */
  readonly route: string | undefined;
}

export type RequestMetrics = (facts: RequestFacts) => void;

/** As the OpenTelemetry conventions advise for seconds. */
const BOUNDARIES = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
const METHODS: ReadonlySet<string> = new Set(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]);

/**
 * Durations of requests as the OpenTelemetry histogram `http.server.request.duration`, by method, route pattern and status: a few
 * hundred series at most, and never an address, an id or a name, which a caller could choose.
 *
 * @param enabled false: counts nothing. True without an OpenTelemetry SDK in the process counts nothing either
 */
export function requestMetrics(enabled: boolean): RequestMetrics {
  if (!enabled) return () => undefined;
  const duration = metrics.getMeter("@spbe-kit/server").createHistogram("http.server.request.duration", {
    description: "Duration of HTTP server requests.",
    unit: "s",
    advice: { explicitBucketBoundaries: BOUNDARIES },
  });
  return ({ method, status, seconds, route }) => {
    const attributes: Attributes = {
      "http.request.method": METHODS.has(method) ? method : "_OTHER",
      "http.response.status_code": status,
      ...(route !== undefined && { "http.route": `/api${route}` }),
    };
    duration.record(seconds, attributes);
  };
}

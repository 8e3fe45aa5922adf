import { performance } from "node:perf_hooks";
import type { RandomPort } from "@spbe-kit/core";
import type { Context, Hono } from "hono";
import type { HostEnv } from "./host-env.ts";
import { describeError, type HostLog } from "./host-log.ts";
import { preferredLanguage } from "./language.ts";
import type { RequestMetrics } from "./metrics.ts";
import { type CodeSentences, coreRefusal, isRefusal, problemOf, problemResponse } from "./refusal.ts";
import { traceIdOf } from "./trace-id.ts";

interface EdgeParts {
  readonly random: RandomPort;
  readonly log: HostLog;
  readonly headers: Readonly<Record<string, string>>;
  readonly sentences: CodeSentences;
  readonly measure: RequestMetrics;
}

/** The outermost layer: trace id, security headers, one log line per request, every failure as a problem body. */
export function mountEdge(app: Hono<HostEnv>, { random, log, headers, sentences, measure }: EdgeParts): void {
  app.use("*", async (c, next) => {
    const started = performance.now();
    const traceId = traceIdOf(c.req.raw.headers, random);
    const requestLog = log.child({ traceId });
    const facts: HostEnv["Variables"]["facts"] = {};
    c.set("traceId", traceId);
    c.set("log", requestLog);
    c.set("facts", facts);
    await next();
    // A file that is given out brings a narrower policy of its own.
    const narrower = sandboxedPolicy(c.res.headers);
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
    if (narrower !== undefined) c.res.headers.set("content-security-policy", narrower);
    c.res.headers.set("x-trace-id", traceId);
    // The route's pattern, never its address: ids, queries and names stay out of the log.
    const milliseconds = Math.round((performance.now() - started) * 100) / 100;
    const { method } = c.req;
    const { status } = c.res;
    requestLog.info({ method, status, milliseconds, ...facts }, "request");
    measure({ method, status, seconds: milliseconds / 1_000, route: facts.route });
  });
  app.notFound((c) => refuse(c, coreRefusal("core/not-found"), sentences));
  app.onError((error, c) => refuse(c, error, sentences));
}

function sandboxedPolicy(headers: Headers): string | undefined {
  const policy = headers.get("content-security-policy") ?? "";
  return /^default-src 'none'; sandbox$/.test(policy) ? policy : undefined;
}

function refuse(c: Context<HostEnv>, error: Error, sentences: CodeSentences): Response {
  const { log, traceId, facts } = c.var;
  const refused = refusalIn(error) ?? coreRefusal("core/unexpected");
  facts.code = refused.code;
  if (refused.code === "core/unexpected") log.error({ failure: describeError(error) }, "request failed");
  const language = preferredLanguage(c.req.header("accept-language"));
  const vary = { vary: "accept-language", "content-language": language };
  return problemResponse(problemOf(refused, { language, traceId, sentences }), { ...vary, ...refused.headers });
}

/** The refusal itself, or the one that stopped a stream and reached us wrapped by whoever read it. */
function refusalIn(error: unknown) {
  let link = error;
  for (let depth = 0; depth < 5 && link instanceof Error; depth += 1) {
    if (isRefusal(link)) return link;
    link = link.cause;
  }
  return undefined;
}

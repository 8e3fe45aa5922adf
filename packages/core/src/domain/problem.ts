import * as z from "zod";

/** One field that could not be accepted. `path` names the field as the form names it; never schema internals. */
export const problemFieldSchema = /* @__PURE__ */ (() =>
  z.object({
    /** Dotted path of the field in the request, for example `body.measuredOn`. */
    path: z.string(),
    /** A code of the field's rule, for example `core/future-date`. */
    code: z.string(),
    /** What is wrong and what to do, in the language asked for. */
    message: z.string(),
  }))();
export type ProblemField = z.infer<typeof problemFieldSchema>;

/** The body of every refusal (RFC 9457, `application/problem+json`). */
export const problemSchema = /* @__PURE__ */ (() =>
  z.object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().optional(),
    /** A code to switch on, `<module>/<kebab>`. Codes are API. */
    code: z.string(),
    errors: z.array(problemFieldSchema).optional(),
    /** What the operation declared to travel with this code. */
    data: z.unknown().optional(),
    /** Ties this answer to the server's log line. */
    traceId: z.string().optional(),
  }))();
export type Problem = z.infer<typeof problemSchema>;

/** The codes every host answers with, whatever the module. */
export const CORE_PROBLEMS = {
  "core/bad-request": 400,
  "core/idempotency-key-malformed": 400,
  "core/malformed-json": 400,
  "core/not-signed-in": 401,
  "core/session-expired": 401,
  "core/cross-site": 403,
  "core/forbidden": 403,
  "core/not-found": 404,
  "core/method-not-allowed": 405,
  "core/conflict": 409,
  /** The same write was done before, and its answer was not kept. */
  "core/already-done": 409,
  "core/version-changed": 412,
  "core/body-too-large": 413,
  "core/unsupported-media-type": 415,
  "core/rule-broken": 422,
  /** The idempotency key belongs to another request. */
  "core/idempotency-key-reused": 422,
  /** `If-Match` is missing: the caller must say which version it changes. */
  "core/version-missing": 428,
  "core/too-many-requests": 429,
  "core/unexpected": 500,
  "core/not-ready": 503,
  /** Made by the client, never by a server: no answer came. */
  "core/offline": 0,
  "core/timeout": 0,
} as const;
export type CoreProblemCode = keyof typeof CORE_PROBLEMS;

/** The error a client method rejects with. Tell one from another by `code` (see `isProblem`), never by `instanceof`. */
export interface ProblemError<D = unknown> extends Error {
  readonly name: "ProblemError";
  readonly code: string;
  readonly status: number;
  readonly problem: Problem;
  readonly data: D;
  readonly traceId: string | undefined;
}

/** Makes a `ProblemError` from a problem body. Works across duplicated copies of this package: it is told by its `name`. */
export function problemError(problem: Problem, options?: { cause?: unknown }): ProblemError {
  const error = new Error(problem.detail ? `${problem.title}: ${problem.detail}` : problem.title, options);
  return Object.assign(error, {
    name: "ProblemError" as const,
    code: problem.code,
    status: problem.status,
    problem,
    data: problem.data,
    traceId: problem.traceId,
  });
}

/** True for an error made by `problemError`; with `code`, only for that code. */
export function isProblem(error: unknown, code?: string): error is ProblemError {
  return (
    error instanceof Error &&
    error.name === "ProblemError" &&
    (code === undefined || (error as ProblemError).code === code)
  );
}

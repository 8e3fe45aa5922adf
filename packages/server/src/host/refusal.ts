import { CORE_PROBLEMS, type CoreProblemCode, type Problem, type ProblemField } from "@spbe-kit/core";
import type { Language } from "./language.ts";
import { coreSentence, statusTitle } from "./problem-sentences.ts";

/** A "no" on its way to the caller. Thrown inside the host and turned into a problem body at its edge. */
export interface Refusal extends Error {
  readonly name: "Refusal";
  readonly code: string;
  readonly status: number;
  readonly data: unknown;
  readonly fields: readonly ProblemField[] | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

interface RefusalParts {
  readonly data?: unknown;
  readonly fields?: readonly ProblemField[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Makes a refusal of a declared code. Its message holds the code only, so that a log never carries what a person typed. */
export function refusal(code: string, status: number, parts: RefusalParts = {}): Refusal {
  return Object.assign(new Error(code), {
    name: "Refusal" as const,
    code,
    status,
    data: parts.data,
    fields: parts.fields,
    headers: parts.headers ?? {},
  });
}

/** Makes a refusal of a code every host answers with. */
export function coreRefusal(code: CoreProblemCode, parts: RefusalParts = {}): Refusal {
  return refusal(code, CORE_PROBLEMS[code] || 500, parts);
}

export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && error.name === "Refusal" && "status" in error;
}

export function isCoreCode(code: string): code is CoreProblemCode {
  return Object.hasOwn(CORE_PROBLEMS, code);
}

/** Words of declared codes, brought by modules: code -> sentence. */
export type CodeSentences = Readonly<Record<Language, Readonly<Record<string, string>>>>;

/** The problem body (RFC 9457) a refusal becomes. */
export function problemOf(
  refused: Refusal,
  words: { language: Language; traceId: string; sentences: CodeSentences },
): Problem {
  const { code, status, data, fields } = refused;
  const core = isCoreCode(code) ? coreSentence(code, words.language) : undefined;
  const detail = words.sentences[words.language][code] ?? core?.detail;
  return {
    type: `urn:spbe-kit:problem:${code.replace("/", ":")}`,
    title: core?.title ?? statusTitle(status, words.language),
    status,
    ...(detail !== undefined && { detail }),
    code,
    ...(fields && { errors: [...fields] }),
    ...(data !== undefined && { data }),
    traceId: words.traceId,
  };
}

/** A problem body as a response. Never cached: a later login changes the answer. */
export function problemResponse(problem: Problem, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { ...headers, "content-type": "application/problem+json; charset=utf-8", "cache-control": "no-store" },
  });
}

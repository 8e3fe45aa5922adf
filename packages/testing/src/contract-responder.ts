import {
  type AnswerOutput,
  CORE_PROBLEMS,
  type CoreProblemCode,
  type ModuleContract,
  type Operation,
  type ParsedInput,
  type Problem,
  type ProblemCodeOf,
  type ProblemDataOf,
  type ProblemField,
} from "@spbe-kit/core";
import type * as z from "zod";

/** Refuses the request with a code. */
export interface Refuse<O extends Operation> {
  <C extends ProblemCodeOf<O>>(code: C, data?: ProblemDataOf<O, C>): never;
  (code: CoreProblemCode, data?: unknown): never;
}

/** Answers one operation from memory; gets what a real handler gets, parsed by the contract. */
export type Resolver<O extends Operation> = (
  input: ParsedInput<O>,
  fail: Refuse<O>,
) => AnswerOutput<O> | Promise<AnswerOutput<O>>;

/** A resolver for operations of a contract; an operation without one answers 404 `core/not-found`. */
export type Resolvers<C extends ModuleContract> = {
  readonly [R in keyof C]?: { readonly [N in keyof C[R]]?: Resolver<C[R][N]> };
};

export interface ContractRoute {
  readonly operation: Operation;
  /** Answers with the statuses and problem bodies of a real host. `params` are the decoded parts of the path. */
  respond(request: Request, params: Readonly<Record<string, string>>): Promise<Response>;
}

/** One route for each operation of a contract, for MSW, a stubbed `fetch` or a test server. */
export function contractRoutes<C extends ModuleContract>(
  contract: C,
  resolvers: Resolvers<C>,
): readonly ContractRoute[] {
  return Object.entries(contract).flatMap(([resource, operations]) =>
    Object.entries(operations).map(([name, operation]): ContractRoute => {
      // The pair fits by construction: both were looked up under the same two names.
      const resolver = resolvers[resource]?.[name] as unknown as LooseResolver | undefined;
      return { operation, respond: (request, params) => respond(operation, resolver, request, params) };
    }),
  );
}

/**
 * A `fetch` that answers from a contract and never touches the network. Give it to a client in a test.
 *
 * @param basePath what stands before the contract's paths; the host uses "/api"
 */
export function contractFetch<C extends ModuleContract>(
  contract: C,
  resolvers: Resolvers<C>,
  basePath = "/api",
): typeof globalThis.fetch {
  const routes = contractRoutes(contract, resolvers).map((route) => ({
    route,
    matches: pathMatcher(basePath + route.operation.path),
  }));
  return async (input, init) => {
    const request = new Request(input, init);
    const path = new URL(request.url).pathname;
    for (const { route, matches } of routes) {
      const params = request.method === route.operation.method ? matches(path) : undefined;
      if (params) return route.respond(request, params);
    }
    return problemResponse({ code: "core/not-found", status: 404 });
  };
}

type LooseResolver = (input: ParsedInput<Operation>, fail: Refuse<Operation>) => unknown;
interface Refusal {
  readonly code: string;
  readonly status: number;
  readonly data?: unknown;
  readonly errors?: readonly ProblemField[];
}

async function respond(
  operation: Operation,
  resolver: LooseResolver | undefined,
  request: Request,
  params: Readonly<Record<string, string>>,
): Promise<Response> {
  if (!resolver) return problemResponse({ code: "core/not-found", status: 404 });
  const read = await readInput(operation, request, params);
  if ("refusal" in read) return problemResponse(read.refusal);
  try {
    return successResponse(
      operation,
      await resolver(read.input, (code: string, data?: unknown) => refuse(operation, code, data)),
    );
  } catch (error) {
    if (isThrownRefusal(error)) return problemResponse(error.refusal);
    throw error;
  }
}

async function readInput(operation: Operation, request: Request, params: Readonly<Record<string, string>>) {
  const sent = {
    params,
    query: Object.fromEntries(new URL(request.url).searchParams),
    body: await readBody(operation, request),
  };
  if (sent.body === MALFORMED) return { refusal: { code: "core/malformed-json", status: 400 } satisfies Refusal };
  const errors: ProblemField[] = [];
  const read = (part: keyof typeof sent, schema: Operation["body"]) => {
    if (schema === undefined || schema === "file") return part === "body" && schema === "file" ? sent.body : undefined;
    const parsed = schema.safeParse(sent[part]);
    if (!parsed.success) errors.push(...parsed.error.issues.map((issue) => problemField(part, issue)));
    return parsed.data;
  };
  const input = {
    params: read("params", operation.params),
    query: read("query", operation.query),
    body: read("body", operation.body),
    version: operation.versioned ? versionOf(request) : undefined,
  };
  if (operation.versioned && input.version === undefined)
    return { refusal: { code: "core/version-missing", status: 428 } satisfies Refusal };
  return errors.length > 0
    ? { refusal: { code: "core/bad-request", status: 400, errors } satisfies Refusal }
    : { input: input as ParsedInput<Operation> };
}

function versionOf(request: Request): number | undefined {
  const digits = /^"(\d+)"$/.exec(request.headers.get("if-match") ?? "")?.[1];
  return digits === undefined ? undefined : Number(digits);
}

const MALFORMED = Symbol("malformed JSON");

async function readBody(operation: Operation, request: Request): Promise<unknown> {
  if (operation.body === "file") return request.body ?? new Blob([]).stream();
  if (operation.body === undefined) return undefined;
  const text = await request.text();
  try {
    return JSON.parse(text);
  } catch {
    return MALFORMED;
  }
}

function problemField(part: string, issue: z.core.$ZodIssue): ProblemField {
  const isOwnCode = /^[a-z-]+\/[a-z-]+$/.test(issue.message);
  return {
    path: [part, ...issue.path.map(String)].join("."),
    code: isOwnCode ? issue.message : `core/${issue.code.replaceAll("_", "-")}`,
    message: issue.message,
  };
}

interface ThrownRefusal extends Error {
  readonly refusal: Refusal;
}

function refuse(operation: Operation, code: string, data: unknown): never {
  const status = operation.errors?.[code]?.status ?? CORE_PROBLEMS[code as CoreProblemCode];
  if (status === undefined)
    throw new Error(
      `spbe-kit: ${operation.method} ${operation.path} does not declare "${code}". Add it to its errors.`,
    );
  throw Object.assign(new Error(code), { refusal: { code, status, data } satisfies Refusal });
}

function isThrownRefusal(error: unknown): error is ThrownRefusal {
  return error instanceof Error && "refusal" in error;
}

function successResponse(operation: Operation, value: unknown): Response {
  if (value instanceof Response) return value;
  if (operation.success === "empty") return new Response(null, { status: 204 });
  return Response.json(value, { status: operation.status ?? 200 });
}

function problemResponse({ code, status, data, errors }: Refusal): Response {
  const problem: Problem = {
    type: "about:blank",
    title: code,
    status,
    code,
    ...(data !== undefined && { data }),
    ...(errors && { errors: [...errors] }),
    traceId: "00000000000000000000000000000000",
  };
  return new Response(JSON.stringify(problem), { status, headers: { "content-type": "application/problem+json" } });
}

function pathMatcher(template: string): (path: string) => Record<string, string> | undefined {
  const names: string[] = [];
  const pattern = template.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{(\w+)\}/g, (_, name: string) => {
    names.push(name);
    return "([^/]+)";
  });
  const shape = new RegExp(`^${pattern}$`);
  return (path) => {
    const match = shape.exec(path);
    return match
      ? Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(match[index + 1]!)]))
      : undefined;
  };
}

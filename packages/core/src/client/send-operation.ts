import ky, { type KyInstance, type Options } from "ky";
import { fillPath, type Operation } from "../domain/contract.ts";
import type { Locale } from "../domain/locale.ts";
import { systemRandom } from "../ports/random.ts";
import type { CallOptions, ClientOptions, ClientSource } from "./client-options.ts";
import { asProblem } from "./client-problem.ts";
import { readAnswer } from "./read-answer.ts";
import { uploadFetch } from "./upload-fetch.ts";

/** Input as the sender sees it: the contract has already typed it for the caller. */
export interface AnyInput {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly version?: number;
}

export type SendOperation = (operation: Operation, input?: AnyInput, call?: CallOptions) => Promise<unknown>;

const DEFAULT_TIMEOUT_MS = 20_000;
/** Statuses after which the same request may succeed; 500 is not among them, because it would fail again. */
const PASSING_STATUSES = [408, 429, 502, 503, 504];
/** A server that asks for a longer pause than this is not waited for longer. */
const LONGEST_PAUSE_MS = 10_000;

/** Sends operations over one ky instance. */
export function operationSender(source: ClientSource): SendOperation {
  const injected = typeof source === "function" ? source : undefined;
  const options: ClientOptions = typeof source === "function" ? {} : source;
  const http: KyInstance = injected ?? ky;
  const root = `${options.baseUrl?.replace(/\/+$/, "") ?? ""}/api`;
  return async (operation, input = {}, call = {}) => {
    call.signal?.throwIfAborted();
    const locale = ask(options.locale);
    const url = root + fillPath(operation.path, input.params) + queryText(input.query);
    const request: Options = {
      method: operation.method,
      headers: await headersOf(operation, input, options, call, locale),
      throwHttpErrors: true,
      ...(injected ? {} : attempts(operation, options)),
      ...bodyOf(operation, input, options, call),
      ...(call.signal && { signal: call.signal }),
    };
    try {
      return await readAnswer(http(url, request), operation, locale ?? "id");
    } catch (error) {
      throw call.signal?.aborted ? error : asProblem(error, operation, locale ?? "id");
    }
  };
}

async function headersOf(
  operation: Operation,
  { version }: AnyInput,
  options: ClientOptions,
  call: CallOptions,
  locale: Locale | undefined,
) {
  const token = await ask(options.token);
  return {
    ...(locale && { "accept-language": locale }),
    ...ask(options.headers),
    ...(token && { authorization: `Bearer ${token}` }),
    ...(operation.body === "file" && { "content-type": "application/octet-stream" }),
    ...(operation.method !== "GET" && { "idempotency-key": call.idempotencyKey ?? systemRandom.uuid() }),
    ...(operation.versioned && { "if-match": `"${version}"` }),
    ...call.headers,
    // Another site cannot add this header without asking first, so it proves the request is ours.
    "x-spbe-client": "1",
  };
}

/** Every write carries an idempotency key, so every operation may be repeated safely. */
function attempts(operation: Operation, options: ClientOptions): Options {
  const { retry: limit = 2, timeout = DEFAULT_TIMEOUT_MS } = options;
  return {
    timeout: operation.body === "file" ? false : timeout,
    retry: {
      limit,
      methods: [operation.method.toLowerCase()],
      statusCodes: PASSING_STATUSES,
      afterStatusCodes: [429, 503],
      maxRetryAfter: LONGEST_PAUSE_MS,
      jitter: true,
    },
  };
}

function bodyOf(operation: Operation, input: AnyInput, options: ClientOptions, call: CallOptions): Options {
  const fetch = options.fetch && { fetch: options.fetch as NonNullable<Options["fetch"]> };
  if (operation.body === undefined) return { ...fetch };
  if (operation.body !== "file") return { ...fetch, json: input.body };
  const file = input.body as Blob;
  const upload = call.onUploadProgress && { fetch: uploadFetch(file, call.onUploadProgress, options.fetch) };
  return { ...fetch, ...upload, body: file };
}

/** "?status=stunted&status=wasted"; what is undefined or null is left out, lists repeat their name. */
function queryText(query: AnyInput["query"] = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== null) search.append(name, String(item));
    }
  }
  const text = search.toString();
  return text && `?${text}`;
}

function ask<T>(value: T | (() => T) | undefined): T | undefined {
  return typeof value === "function" ? (value as () => T)() : value;
}

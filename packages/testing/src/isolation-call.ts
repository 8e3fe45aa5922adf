import { fillPath, type Operation } from "@spbe-kit/core";
import type { IsolationInput, IsolationSetup } from "./isolation-setup.ts";

/** A call that is ready to be sent, as often as wished. */
export interface PreparedCall {
  readonly path: string;
  readonly init: RequestInit;
}

/** An answer in a form in which two of them can be compared. */
export interface IsolationAnswer {
  readonly status: number;
  /** As it came. */
  readonly text: string;
  /** Without its trace number and instants; what the caller had sent stands as its place in the call. */
  readonly compared: string;
}

export function prepareCall(
  operation: Operation,
  { params = {}, query = "", body, version }: IsolationInput,
  headers: Readonly<Record<string, string>>,
): PreparedCall {
  const isFile = operation.body === "file";
  return {
    path: `/api${fillPath(operation.path, params)}${query && `?${query}`}`,
    init: {
      method: operation.method,
      headers: {
        ...headers,
        ...(body !== undefined && { "content-type": isFile ? "application/octet-stream" : "application/json" }),
        ...(version !== undefined && { "if-match": `"${version}"` }),
      },
      ...(body !== undefined && { body: isFile ? (body as BodyInit) : JSON.stringify(body) }),
    },
  };
}

export async function sendCall(
  { call }: Pick<IsolationSetup, "call">,
  operation: Operation,
  input: IsolationInput,
  headers: Readonly<Record<string, string>>,
): Promise<IsolationAnswer> {
  const { path, init } = prepareCall(operation, input, headers);
  const response = await call(path, init);
  const text = await response.text();
  return { status: response.status, text, compared: comparable(text, input) };
}

/** Why two answers differ, as the end of a sentence; undefined where nobody could tell one from the other. */
export function differenceOf(answer: IsolationAnswer, missing: IsolationAnswer): string | undefined {
  if (answer.status !== missing.status)
    return `differs from an id nobody has (${missing.status}): it tells that the record exists.`;
  return answer.compared === missing.compared ? undefined : "has another body than an id nobody has.";
}

function comparable(text: string, input: IsolationInput): string {
  const body = typeof input.body === "string" ? input.body.split(/[;,\r\n]+/) : input.body;
  const sent = [...new Set(textsIn([input.params, [...new URLSearchParams(input.query)], body]))]
    .filter((value) => value.length >= SHORTEST)
    .map((value, at) => [value, `<sent ${at}>`] as const)
    .sort(([a], [b]) => b.length - a.length);
  return sent
    .reduce((all, [value, name]) => all.replaceAll(value, name), text.replace(/"traceId":"[0-9a-f]+"/, ""))
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "<instant>");
}

/** Shorter words occur in sentences by themselves. */
const SHORTEST = 8;

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

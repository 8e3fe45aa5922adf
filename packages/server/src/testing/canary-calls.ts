import { fillPath, type ModuleContract, type Operation, type PersonalDataKind } from "@spbe-kit/core";
import type * as z from "zod";

/** A request that carries canaries, and where. */
export interface CanaryCall {
  /** `children.register` */
  readonly operation: string;
  /** Where the canaries stand: "as meant", "body.name", "path", "header referer", "no JSON" ... */
  readonly place: string;
  /** With `/api` before it. */
  readonly path: string;
  readonly init: RequestInit;
  /** The right it needs. */
  readonly permission: string;
  readonly versioned: boolean;
}

/** What is planted. Names are two words nobody bears; numbers are sound by the rules. */
export interface CanarySet {
  /** Gives a number for each field made for one. The same number twice would be refused as taken. */
  readonly nik: () => string;
  readonly name: () => string;
  /** Numbers that are typed where they do not belong. */
  readonly strayNik: string;
  readonly strayName: string;
}

/**
 * What only the composition knows, by the field's name, or by `children.register.posyanduCode` for one operation alone; the content of
 * an upload by `imports.send.file`.
 */
export type KnownValues = Readonly<Record<string, (() => unknown) | undefined>>;

/**
 * Requests to every operation of a contract that try to leave personal data behind: one as it is meant, with canaries in its personal
 * fields; then, one at a time, a number and a name in every other text, in every part of the address and of the headers, as a field
 * of their own, and in a body that is no JSON. Writes that end things come last.
 */
export function canaryCalls(contract: ModuleContract, canaries: CanarySet, known: KnownValues = {}): CanaryCall[] {
  return Object.entries(contract)
    .flatMap(([resource, operations]) =>
      Object.entries(operations).map(([name, operation]) => ({ name: `${resource}.${name}`, operation })),
    )
    .sort((a, b) => rank(a.name, a.operation) - rank(b.name, b.operation))
    .flatMap(({ name, operation }) => callsOf(name, operation, canaries, known));
}

const ENDING = /\.(close|merge|unmerge|remove|cancel|discard|erase)$/;
const METHODS = ["POST", "GET", "PUT", "PATCH", "DELETE"];

function rank(name: string, { method }: Operation): number {
  return METHODS.indexOf(method) + (ENDING.test(name) ? 10 : 0);
}

interface Parts {
  readonly path?: string;
  readonly query?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

function callsOf(name: string, operation: Operation, canaries: CanarySet, known: KnownValues): CanaryCall[] {
  const sample = (schema: z.ZodType | undefined, field = "") =>
    schema && sampleOf(schema, field, { operation: name, canaries, known });
  const shape = operation.body === "file" ? undefined : operation.body;
  const path = () => fillPath(operation.path, (sample(operation.params) ?? {}) as Record<string, unknown>);
  const body = () => (shape ? sample(shape) : undefined);
  const call = (place: string, parts: Parts): CanaryCall => {
    const text = parts.body ?? (shape ? JSON.stringify(body()) : (known[`${name}.file`]?.() as string | undefined));
    const { path: where = path(), query = "" } = parts;
    return {
      operation: name,
      place,
      path: `/api${where}${query && `?${query}`}`,
      init: {
        method: operation.method,
        headers: {
          ...(text !== undefined && { "content-type": operation.body === "file" ? OCTETS : "application/json" }),
          ...parts.headers,
        },
        ...(text !== undefined && operation.method !== "GET" && { body: text }),
      },
      permission: operation.permission,
      versioned: operation.versioned ?? false,
    };
  };
  const strays = [canaries.strayNik, grouped(canaries.strayNik), canaries.strayName];
  const fields = shape ? textPaths(body()) : [];
  return [
    call("as meant", {}),
    ...fields.flatMap((at) =>
      strays.map((stray) => call(`body.${at.join(".")}`, { body: JSON.stringify(replaced(body(), at, stray)) })),
    ),
    ...strays.flatMap((stray) => strayCalls(operation, stray, body(), call)),
  ];
}

const OCTETS = "application/octet-stream";
const HEADERS = [
  "user-agent",
  "referer",
  "x-request-id",
  "accept-language",
  "if-match",
  "idempotency-key",
  "tracestate",
];

function strayCalls(
  operation: Operation,
  stray: string,
  body: unknown,
  call: (place: string, parts: Parts) => CanaryCall,
): CanaryCall[] {
  const inAddress = encodeURIComponent(stray);
  const parameters = [...Object.keys(operation.query?.shape ?? {}), "q"];
  const digits = stray.replace(/\D/g, "").padStart(32, "0").slice(-32);
  return [
    ...(operation.path.includes("{") ? [call("path", { path: operation.path.replace(/\{\w+\}/g, inAddress) })] : []),
    call("below the path", { path: `${operation.path.replace(/\{\w+\}/g, "x")}/${inAddress}` }),
    ...parameters.map((name) => call(`query ${name}`, { query: `${name}=${inAddress}` })),
    call("query's name", { query: `${inAddress}=1` }),
    ...HEADERS.map((name) => call(`header ${name}`, { headers: { [name]: stray } })),
    call("header cookie", { headers: { cookie: `spbe-dev=${inAddress}` } }),
    call("header content-type", { headers: { "content-type": `application/${inAddress}` } }),
    ...(/^0*$/.test(digits)
      ? []
      : [call("header traceparent", { headers: { traceparent: `00-${digits}-00f067aa0ba902b7-01` } })]),
    ...(operation.body === undefined ? [] : brokenBodies(stray, body, call)),
  ];
}

function brokenBodies(stray: string, body: unknown, call: (place: string, parts: Parts) => CanaryCall): CanaryCall[] {
  const written = typeof body === "object" && body !== null ? body : {};
  return [
    call("no JSON", { body: `{"name": ${stray}` }),
    call("JSON cut off", { body: `{"name":"${stray}","nik":"${stray}` }),
    call("a text instead of a body", { body: JSON.stringify(stray) }),
    call("a list instead of a body", { body: JSON.stringify([stray]) }),
    call("a field of its own", { body: JSON.stringify({ ...written, catatan: stray }) }),
    call("a field's name", { body: JSON.stringify({ ...written, [stray]: stray }) }),
  ];
}

function grouped(nik: string): string {
  return `${nik.slice(0, 6)} ${nik.slice(6, 12)} ${nik.slice(12)}`;
}

type Path = readonly string[];

/** Where the texts of a value stand. */
function textPaths(value: unknown, at: Path = []): Path[] {
  if (typeof value === "string") return [at];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, content]) => textPaths(content, [...at, name]));
}

function replaced(value: unknown, [first, ...rest]: Path, text: string): unknown {
  if (first === undefined) return text;
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === first ? replaced(item, rest, text) : item));
  const object = value as Readonly<Record<string, unknown>>;
  return { ...object, [first]: replaced(object[first], rest, text) };
}

interface Sampling {
  readonly operation: string;
  readonly canaries: CanarySet;
  readonly known: KnownValues;
}

interface Inside {
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly options?: readonly z.ZodType[];
}

/** A value a schema accepts, with a canary in every text that takes one. */
function sampleOf(schema: z.ZodType, field: string, sampling: Sampling): unknown {
  const own = sampling.known[`${sampling.operation}.${field}`] ?? sampling.known[field];
  if (own) return own();
  const inside = schema._zod.def as Inside;
  if (inside.shape)
    return Object.fromEntries(
      Object.entries(inside.shape)
        .map(([name, part]) => [name, sampleOf(part, name, sampling)] as const)
        .filter(([, value]) => value !== undefined),
    );
  if (inside.element) return [sampleOf(inside.element, field, sampling)];
  const accepted = candidates(schema, sampling.canaries).find((value) => schema.safeParse(value).success);
  if (accepted !== undefined) return accepted;
  const next = inside.innerType ?? inside.in ?? inside.options?.[0];
  return next && sampleOf(next, field, sampling);
}

const PLAIN = [
  "0199f3a2-7c11-7d52-8c11-1a2b3c4d5e6f",
  "2026-11-20",
  "child/0199f3a2-7c11-7d52-8c11-1a2b3c4d5e6f",
  1,
  9.1,
  76.4,
  2026,
  true,
];

function candidates(schema: z.ZodType, { nik, name }: CanarySet): unknown[] {
  const kind = kindOf(schema);
  if (kind === "nik" || kind === "kk") return [nik(), name(), null];
  return [...optionsOf(schema), ...(kind === "nip" ? ["199103152015032004"] : []), name(), ...PLAIN];
}

/** What a schema, or what it wraps, tells about a person. */
function kindOf(schema: z.ZodType): PersonalDataKind | undefined {
  const inside = schema._zod.def as Inside;
  const next = inside.innerType ?? inside.in;
  return schema.meta()?.personal ?? (next && kindOf(next));
}

function optionsOf(schema: z.ZodType): readonly unknown[] {
  const { options } = schema as { options?: readonly unknown[] };
  return Array.isArray(options) && options.every((one) => typeof one === "string") ? options : [];
}

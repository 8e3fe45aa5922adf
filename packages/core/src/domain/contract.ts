import type * as z from "zod";

export type HttpMethod = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** One declared refusal of an operation: the HTTP status it travels with and, where it says more, the shape of its `data`. */
export interface DeclaredProblem {
  readonly status: 403 | 404 | 409 | 412 | 413 | 415 | 422 | 428 | 429;
  /** One sentence for the OpenAPI document: when this happens. */
  readonly when: string;
  readonly data?: z.ZodType;
}

/**
 * One operation as plain data. From it come the typed client, the server's route, the OpenAPI document,
 * the MSW handler and the row of the authorisation matrix.
 */
export interface Operation {
  readonly method: HttpMethod;
  /** Below `/api`, for example `/stunting/children/{childId}`. */
  readonly path: `/${string}`;
  /** One sentence, imperative, for documentation. */
  readonly summary: string;
  /** The right a caller needs, `<module>/<things>.<act>`; `"public"` needs no login, `"signed-in"` needs only a session. */
  readonly permission: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** A schema for a JSON body, or `"file"` for a raw upload (`application/octet-stream`). */
  readonly body?: z.ZodType | "file";
  /** A schema for a JSON answer, `"file"` for a download, or `"empty"` for 204. */
  readonly success: z.ZodType | "file" | "empty";
  /** Defaults to 200, or 204 for `"empty"`. */
  readonly status?: 200 | 201 | 202 | 204;
  /**
   * True where the call changes a record that carries a `version`: the caller names the version it saw (`If-Match`). Without it the
   * host answers 428 `core/version-missing`; the handler compares and answers 412 `core/version-changed`.
   */
  readonly versioned?: true;
  /**
   * Lets the person take the act back: it is accepted with 202 and done after so many seconds. Written by `undoable()`, which brings
   * the answer too. The handler runs twice, the first time in a transaction that is rolled back, to refuse at once what must be
   * refused. So it writes in one `db`, starts no jobs, keeps no files and returns nothing.
   */
  readonly undo?: { readonly seconds: number };
  /** Declared refusals by code, `<module>/<kebab>`. */
  readonly errors?: Readonly<Record<string, DeclaredProblem>>;
  /**
   * Whether the answer shows personal data, so that the audit keeps who asked. By itself: when its schema marks a field `personal`.
   * Say true for files, false where people see only themselves.
   */
  readonly disclosesPersonalData?: boolean;
}

/** The operations of one resource, by the name the client method carries. */
export type ResourceContract = Readonly<Record<string, Operation>>;

/** The resources of one module, by the name they carry on the client: `client.children.list()`. */
export type ModuleContract = Readonly<Record<string, ResourceContract>>;

/** Keeps the literal types of a resource's operations. Does nothing at run time. */
export function defineResource<const R extends ResourceContract>(resource: R): R {
  return resource;
}

type InputOf<S> = S extends z.ZodType ? z.input<S> : undefined;
type OutputOf<S> = S extends z.ZodType ? z.output<S> : undefined;

/** What a caller hands in: params, query and body as the schemas accept them. A `"file"` body is a Blob. */
export type OperationInput<O extends Operation> = (O["params"] extends z.ZodObject
  ? { params: z.input<O["params"]> }
  : unknown) &
  (O["query"] extends z.ZodObject
    ? Record<string, never> extends z.input<O["query"]>
      ? { query?: z.input<O["query"]> }
      : { query: z.input<O["query"]> }
    : unknown) &
  (O["body"] extends z.ZodType ? { body: z.input<O["body"]> } : O["body"] extends "file" ? { body: Blob } : unknown) &
  (O["versioned"] extends true ? { version: number } : unknown);

/** What a handler receives: the parsed values. */
export interface ParsedInput<O extends Operation> {
  readonly params: OutputOf<O["params"]>;
  readonly query: OutputOf<O["query"]>;
  readonly body: O["body"] extends "file" ? ReadableStream<Uint8Array> : OutputOf<O["body"]>;
  /** The version the caller saw, of a `versioned` operation. */
  readonly version: O["versioned"] extends true ? number : undefined;
}

/** What the client method resolves to. */
export type OperationOutput<O extends Operation> = O["success"] extends z.ZodType
  ? z.output<O["success"]>
  : O["success"] extends "file"
    ? File
    : undefined;

/** What a handler returns: its answer, or nothing where the act waits and the host has answered. */
export type HandlerOutput<O extends Operation> = O["undo"] extends object ? undefined : AnswerOutput<O>;

/** What goes out: the value before its schema has read it, or a web `Response` for a file. */
export type AnswerOutput<O extends Operation> = O["success"] extends z.ZodType
  ? InputOf<O["success"]>
  : O["success"] extends "file"
    ? Response
    : undefined;

/** The codes an operation declares. */
export type ProblemCodeOf<O extends Operation> = keyof NonNullable<O["errors"]> & string;

/** The `data` that travels with one declared code. */
export type ProblemDataOf<O extends Operation, C extends ProblemCodeOf<O>> = NonNullable<O["errors"]>[C] extends {
  data: infer D extends z.ZodType;
}
  ? z.output<D>
  : undefined;

/** Fills `{name}` placeholders, percent-encoding each value. @throws when a placeholder has no value (a programmer's mistake). */
export function fillPath(path: string, params: Readonly<Record<string, unknown>> = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`spbe-kit: path ${path} needs a value for {${name}}.`);
    return encodeURIComponent(String(value));
  });
}

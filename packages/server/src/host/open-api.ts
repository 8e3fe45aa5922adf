import { type Operation, problemSchema } from "@spbe-kit/core";
import * as z from "zod";
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponseObject,
} from "zod-openapi";
import type { ServerModule } from "./server-module.ts";

export interface OpenApiOptions {
  readonly modules: readonly Pick<ServerModule, "name" | "contract">[];
  /** Origin of the portal; the API lies below `/api`. */
  readonly publicUrl: string;
  readonly title?: string;
  readonly version?: string;
}

const problem = problemSchema.meta({ id: "Problem", description: "Why a request was refused (RFC 9457)" });

const CORE_RESPONSES = {
  400: ["BadRequest", "An entry is missing or has the wrong shape; `errors` names each field and its cure."],
  401: ["NotSignedIn", "No session, or a session that has ended."],
  403: ["Forbidden", "The role has no such right, or the request came from another site."],
  500: ["Unexpected", "Something failed on the server; `traceId` finds it in the log."],
} as const;

/** The OpenAPI 3.1 document of a host: one path per operation, refusals as problems, schemas by reference where they carry an `id`. */
export function openApiDocument(options: OpenApiOptions): Record<string, unknown> {
  const { modules, publicUrl, title = "spbe-kit portal API", version = "0.1.0" } = options;
  const document = createDocument(
    {
      openapi: "3.1.1",
      info: {
        title,
        version,
        description: "Operations of a regency portal. Every refusal is a problem body (RFC 9457) with a stable `code`.",
        contact: { name: "spbe-kit", url: "https://github.com/spbe-kit/spbe-kit" },
        license: { name: "Apache-2.0", url: "https://www.apache.org/licenses/LICENSE-2.0" },
      },
      servers: [{ url: `${publicUrl}/api`, description: "This portal" }],
      tags: tagsOf(modules),
      security: [{ session: [] }],
      paths: pathsOf(modules),
      components: {
        securitySchemes: {
          session: {
            type: "apiKey",
            in: "cookie",
            name: publicUrl.startsWith("https:") ? "__Host-spbe" : "spbe-dev",
            description:
              "Session cookie set by /auth/login. Unsafe requests also need same-origin and the header x-spbe-client.",
          },
        },
        responses: Object.fromEntries(
          Object.values(CORE_RESPONSES).map(([name, description]) => [name, { ...problemBody(description), id: name }]),
        ),
      },
    },
    { override: ({ jsonSchema }) => void delete (jsonSchema as { personal?: unknown }).personal },
  );
  return document as unknown as Record<string, unknown>;
}

function tagsOf(modules: OpenApiOptions["modules"]) {
  return modules
    .flatMap(({ name, contract }) => Object.keys(contract).map((resource) => tagOf(name, resource)))
    .sort()
    .map((name) => ({ name, description: `Operations of ${name.replace("/", ": ")}` }));
}

/** `stunting/children`; a resource that carries its module's name is not said twice. */
function tagOf(module: string, resource: string): string {
  return module === resource ? module : `${module}/${resource}`;
}

function pathsOf(modules: OpenApiOptions["modules"]): ZodOpenApiPathsObject {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const { name: module, contract } of modules)
    for (const [resource, operations] of Object.entries(contract))
      for (const [name, operation] of Object.entries(operations)) {
        const operationId = [...new Set([module, resource]), name].join("_");
        const described = describe(operation, { operationId, tag: tagOf(module, resource) });
        paths[operation.path] = { ...paths[operation.path], [operation.method.toLowerCase()]: described };
      }
  return paths;
}

function describe(operation: Operation, names: { operationId: string; tag: string }): ZodOpenApiOperationObject {
  const { permission, params, query, body } = operation;
  const headers = headersOf(operation);
  const rights =
    permission === "public"
      ? "Open to everybody."
      : permission === "signed-in"
        ? "Needs a session."
        : `Needs the right \`${permission}\`.`;
  return {
    operationId: names.operationId,
    tags: [names.tag],
    summary: operation.summary,
    description: `${operation.summary}. ${rights}`,
    ...(permission === "public" && { security: [] }),
    ...((params || query || headers) && {
      requestParams: { ...(params && { path: params }), ...(query && { query }), ...(headers && { header: headers }) },
    }),
    ...(body && { requestBody: { required: true, content: bodyContent(body) } }),
    responses: { ...success(operation), ...coreResponses(operation), ...declaredResponses(operation) },
  };
}

/** What every write may carry, and what a change of a versioned record must. */
function headersOf({ method, permission, versioned }: Operation): z.ZodObject | undefined {
  if (method === "GET" || permission === "public") return undefined;
  return z.object({
    "Idempotency-Key": z
      .string()
      .min(8)
      .max(64)
      .optional()
      .meta({ description: "A UUID of your own: a request repeated under it within 7 days is done once." }),
    ...(versioned && {
      "If-Match": z.string().meta({ description: "The version you saw, in quotes, as the record's `ETag` says." }),
    }),
  });
}

function bodyContent(body: z.ZodType | "file") {
  return body === "file"
    ? { "application/octet-stream": { schema: { type: "string" as const, format: "binary" } } }
    : { "application/json": { schema: body } };
}

function success({
  success: shape,
  status,
}: Operation): Record<`${1 | 2 | 3 | 4 | 5}${string}`, ZodOpenApiResponseObject> {
  if (shape === "empty") return { "204": { description: "Done" } };
  if (shape === "file")
    return {
      "200": {
        description: "The file",
        content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } },
      },
    };
  return { [`${status ?? 200}` as "200"]: { description: "Done", content: { "application/json": { schema: shape } } } };
}

function coreResponses({ permission, params, query, body }: Operation) {
  const takesInput = params !== undefined || query !== undefined || body !== undefined;
  const wanted = [
    ...(takesInput ? [400] : []),
    ...(permission === "public" ? [] : [401, 403]),
    500,
  ] as (keyof typeof CORE_RESPONSES)[];
  return Object.fromEntries(
    wanted.map((status) => [status, { $ref: `#/components/responses/${CORE_RESPONSES[status][0]}` }]),
  );
}

const VERSION_REFUSALS = {
  "core/version-changed": { status: 412, when: "Somebody changed the record since you saw it." },
  "core/version-missing": { status: 428, when: "`If-Match` is missing." },
} as const;

function declaredResponses({ errors: declared = {}, versioned }: Operation): Record<string, ZodOpenApiResponseObject> {
  const byStatus = new Map<number, [code: string, when: string, data: z.ZodType | undefined][]>();
  const errors = { ...declared, ...(versioned && VERSION_REFUSALS) } as NonNullable<Operation["errors"]>;
  for (const [code, { status, when, data }] of Object.entries(errors))
    byStatus.set(status, [...(byStatus.get(status) ?? []), [code, when, data]]);
  return Object.fromEntries(
    [...byStatus].map(([status, refusals]) => [
      String(status),
      problemBody(
        refusals.map(([code, when]) => `\`${code}\`: ${when}`).join(" "),
        refusals.flatMap(([, , data]) => (data ? [data] : [])),
      ),
    ]),
  );
}

function problemBody(description: string, data: readonly z.ZodType[] = []) {
  const [first, ...more] = data;
  const carried = first && (more.length > 0 ? z.union([first, ...more]) : first);
  const schema = carried ? z.intersection(problem, z.looseObject({ data: carried })) : problem;
  return { description, content: { "application/problem+json": { schema } } };
}

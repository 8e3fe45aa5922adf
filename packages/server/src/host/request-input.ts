import { misplacedNikSentence, type Operation } from "@spbe-kit/core";
import type { Context } from "hono";
import type * as z from "zod";
import { issueSentence, problemFields } from "./field-sentences.ts";
import type { Language } from "./language.ts";
import { misplacedNiks } from "./misplaced-nik.ts";
import { type CodeSentences, coreRefusal } from "./refusal.ts";
import { type BodyLimits, readJson, uploadStream } from "./request-body.ts";

interface Words {
  readonly language: Language;
  readonly sentences: CodeSentences;
}

/** Params, query and body of a request as the operation's schemas read them. @throws a refusal naming every field that is wrong */
export async function readInput(c: Context, operation: Operation, limits: BodyLimits, words: Words) {
  const params = parsePart("params", operation.params, c.req.param(), words);
  const query = parsePart("query", operation.query, queryOf(c.req.url, operation.query), words);
  const version = operation.versioned ? readVersion(c.req.header("if-match")) : undefined;
  const { body: shape } = operation;
  if (shape === "file") return { params, query, body: uploadStream(c.req.raw, limits.upload), version };
  const body = shape ? parsePart("body", shape, await readJson(c.req.raw, limits.json), words) : undefined;
  return { params, query, body, version };
}

/** `If-Match: "3"`, as `ETag` said it. `*` would overwrite whatever is there, so it counts as missing. */
function readVersion(header: string | undefined): number {
  const digits = /^(?:W\/)?"(\d{1,9})"$/.exec(header?.trim() ?? "")?.[1];
  if (digits === undefined) throw coreRefusal("core/version-missing");
  return Number(digits);
}

function parsePart(
  part: "params" | "query" | "body",
  schema: z.ZodType | undefined,
  value: unknown,
  words: Words,
): unknown {
  if (!schema) return undefined;
  // A schema's own words win over these; zod asks here only where it brings none.
  const result = schema.safeParse(value, { error: (issue) => issueSentence(issue, words.language), reportInput: true });
  if (!result.success)
    throw coreRefusal("core/bad-request", { fields: problemFields(part, result.error.issues, words) });
  refuseMisplacedNiks(part, schema, result.data, words.language);
  return result.data;
}

function refuseMisplacedNiks(part: string, schema: z.ZodType, value: unknown, language: Language): void {
  const fields = misplacedNiks(schema, value).map((path) => ({
    path: [part, ...path].join("."),
    code: "core/misplaced-nik",
    message: misplacedNikSentence[language],
  }));
  if (fields.length > 0) throw coreRefusal("core/bad-request", { fields });
}

function queryOf(url: string, schema: z.ZodObject | undefined): Record<string, unknown> {
  if (!schema) return {};
  const search = new URL(url).searchParams;
  return Object.fromEntries(
    [...new Set(search.keys())].map((name) => {
      const values = search.getAll(name);
      const many = values.length > 1 || takesList(schema.shape[name]);
      return [name, many ? values : values[0]];
    }),
  );
}

/** True for a list, also behind `optional()` or `default()`: `?status=a` and `?status=a&status=b` are then both lists. */
function takesList(schema: z.core.$ZodType | undefined): boolean {
  const def = schema?._zod.def as { type?: string; innerType?: z.core.$ZodType } | undefined;
  return def?.type === "array" || (def?.innerType !== undefined && takesList(def.innerType));
}

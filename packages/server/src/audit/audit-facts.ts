import type { Operation } from "@spbe-kit/core";
import * as z from "zod";
import type { AuditFacts } from "./record-entry.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const ID_FIELD = /^([a-z][A-Za-z]*)Id$/;

/** What an operation shows of people, told once from its schemas. */
export interface Disclosure {
  /** Names of the fields marked `.meta({ personal: ... })`, sorted. */
  readonly fields: readonly string[];
}

/**
 * Whether an operation's answer shows personal data: it says so (`disclosesPersonalData`), or its schema marks a field as personal.
 * An operation that says `false` shows people only themselves.
 */
export function disclosureOf(operation: Operation): Disclosure | undefined {
  const { success, disclosesPersonalData } = operation;
  if (disclosesPersonalData === false) return undefined;
  const fields = typeof success === "string" ? [] : personalFields(success);
  return disclosesPersonalData || fields.length > 0 ? { fields } : undefined;
}

/** Names of fields marked as personal anywhere in a schema, sorted. */
export function personalFields(schema: z.ZodType): string[] {
  const found = new Set<string>();
  collectMarks(z.toJSONSchema(schema, { unrepresentable: "any", io: "output" }), undefined, found);
  return [...found].sort();
}

function collectMarks(node: unknown, name: string | undefined, found: Set<string>): void {
  if (Array.isArray(node)) {
    for (const part of node) collectMarks(part, name, found);
    return;
  }
  if (typeof node !== "object" || node === null) return;
  if (name !== undefined && "personal" in node && node.personal !== false && typeof node.personal !== "object")
    found.add(name);
  for (const [key, value] of Object.entries(node)) {
    if (key === "properties" || key === "$defs")
      for (const [property, schema] of Object.entries(value as object)) collectMarks(schema, property, found);
    else collectMarks(value, name, found);
  }
}

/** What a request to write names: whom by the ids in its path and body, what by the names of its body's fields. */
export function factsOfInput(input: { readonly params: unknown; readonly body: unknown }): AuditFacts {
  const subjects = new Set<string>();
  collectSubjects(input.params, subjects, 0);
  const body = isPlain(input.body) ? input.body : {};
  collectSubjects(body, subjects, 0);
  return { subjects: [...subjects], fields: Object.keys(body) };
}

/** Whom an answer shows: every `<kind>Id` in it that holds a UUID, as `<kind>/<id>`. */
export function subjectsIn(value: unknown): string[] {
  const subjects = new Set<string>();
  collectSubjects(value, subjects, 0);
  return [...subjects];
}

const DEEPEST = 6;

function collectSubjects(value: unknown, found: Set<string>, depth: number): void {
  if (depth > DEEPEST) return;
  if (Array.isArray(value)) for (const item of value) collectSubjects(item, found, depth + 1);
  if (!isPlain(value)) return;
  for (const [name, content] of Object.entries(value)) {
    const kind = ID_FIELD.exec(name)?.[1];
    if (kind && typeof content === "string" && UUID.test(content)) found.add(`${kind}/${content.toLowerCase()}`);
    else if (typeof content === "object") collectSubjects(content, found, depth + 1);
  }
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

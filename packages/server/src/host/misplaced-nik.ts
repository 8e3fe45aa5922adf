import { nikIn, type PersonalDataKind, personalFields } from "@spbe-kit/core";
import type * as z from "zod";

/** Fields made for numbers of persons: they are sealed, or their schema takes no NIK. An NPWP of today is a NIK. */
const MADE_FOR_NUMBERS: ReadonlySet<PersonalDataKind> = new Set(["nik", "kk", "npwp"]);

const placesBySchema = new WeakMap<z.ZodType, ReadonlySet<string>>();

/**
 * Where a NIK stands in a field that is not made for it: a name, a note, a file's name. What is typed there is stored as it is and
 * shown to everybody who may see the record, while a NIK is sealed and opened only for a purpose.
 *
 * @param value as the schema has read it
 * @returns paths of the fields, for example [["notes", "0", "text"]]
 */
export function misplacedNiks(schema: z.ZodType, value: unknown): readonly (readonly string[])[] {
  const allowed = placesBySchema.get(schema) ?? placesForNumbers(schema);
  placesBySchema.set(schema, allowed);
  return find(value, [], "", allowed);
}

function placesForNumbers(schema: z.ZodType): ReadonlySet<string> {
  return new Set(
    personalFields(schema)
      .filter(({ kind }) => MADE_FOR_NUMBERS.has(kind))
      .map(({ path }) => path),
  );
}

/** `place` is written as `personalFields` writes it: "items[].child.nik". */
function find(value: unknown, path: readonly string[], place: string, allowed: ReadonlySet<string>): string[][] {
  if (typeof value === "string") return allowed.has(place) || nikIn(value) === undefined ? [] : [[...path]];
  if (Array.isArray(value))
    return value.flatMap((item, at) => find(item, [...path, String(at)], `${place}[]`, allowed));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, content]) =>
    find(content, [...path, name], place === "" ? name : `${place}.${name}`, allowed),
  );
}

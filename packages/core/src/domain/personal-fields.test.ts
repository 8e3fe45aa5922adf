import { describe, expect, it } from "vitest";
import * as z from "zod";
import { nikSchema } from "./nik.ts";
import { personalFields } from "./personal-fields.ts";

const paths = (schema: z.ZodType) => personalFields(schema).map(({ path, kind }) => `${path}: ${kind}`);

describe("the personal fields of a schema", () => {
  const mother = z.object({ nik: nikSchema.nullable(), name: z.string().trim().min(1).meta({ personal: "name" }) });

  it.each([
    ["a plain field", z.object({ nik: nikSchema, weightKg: z.number() }), ["nik: nik"]],
    ["one that may be missing", z.object({ nik: nikSchema.optional() }), ["nik: nik"]],
    [
      "one with a default",
      z.object({ nik: z.string().nullable().meta({ personal: "nik" }).default(null) }),
      ["nik: nik"],
    ],
    ["a record inside", z.object({ mother }), ["mother.nik: nik", "mother.name: name"]],
    ["a list", z.object({ items: z.array(mother) }), ["items[].nik: nik", "items[].name: name"]],
    ["a union", z.union([z.object({ id: z.string() }), mother]), ["nik: nik", "name: name"]],
    ["a map by code", z.record(z.string(), mother), ["*.nik: nik", "*.name: name"]],
    ["a pair", z.intersection(mother, z.object({ id: z.string() })), ["nik: nik", "name: name"]],
    ["a value read from text", z.object({ nik: z.string().transform(String).pipe(nikSchema) }), ["nik: nik"]],
    ["nothing personal", z.object({ village: z.string() }), []],
  ] as const)("are found in %s", (_what, schema, expected) => {
    expect(paths(schema)).toEqual(expected);
  });

  it("are found once in a schema that contains itself", () => {
    const person: z.ZodType = z.object({ nik: nikSchema, children: z.lazy(() => z.array(person)) });
    expect(paths(person)).toEqual(["nik: nik"]);
  });

  it("carry the field's own name, by which a log leaves it out", () => {
    expect(personalFields(z.object({ items: z.array(mother) })).map(({ name }) => name)).toEqual(["nik", "name"]);
  });
});

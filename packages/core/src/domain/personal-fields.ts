import type * as z from "zod";
import type { PersonalDataKind } from "./identifier.ts";

/** One field of a schema that tells about a person. */
export interface PersonalField {
  /** Dotted, a list marked by brackets: "items[].child.nik". Empty for a schema that is personal as a whole. */
  readonly path: string;
  /** The field's own name, the last part of the path. */
  readonly name: string;
  readonly kind: PersonalDataKind;
}

/**
 * Every field of a schema that carries `.meta({ personal: ... })`, also behind `optional`, `nullable`, `default`, lists, unions
 * and pipes. A schema that contains itself is walked once.
 */
export function personalFields(schema: z.core.$ZodType): readonly PersonalField[] {
  const found = new Map<string, PersonalField>();
  walk(schema, "", found, new Set());
  return [...found.values()];
}

/** What zod keeps of a schema's build; only the parts that hold further schemas. */
interface Parts {
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly element?: z.core.$ZodType;
  readonly innerType?: z.core.$ZodType;
  readonly valueType?: z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
  readonly items?: readonly z.core.$ZodType[];
  readonly left?: z.core.$ZodType;
  readonly right?: z.core.$ZodType;
  readonly in?: z.core.$ZodType;
  readonly out?: z.core.$ZodType;
  readonly getter?: () => z.core.$ZodType;
}

function walk(
  schema: z.core.$ZodType,
  path: string,
  found: Map<string, PersonalField>,
  above: ReadonlySet<z.core.$ZodType>,
): void {
  if (above.has(schema)) return;
  const kind = (schema as z.ZodType).meta()?.personal;
  if (kind !== undefined) {
    found.set(path, { path, name: path.slice(path.lastIndexOf(".") + 1).replaceAll("[]", ""), kind });
    return;
  }
  const inside = new Set(above).add(schema);
  for (const [step, part] of partsOf(schema._zod.def as Parts)) walk(part, joined(path, step), found, inside);
}

/** The schemas one step inside, each with what it adds to the path. */
function partsOf(def: Parts): [step: string, part: z.core.$ZodType][] {
  const same = [def.innerType, def.left, def.right, def.in, def.out, def.getter?.(), ...(def.options ?? [])];
  const listed = [def.element, ...(def.items ?? [])];
  return [
    ...Object.entries(def.shape ?? {}),
    ...same.flatMap((part): [string, z.core.$ZodType][] => (part ? [["", part]] : [])),
    ...listed.flatMap((part): [string, z.core.$ZodType][] => (part ? [["[]", part]] : [])),
    ...(def.valueType ? ([["*", def.valueType]] as [string, z.core.$ZodType][]) : []),
  ];
}

function joined(path: string, step: string): string {
  if (step === "" || step === "[]" || path === "") return path + step;
  return `${path}.${step}`;
}

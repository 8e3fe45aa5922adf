import { type ImportRowKind, type ImportState, importRowKindSchema } from "../../domain/import.schema.ts";

const KINDS: readonly ImportRowKind[] = ["rejected", "differing", "warned", "ready"];

/** The kinds of row a page offers. Once saved, rows without a note have nothing more to say. */
export function kindsShown(state: ImportState): readonly ImportRowKind[] {
  return state === "done" ? KINDS.filter((kind) => kind !== "ready") : KINDS;
}

/** The kind an address asks for, `?hasil=differing`; rejected rows where it asks for none that is shown. */
export function kindOf(text: string | null, state: ImportState): ImportRowKind {
  const { data } = importRowKindSchema.safeParse(text);
  return data !== undefined && kindsShown(state).includes(data) ? data : "rejected";
}

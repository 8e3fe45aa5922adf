import { type CalendarDate, parseNik } from "@spbe-kit/core";
import { type Child, type ChildDraft, childDraftSchema, type Sex } from "../../domain/child.schema.ts";

/** What stands in the boxes. `nik` null: the stored one is kept. */
export interface ChildEntries {
  readonly name: string;
  readonly sex: Sex | null;
  readonly birthDate: CalendarDate | null;
  readonly nik: string | null;
  readonly motherName: string;
  readonly posyanduCode: string;
  readonly birthWeightKg: number | null;
  readonly birthLengthCm: number | null;
}
export type ChildFieldName = keyof ChildEntries;

export function childEntries(child?: Child): ChildEntries {
  return {
    name: child?.name ?? "",
    sex: child?.sex ?? null,
    birthDate: child?.birthDate ?? null,
    nik: child && child.nik.state !== "none" ? null : "",
    motherName: child?.motherName ?? "",
    posyanduCode: child?.posyanduCode ?? "",
    birthWeightKg: child?.birthWeightKg ?? null,
    birthLengthCm: child?.birthLengthCm ?? null,
  };
}

export type NikDoubt = "nikDoubt" | "nikBirth" | "nikSex";

/** Why a NIK is doubtful; it is never refused for it. Any century its two-digit year may mean fits. */
export function nikDoubt({ nik, birthDate, sex }: ChildEntries, today: CalendarDate): NikDoubt | null {
  if (!nik?.trim()) return null;
  const read = parseNik(nik, { today });
  if (!read.ok) return "nikDoubt";
  if (birthDate !== null && !read.value.birthDateAlternatives.includes(birthDate)) return "nikBirth";
  return sex !== null && (read.value.sex === "male") !== (sex === "M") ? "nikSex" : null;
}

/** Reads the boxes by the rules of the server. A kept NIK is left out of the draft. */
export function readChild(
  entries: ChildEntries,
  today: CalendarDate,
  unread: readonly ChildFieldName[],
): { readonly draft: ChildDraft } | { readonly complaints: Readonly<Record<string, string>> } {
  const complaints: Record<string, string> = {};
  const parsed = childDraftSchema.safeParse({
    ...entries,
    nik: entries.nik?.trim() || null,
    motherName: entries.motherName.trim() || null,
  });
  for (const { path, message } of parsed.error?.issues ?? []) complaints[String(path[0])] ??= message;
  if (entries.sex === null) complaints.sex = "form/sex-missing";
  if (entries.birthDate === null) complaints.birthDate = "form/birth-date-missing";
  else if (entries.birthDate > today) complaints.birthDate = "stunting/birth-in-future";
  for (const name of unread) complaints[name] = "form/unread";
  if (Object.keys(complaints).length > 0 || !parsed.success) return { complaints };
  if (entries.nik !== null) return { draft: parsed.data };
  const { nik: _kept, ...draft } = parsed.data;
  return { draft };
}

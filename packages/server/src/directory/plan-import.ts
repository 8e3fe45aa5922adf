import type { CalendarDate } from "@spbe-kit/core";
import { covers, definitiveClash, type ImportRow, unitInCircle } from "@spbe-kit/core/organisation";
import { type ReadRow, type RowProblem, readRow } from "./import-columns.ts";
import type { FileRow } from "./import-file.ts";
import type { KnownDirectory, KnownHolding, KnownPost, KnownUnit } from "./known-directory.ts";

export interface NewPerson {
  readonly personId: string;
  readonly nip: string;
  readonly name: string;
  readonly frontTitle: string | null;
  readonly backTitle: string | null;
  readonly accountId: string | null;
}

/** What one row writes. An empty row of changes is a row that says what is known already. */
export interface PlannedRow {
  readonly number: number;
  readonly problems: readonly RowProblem[];
  readonly unit?: { readonly outcome: Outcome; readonly value: KnownUnit };
  readonly post?: { readonly outcome: Outcome; readonly value: KnownPost };
  readonly person?: NewPerson;
  readonly holding?: { readonly outcome: Outcome; readonly value: KnownHolding };
}
export type Outcome = NonNullable<ImportRow["unit"]>;

export interface Planning {
  readonly today: CalendarDate;
  readonly newId: () => string;
}

/**
 * What a file would write into a directory, row by row; a row builds on those above it. The directory handed in is a copy that the
 * plan fills as it goes, so that a preview and a run come to the same.
 */
export function planImport(rows: readonly FileRow[], known: KnownDirectory, planning: Planning): readonly PlannedRow[] {
  return rows.map(({ number, cells }) => {
    const { row, problems } = readRow(cells);
    return row ? { number, ...planRow(row, known, planning) } : { number, problems };
  });
}

function planRow(row: ReadRow, known: KnownDirectory, planning: Planning): Omit<PlannedRow, "number"> {
  const unit = planUnit(row, known, planning);
  if ("code" in unit) return { problems: [unit] };
  const post = row.post && planPost(row, unit.value, known, planning);
  const holder = row.holder && post ? planHolder(row.holder, post.value, known, planning) : undefined;
  // Nothing of a refused row is written; what it would have made is not known to the rows below.
  if (holder && "code" in holder) return { problems: [holder] };
  known.units.set(unit.value.unitId, unit.value);
  if (post) known.posts.set(post.value.postId, post.value);
  if (holder) {
    known.people.set(holder.nip, holder.holding.value.personId);
    known.holdings.set(holder.holding.value.holdingId, holder.holding.value);
  }
  return {
    problems: [],
    unit,
    ...(post && { post }),
    ...(holder && { holding: holder.holding }),
    ...(holder?.person && { person: holder.person }),
  };
}

function planUnit(
  { unit, holder, since }: ReadRow,
  known: KnownDirectory,
  { today, newId }: Planning,
): { outcome: Outcome; value: KnownUnit } | RowProblem {
  const parentId = unit.parentCode === null ? null : unitOfCode(known, unit.parentCode)?.unitId;
  if (parentId === undefined) return { column: "kode induk", code: "directory/row-parent-unknown" };
  const before = unitOfCode(known, unit.code);
  if (!before) {
    if (unit.name === null || unit.kind === null)
      return { column: "nama unit", code: "directory/row-unit-name-missing" };
    const validFrom = since ?? earlier(today, holder?.validFrom);
    const { name, kind, shortName, code } = unit;
    const value = {
      unitId: newId(),
      parentId,
      kind,
      name,
      shortName,
      code,
      validFrom,
      validUntil: null,
      successorId: null,
    };
    return { outcome: "new", value: { ...value, version: 1 } };
  }
  // What the row leaves empty stays as it is.
  const value = {
    ...before,
    name: unit.name ?? before.name,
    kind: unit.kind ?? before.kind,
    shortName: unit.shortName ?? before.shortName,
    parentId: unit.parentCode === null ? before.parentId : parentId,
  };
  if (value.parentId !== before.parentId && unitInCircle(new Map(known.units).set(value.unitId, value)))
    return { column: "kode induk", code: "directory/unit-circle" };
  return { outcome: isSame(before, value) ? "same" : "changed", value };
}

function planPost(
  { post, holder, since }: ReadRow,
  unit: KnownUnit,
  known: KnownDirectory,
  { today, newId }: Planning,
): { outcome: Outcome; value: KnownPost } {
  const { name, kind, level, code } = post!;
  const before = [...known.posts.values()].find(
    (one) =>
      one.unitId === unit.unitId &&
      one.validUntil === null &&
      (code === null ? one.code === null && one.name.toLowerCase() === name.toLowerCase() : one.code === code),
  );
  if (!before) {
    const validFrom = since ?? earlier(today, holder?.validFrom);
    const value = { postId: newId(), unitId: unit.unitId, name, kind, level, code, validFrom, validUntil: null };
    return { outcome: "new", value: { ...value, version: 1 } };
  }
  const value = { ...before, name, kind, level: level ?? before.level };
  return { outcome: isSame(before, value) ? "same" : "changed", value };
}

type PlannedHolder =
  | { readonly nip: string; readonly person?: NewPerson; readonly holding: { outcome: Outcome; value: KnownHolding } }
  | RowProblem;

function planHolder(
  holder: NonNullable<ReadRow["holder"]>,
  post: KnownPost,
  known: KnownDirectory,
  { newId }: Planning,
): PlannedHolder {
  const { nip, name, frontTitle, backTitle, accountId, capacity, decree, validFrom, validUntil } = holder;
  const knownPerson = known.people.get(nip);
  if (knownPerson === undefined && name === "") return { column: "nama", code: "directory/name-missing" };
  const personId = knownPerson ?? newId();
  const others = [...known.holdings.values()].filter(({ postId }) => postId === post.postId);
  const before = others.find(
    (one) => one.personId === personId && one.capacity === capacity && one.validFrom === validFrom,
  );
  const value = before
    ? { ...before, validUntil, decree: decree ?? before.decree }
    : { holdingId: newId(), postId: post.postId, personId, capacity, decree, validFrom, validUntil, version: 1 };
  if (!covers(post, value)) return { column: "mulai", code: "directory/outside-of-post" };
  if (
    definitiveClash(
      others.filter((one) => one !== before),
      value,
    )
  )
    return { column: "mulai", code: "directory/row-holder-clash" };
  const outcome = !before ? "new" : isSame(before, value) ? "same" : "changed";
  const person = knownPerson === undefined ? { personId, nip, name, frontTitle, backTitle, accountId } : undefined;
  return { nip, holding: { outcome, value }, ...(person && { person }) };
}

function unitOfCode({ units }: KnownDirectory, code: string): KnownUnit | undefined {
  return [...units.values()].find((unit) => unit.code === code && unit.validUntil === null);
}

function earlier(day: CalendarDate, other: CalendarDate | undefined): CalendarDate {
  return other !== undefined && other < day ? other : day;
}

function isSame<T extends object>(a: T, b: T): boolean {
  return (Object.keys(a) as (keyof T)[]).every((key) => a[key] === b[key]);
}

import type { CalendarDate } from "./calendar-date.ts";
import type { Capacity, Staffing } from "./organisation.schema.ts";

/** A stretch of days: from the first day up to, but not on, the day it no longer holds. Null lasts. */
export interface Period {
  readonly validFrom: CalendarDate;
  readonly validUntil: CalendarDate | null;
}

/** True when the stretch covers the day: its first day does, the day it ends on does not. */
export function isInForce({ validFrom, validUntil }: Period, day: CalendarDate): boolean {
  return validFrom <= day && (validUntil === null || day < validUntil);
}

/** True when two stretches share a day. One that ends on the day the other begins does not. */
export function overlaps(a: Period, b: Period): boolean {
  return (b.validUntil === null || a.validFrom < b.validUntil) && (a.validUntil === null || b.validFrom < a.validUntil);
}

/** True when every day of `inner` is a day of `outer`. */
export function covers(outer: Period, inner: Period): boolean {
  if (inner.validFrom < outer.validFrom) return false;
  return outer.validUntil === null || (inner.validUntil !== null && inner.validUntil <= outer.validUntil);
}

/** Of those who hold a post for good, the first whose time meets the new one's: there may be one a day, no more. */
export function definitiveClash<T extends Period & { readonly capacity: Capacity }>(
  existing: readonly T[],
  wanted: Period & { readonly capacity: Capacity },
): T | undefined {
  if (wanted.capacity !== "definitif") return undefined;
  return existing.find((one) => one.capacity === "definitif" && overlaps(one, wanted));
}

/** Whether a post has its holder on a day. Plh stands in for a holder who stays the holder. */
export function staffingOn(
  holdings: readonly (Period & { readonly capacity: Capacity })[],
  day: CalendarDate,
): Staffing {
  const now = holdings.filter((holding) => isInForce(holding, day));
  if (now.some(({ capacity }) => capacity === "definitif")) return "filled";
  return now.length > 0 ? "acting" : "vacant";
}

/** What the tree needs of a unit. */
export interface UnitPlace extends Period {
  readonly unitId: string;
  readonly parentId: string | null;
  readonly successorId: string | null;
}

/**
 * The unit that stands on a day where `unitId` was named: itself while it lasts, afterwards its successor, and so on along the
 * chain. Undefined where the chain ends without one. Posts and lower units keep the name they were given and move along.
 */
export function unitOnDay<U extends UnitPlace>(
  units: ReadonlyMap<string, U>,
  unitId: string | null,
  day: CalendarDate,
): U | undefined {
  const seen = new Set<string>();
  for (let id = unitId; id !== null && !seen.has(id); ) {
    seen.add(id);
    const unit = units.get(id);
    if (unit === undefined || isInForce(unit, day)) return unit;
    id = day < unit.validFrom ? null : unit.successorId;
  }
  return undefined;
}

/** The units above one on a day, nearest first; "circle" when they come back to one already met. */
export function unitsAbove<U extends UnitPlace>(
  units: ReadonlyMap<string, U>,
  unit: U,
  day: CalendarDate,
): readonly U[] | "circle" {
  const above: U[] = [];
  const seen = new Set([unit.unitId]);
  for (let next = unitOnDay(units, unit.parentId, day); next; next = unitOnDay(units, next.parentId, day)) {
    if (seen.has(next.unitId)) return "circle";
    seen.add(next.unitId);
    above.push(next);
  }
  return above;
}

/** A unit that stands above itself on some day; undefined when the organisation is a tree on every day it has known. */
export function unitInCircle<U extends UnitPlace>(units: ReadonlyMap<string, U>): U | undefined {
  const days = new Set(
    [...units.values()].flatMap(({ validFrom, validUntil }) => [validFrom, validUntil ?? validFrom]),
  );
  for (const day of days)
    for (const unit of units.values())
      if (isInForce(unit, day) && unitsAbove(units, unit, day) === "circle") return unit;
  return undefined;
}

/** What a merged record points to. */
export type Survivors = ReadonlyMap<string, string | null>;

/** The record that stands in the end for `id`, along merges of merges. @throws Error for pointers that run in a circle, which no merge leaves behind */
export function lastSurvivor(survivors: Survivors, id: string): string {
  const seen = new Set<string>();
  let at = id;
  for (let next = survivors.get(at); next; next = survivors.get(at)) {
    if (seen.has(at)) throw new Error(`spbe-kit: merged records point in a circle at ${at}.`);
    seen.add(at);
    at = next;
  }
  return at;
}

/** "dr." and "Ratna Kusumawati" and "M.Kes." as letters print them: a comma before the titles that follow. */
export function nameWithTitles(person: {
  readonly name: string;
  readonly frontTitle: string | null;
  readonly backTitle: string | null;
}): string {
  const { name, frontTitle, backTitle } = person;
  return [[frontTitle, name].filter(Boolean).join(" "), backTitle].filter(Boolean).join(", ");
}

/** The words a name is found by: lower case, without marks. */
export function searchWords(text: string): readonly string[] {
  const words = text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’`]/g, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  return [...new Set(words)];
}

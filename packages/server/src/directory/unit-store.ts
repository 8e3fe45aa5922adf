import type { CalendarDate } from "@spbe-kit/core";
import { isInForce, type Unit, type UnitKind, type UnitNode, unitOnDay } from "@spbe-kit/core/organisation";
import { sql } from "kysely";
import type { Transaction } from "../database/index.ts";
import { shownUntil, storedUntil } from "./lasting.ts";
import { idsByWords, writeWords } from "./word-index.ts";

interface UnitRow {
  unit_id: string;
  parent_id: string | null;
  kind: UnitKind;
  name: string;
  short_name: string | null;
  code: string | null;
  valid_from: CalendarDate;
  valid_until: CalendarDate;
  successor_id: string | null;
  version: number;
}

export type Units = ReadonlyMap<string, Unit>;

const COLUMNS = sql`unit_id, parent_id, kind, name, short_name, code, valid_from, valid_until, successor_id, version`;
const MOST_FOUND = 50;

/** Every unit the regency ever had: some hundred, and the tree of a day needs the ended ones too. */
export async function readUnits(tx: Transaction, regency: string): Promise<Units> {
  const { rows } = await sql<UnitRow>`select ${COLUMNS} from directory_unit where regency_code = ${regency}`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.unit_id, unitOf(row)]));
}

export async function searchUnits(tx: Transaction, regency: string, text: string): Promise<Unit[]> {
  const ids = idsByWords(regency, "unit", text);
  if (ids === undefined) return [];
  const { rows } = await sql<UnitRow>`
    select ${COLUMNS} from directory_unit where regency_code = ${regency} and unit_id in (${ids})
    order by valid_until desc, name, unit_id limit ${MOST_FOUND}`.execute(tx);
  return rows.map(unitOf);
}

/** One writer of the tree at a time, so that two sound changes cannot make a circle together. Ends with the transaction. */
export async function lockUnits(tx: Transaction, regency: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`directory-units/${regency}`}, 0))`.execute(tx);
}

/** @returns false where the id is in use */
export async function insertUnit(tx: Transaction, regency: string, unit: Unit): Promise<boolean> {
  const { rows } = await sql`
    insert into directory_unit (regency_code, unit_id, parent_id, kind, name, short_name, code, valid_from, valid_until)
    values (${regency}, ${unit.unitId}, ${unit.parentId}, ${unit.kind}, ${unit.name}, ${unit.shortName}, ${unit.code},
      ${unit.validFrom}::date, ${storedUntil(unit.validUntil)}::date)
    on conflict (regency_code, unit_id) do nothing returning unit_id`.execute(tx);
  if (rows.length === 0) return false;
  await writeUnitWords(tx, regency, [unit]);
  return true;
}

/** Writes a unit over the version that was read. @returns false when somebody was faster */
export async function updateUnit(tx: Transaction, regency: string, unit: Unit): Promise<boolean> {
  const { rows } = await sql`
    update directory_unit set parent_id = ${unit.parentId}, kind = ${unit.kind}, name = ${unit.name},
      short_name = ${unit.shortName}, code = ${unit.code}, valid_until = ${storedUntil(unit.validUntil)}::date,
      successor_id = ${unit.successorId}, version = version + 1
    where regency_code = ${regency} and unit_id = ${unit.unitId} and version = ${unit.version}
    returning unit_id`.execute(tx);
  if (rows.length === 0) return false;
  await writeUnitWords(tx, regency, [unit]);
  return true;
}

export function writeUnitWords(
  tx: Transaction,
  regency: string,
  units: readonly Pick<Unit, "unitId" | "name" | "shortName" | "code">[],
): Promise<void> {
  const records = units.map(({ unitId, name, shortName, code }) => ({
    subjectId: unitId,
    text: [name, shortName, code].filter(Boolean).join(" "),
  }));
  return writeWords(tx, regency, "unit", records);
}

/** The units of a day, each below the unit that then stood above it, with the posts it then had. */
export async function unitNodes(tx: Transaction, regency: string, on: CalendarDate): Promise<UnitNode[]> {
  const units = await readUnits(tx, regency);
  const counts = await countPosts(tx, regency, units, on);
  return [...units.values()]
    .filter((unit) => isInForce(unit, on))
    .sort((a, b) => compareTexts(a.code ?? "~", b.code ?? "~") || compareTexts(a.name, b.name))
    .map(({ unitId, parentId, kind, name, shortName, code }) => ({
      unitId,
      parentId: unitOnDay(units, parentId, on)?.unitId ?? null,
      kind,
      name,
      shortName,
      code,
      ...(counts.get(unitId) ?? { posts: 0, vacant: 0 }),
    }));
}

async function countPosts(tx: Transaction, regency: string, units: Units, on: CalendarDate) {
  const { rows } = await sql<{ unit_id: string; posts: number; vacant: number }>`
    select p.unit_id, count(*)::int as posts,
      count(*) filter (where not exists (select from directory_holding h
        where h.regency_code = ${regency} and h.post_id = p.post_id and h.capacity = 'definitif'
          and h.valid_from <= ${on}::date and h.valid_until > ${on}::date))::int as vacant
    from directory_post p
    where p.regency_code = ${regency} and p.valid_from <= ${on}::date and p.valid_until > ${on}::date
    group by p.unit_id`.execute(tx);
  const counts = new Map<string, { posts: number; vacant: number }>();
  for (const { unit_id, posts, vacant } of rows) {
    const unit = unitOnDay(units, unit_id, on);
    const before = unit && counts.get(unit.unitId);
    if (unit) counts.set(unit.unitId, { posts: posts + (before?.posts ?? 0), vacant: vacant + (before?.vacant ?? 0) });
  }
  return counts;
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function unitOf(row: UnitRow): Unit {
  return {
    unitId: row.unit_id,
    parentId: row.parent_id,
    kind: row.kind,
    name: row.name,
    shortName: row.short_name,
    code: row.code,
    validFrom: row.valid_from,
    validUntil: shownUntil(row.valid_until),
    successorId: row.successor_id,
    version: row.version,
  };
}

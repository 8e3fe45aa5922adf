import { addDays, type CalendarDate } from "@spbe-kit/core";
import {
  type DirectoryContract,
  isInForce,
  type Unit,
  type UnitDetail,
  unitInCircle,
  unitOnDay,
  unitsAbove,
} from "@spbe-kit/core/organisation";
import { sql } from "kysely";
import type { Handlers } from "../host/server-module.ts";
import { type Looking, readPosts } from "./post-store.ts";
import { refusing } from "./refusing.ts";
import { insertUnit, lockUnits, readUnits, searchUnits, type Units, unitNodes, updateUnit } from "./unit-store.ts";

export const unitsHandlers: Handlers<DirectoryContract>["units"] = {
  list: ({ query }, { db, signedIn, today }) => {
    const on = query.on ?? today();
    return db(async (tx) => ({ on, items: await unitNodes(tx, signedIn.regencyCode, on) }), { readOnly: true });
  },

  search: ({ body }, { db, signedIn }) =>
    db(async (tx) => ({ items: await searchUnits(tx, signedIn.regencyCode, body.text) }), { readOnly: true }),

  get: async ({ params, query }, { db, signedIn, today, fail }) => {
    const on = query.on ?? today();
    const detail = await db((tx) => readDetail({ tx, regency: signedIn.regencyCode, on }, params.unitId), {
      readOnly: true,
    });
    return detail ?? fail("directory/unit-not-found");
  },

  create: ({ body }, { db, signedIn, fail }) =>
    refusing(
      db(async (tx) => {
        const regency = signedIn.regencyCode;
        await lockUnits(tx, regency);
        const units = await readUnits(tx, regency);
        const unit: Unit = { ...body, validUntil: null, successorId: null, version: 1 };
        if (!standsBelow(units, unit.parentId, unit.validFrom)) fail("directory/parent-not-in-force");
        if (!(await insertUnit(tx, regency, unit))) fail("directory/id-taken");
        return unit;
      }),
      { directory_unit_code: () => fail("directory/code-taken") },
    ),

  change: ({ params, body, version }, { db, signedIn, fail }) =>
    refusing(
      db(async (tx) => {
        const regency = signedIn.regencyCode;
        await lockUnits(tx, regency);
        const units = await readUnits(tx, regency);
        const before = units.get(params.unitId) ?? fail("directory/unit-not-found");
        if (before.version !== version) fail("core/version-changed");
        const unit: Unit = { ...before, ...body };
        if (body.parentId !== before.parentId && !standsBelow(units, body.parentId, before.validFrom))
          fail("directory/parent-not-in-force");
        if (unitInCircle(withUnit(units, unit))) fail("directory/unit-circle");
        if (!(await updateUnit(tx, regency, unit))) fail("core/version-changed");
        return { ...unit, version: version + 1 };
      }),
      { directory_unit_code: () => fail("directory/code-taken") },
    ),

  rename: ({ params, body, version }, { db, signedIn, fail }) =>
    refusing(
      db(async (tx) => {
        const regency = signedIn.regencyCode;
        await lockUnits(tx, regency);
        const units = await readUnits(tx, regency);
        const before = units.get(params.unitId) ?? fail("directory/unit-not-found");
        if (before.version !== version) fail("core/version-changed");
        const { on, successorId, ...facts } = body;
        if (!mayEnd(before, on)) fail("directory/already-ended");
        const parentId = unitOnDay(units, before.parentId, on)?.unitId ?? null;
        const next: Unit = {
          ...facts,
          parentId,
          unitId: successorId,
          validFrom: on,
          validUntil: null,
          successorId: null,
          version: 1,
        };
        // First the end, so that the name that goes on may keep the code.
        if (!(await updateUnit(tx, regency, { ...before, validUntil: on }))) fail("core/version-changed");
        if (!(await insertUnit(tx, regency, next))) fail("directory/id-taken");
        const ended: Unit = { ...before, validUntil: on, successorId, version: version + 1 };
        if (unitInCircle(withUnit(withUnit(units, ended), next))) fail("directory/unit-circle");
        await updateUnit(tx, regency, ended);
        return next;
      }),
      { directory_unit_code: () => fail("directory/code-taken") },
    ),

  close: ({ params, body, version }, { db, signedIn, fail }) =>
    db(async (tx) => {
      const regency = signedIn.regencyCode;
      await lockUnits(tx, regency);
      const units = await readUnits(tx, regency);
      const before = units.get(params.unitId) ?? fail("directory/unit-not-found");
      if (before.version !== version) fail("core/version-changed");
      const { on, successorId } = body;
      if (!mayEnd(before, on)) fail("directory/already-ended");
      const unit: Unit = { ...before, validUntil: on, successorId };
      if (successorId === null) {
        if (await hasParts({ tx, regency, on }, units, unit)) fail("directory/unit-in-use");
      } else {
        const successor = units.get(successorId);
        if (!successor || successorId === unit.unitId || !isInForce(successor, on))
          fail("directory/successor-not-in-force");
        if (unitInCircle(withUnit(units, unit))) fail("directory/unit-circle");
      }
      if (!(await updateUnit(tx, regency, unit))) fail("core/version-changed");
      return { ...unit, version: version + 1 };
    }),
};

function standsBelow(units: Units, parentId: string | null, day: CalendarDate): boolean {
  return parentId === null || unitOnDay(units, parentId, day) !== undefined;
}

/** An end lies after the first day and before the end there is. */
function mayEnd(unit: Unit, on: CalendarDate): boolean {
  return unit.validFrom < on && (unit.validUntil === null || on < unit.validUntil);
}

function withUnit(units: Units, unit: Unit): Units {
  return new Map(units).set(unit.unitId, unit);
}

/** Whether posts or lower units would stand under nothing from that day on. */
async function hasParts({ tx, regency, on }: Looking, units: Units, unit: Unit): Promise<boolean> {
  const named = [...units.keys()].filter((id) => unitOnDay(units, id, on)?.unitId === unit.unitId);
  const after = ({ validUntil }: Unit) => validUntil === null || validUntil > on;
  if ([...units.values()].some((one) => one.parentId !== null && named.includes(one.parentId) && after(one)))
    return true;
  const { rows } = await sql`
    select post_id from directory_post
    where regency_code = ${regency} and unit_id = any(${named}::uuid[]) and valid_until > ${on}::date limit 1`.execute(
    tx,
  );
  return rows.length > 0;
}

async function readDetail(looking: Looking, unitId: string): Promise<UnitDetail | undefined> {
  const { tx, regency } = looking;
  const units = await readUnits(tx, regency);
  const unit = units.get(unitId);
  if (!unit) return undefined;
  const on = nearestDay(unit, looking.on);
  const above = unitsAbove(units, unit, on);
  const named = [...units.keys()].filter((id) => unitOnDay(units, id, on)?.unitId === unitId);
  const below = [...units.values()].filter(
    (one) => isInForce(one, on) && one.parentId !== null && named.includes(one.parentId) && one.unitId !== unitId,
  );
  const successor = unit.successorId === null ? undefined : units.get(unit.successorId);
  return {
    on,
    unit,
    above: above === "circle" ? [] : [...above].reverse().map(shortOf),
    below: below.map(shortOf).sort((a, b) => (a.name < b.name ? -1 : 1)),
    before: [...units.values()]
      .filter((one) => one.successorId === unitId)
      .map((one) => ({ ...shortOf(one), validUntil: one.validUntil })),
    successor: successor ? shortOf(successor) : null,
    posts: await readPosts({ tx, regency, on }, { unitIds: named, onlyOnDay: true }, units),
    version: unit.version,
  };
}

/** The day asked for, or of a unit that is not in force then, its first or last day. */
function nearestDay(unit: Unit, on: CalendarDate): CalendarDate {
  if (on < unit.validFrom) return unit.validFrom;
  return unit.validUntil !== null && on >= unit.validUntil ? addDays(unit.validUntil, -1) : on;
}

function shortOf({ unitId, name }: Unit): { unitId: string; name: string } {
  return { unitId, name };
}

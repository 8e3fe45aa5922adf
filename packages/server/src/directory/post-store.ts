import type { CalendarDate } from "@spbe-kit/core";
import {
  type Capacity,
  type Holding,
  lastSurvivor,
  nameWithTitles,
  type Post,
  type PostKind,
  type Survivors,
  staffingOn,
  unitOnDay,
} from "@spbe-kit/core/organisation";
import { type RawBuilder, sql } from "kysely";
import type { Transaction } from "../database/index.ts";
import { shownUntil, storedUntil } from "./lasting.ts";
import { readUnits, type Units } from "./unit-store.ts";

/** Whose directory is looked at, and on which day. */
export interface Looking {
  readonly tx: Transaction;
  readonly regency: string;
  readonly on: CalendarDate;
}

interface PostRow {
  post_id: string;
  unit_id: string;
  kind: PostKind;
  name: string;
  level: string | null;
  code: string | null;
  valid_from: CalendarDate;
  valid_until: CalendarDate;
  version: number;
}

interface HoldingRow {
  holding_id: string;
  post_id: string;
  post_name: string;
  unit_id: string;
  person_id: string;
  capacity: Capacity;
  decree: string | null;
  valid_from: CalendarDate;
  valid_until: CalendarDate;
  version: number;
}

/** Which posts to read: all conditions hold. */
export interface PostsWanted {
  readonly postId?: string;
  readonly unitIds?: readonly string[];
  /** Only posts of the day, with the holders of the day. */
  readonly onlyOnDay?: boolean;
}

export async function readPosts(looking: Looking, wanted: PostsWanted, units?: Units): Promise<Post[]> {
  const { tx, regency, on } = looking;
  const known = units ?? (await readUnits(tx, regency));
  const conditions = [
    sql`p.regency_code = ${regency}`,
    ...(wanted.postId ? [sql`p.post_id = ${wanted.postId}::uuid`] : []),
    ...(wanted.unitIds ? [sql`p.unit_id = any(${[...wanted.unitIds]}::uuid[])`] : []),
    ...(wanted.onlyOnDay ? [sql`p.valid_from <= ${on}::date and p.valid_until > ${on}::date`] : []),
  ];
  const { rows } = await sql<PostRow>`
    select p.post_id, p.unit_id, p.kind, p.name, p.level, p.code, p.valid_from, p.valid_until, p.version
    from directory_post p where ${sql.join(conditions, sql` and `)}
    order by p.kind desc, p.level nulls last, p.name, p.code nulls first, p.post_id`.execute(tx);
  const ids = rows.map((row) => row.post_id);
  const holdings = await readHoldings(looking, sql`h.post_id = any(${ids}::uuid[])`, {
    units: known,
    onlyOnDay: wanted.onlyOnDay ?? false,
  });
  return rows.map((row) => postOf(row, holdings, known, on));
}

/** @param where a condition over `h`, the holding */
export async function readHoldings(
  { tx, regency, on }: Looking,
  where: RawBuilder<unknown>,
  { units, onlyOnDay }: { readonly units: Units; readonly onlyOnDay: boolean },
): Promise<Holding[]> {
  const today = onlyOnDay ? sql`and h.valid_from <= ${on}::date and h.valid_until > ${on}::date` : sql``;
  const { rows } = await sql<HoldingRow>`
    select h.holding_id, h.post_id, p.name as post_name, p.unit_id, h.person_id, h.capacity, h.decree, h.valid_from,
      h.valid_until, h.version
    from directory_holding h join directory_post p on p.regency_code = h.regency_code and p.post_id = h.post_id
    where h.regency_code = ${regency} and ${where} ${today}
    order by h.valid_from desc, h.holding_id`.execute(tx);
  if (rows.length === 0) return [];
  const survivors = await readSurvivors(tx, regency);
  const standing = (row: HoldingRow) => lastSurvivor(survivors, row.person_id);
  const names = await readNames(tx, regency, rows.map(standing));
  return rows.map((row) => {
    const personId = standing(row);
    const unit = unitOnDay(units, row.unit_id, on) ?? units.get(row.unit_id);
    return {
      holdingId: row.holding_id,
      postId: row.post_id,
      postName: row.post_name,
      unitId: unit?.unitId ?? row.unit_id,
      unitName: unit?.name ?? "",
      personId,
      personName: names.get(personId) ?? "",
      capacity: row.capacity,
      decree: row.decree,
      validFrom: row.valid_from,
      validUntil: shownUntil(row.valid_until),
      version: row.version,
    };
  });
}

/** The pointers of merged people; few of them. */
export async function readSurvivors(tx: Transaction, regency: string): Promise<Survivors> {
  const { rows } = await sql<{ person_id: string; survivor_id: string }>`
    select person_id, survivor_id from directory_person
    where regency_code = ${regency} and survivor_id is not null`.execute(tx);
  return new Map(rows.map((row) => [row.person_id, row.survivor_id]));
}

export async function readNames(
  tx: Transaction,
  regency: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{
    person_id: string;
    name: string;
    front_title: string | null;
    back_title: string | null;
  }>`
    select person_id, name, front_title, back_title from directory_person
    where regency_code = ${regency} and person_id = any(${[...new Set(ids)]}::uuid[])`.execute(tx);
  return new Map(
    rows.map((row) => [
      row.person_id,
      nameWithTitles({ name: row.name, frontTitle: row.front_title, backTitle: row.back_title }),
    ]),
  );
}

/** @returns false where the id is in use */
export async function insertPost(
  tx: Transaction,
  regency: string,
  post: Pick<Post, "postId" | "unitId" | "kind" | "name" | "level" | "code" | "validFrom">,
): Promise<boolean> {
  const { rows } = await sql`
    insert into directory_post (regency_code, post_id, unit_id, kind, name, level, code, valid_from)
    values (${regency}, ${post.postId}, ${post.unitId}, ${post.kind}, ${post.name}, ${post.level}, ${post.code},
      ${post.validFrom}::date)
    on conflict (regency_code, post_id) do nothing returning post_id`.execute(tx);
  return rows.length > 0;
}

/** Writes a post over the version that was read. @returns false when somebody was faster */
export async function updatePost(
  tx: Transaction,
  regency: string,
  post: Pick<Post, "postId" | "unitId" | "kind" | "name" | "level" | "code" | "validUntil" | "version">,
): Promise<boolean> {
  const { rows } = await sql`
    update directory_post set unit_id = ${post.unitId}, kind = ${post.kind}, name = ${post.name}, level = ${post.level},
      code = ${post.code}, valid_until = ${storedUntil(post.validUntil)}::date, version = version + 1
    where regency_code = ${regency} and post_id = ${post.postId} and version = ${post.version}
    returning post_id`.execute(tx);
  return rows.length > 0;
}

function postOf(row: PostRow, holdings: readonly Holding[], units: Units, on: CalendarDate): Post {
  const own = holdings.filter(({ postId }) => postId === row.post_id);
  const unit = unitOnDay(units, row.unit_id, on) ?? units.get(row.unit_id);
  return {
    postId: row.post_id,
    unitId: unit?.unitId ?? row.unit_id,
    unitName: unit?.name ?? "",
    kind: row.kind,
    name: row.name,
    level: row.level,
    code: row.code,
    validFrom: row.valid_from,
    validUntil: shownUntil(row.valid_until),
    staffing: staffingOn(own, on),
    holdings: own,
    version: row.version,
  };
}

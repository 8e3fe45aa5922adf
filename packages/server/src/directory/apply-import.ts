import { type ImportReport, type ImportRow, organisationSentences } from "@spbe-kit/core/organisation";
import { sql } from "kysely";
import type { Transaction } from "../database/index.ts";
import { reseat } from "./holding-store.ts";
import { storedUntil } from "./lasting.ts";
import type { PlannedRow } from "./plan-import.ts";
import { writeUnitWords } from "./unit-store.ts";
import { writeWords } from "./word-index.ts";

/** Rows written in one transaction: short enough that the embedded engine keeps nobody waiting. */
export const IMPORT_CHUNK = 200;

const MOST_SHOWN = 200;

/** Writes what a part of a plan makes and changes. Everything of a row is in the same transaction. */
export async function applyRows(tx: Transaction, regency: string, rows: readonly PlannedRow[]): Promise<void> {
  const wanted = <T>(pick: (row: PlannedRow) => { outcome: string; value: T } | undefined, outcome: string) =>
    rows.flatMap((row) => {
      const found = pick(row);
      return found?.outcome === outcome ? [found.value] : [];
    });
  const units = { fresh: wanted((row) => row.unit, "new"), changed: wanted((row) => row.unit, "changed") };
  const posts = { fresh: wanted((row) => row.post, "new"), changed: wanted((row) => row.post, "changed") };
  const holdings = { fresh: wanted((row) => row.holding, "new"), changed: wanted((row) => row.holding, "changed") };
  const people = rows.flatMap(({ person }) => (person ? [person] : []));
  const rowsOf = (values: readonly object[]) => sql`jsonb_to_recordset(${JSON.stringify(values)}::jsonb)`;

  await sql`
    insert into directory_unit (regency_code, unit_id, parent_id, kind, name, short_name, code, valid_from)
    select ${regency}, r."unitId", r."parentId", r.kind, r.name, r."shortName", r.code, r."validFrom"
    from ${rowsOf(units.fresh)} r ("unitId" uuid, "parentId" uuid, kind text, name text, "shortName" text, code text, "validFrom" date)
    on conflict (regency_code, unit_id) do nothing`.execute(tx);
  await sql`
    update directory_unit u set parent_id = r."parentId", kind = r.kind, name = r.name, short_name = r."shortName",
      version = u.version + 1
    from ${rowsOf(units.changed)} r ("unitId" uuid, "parentId" uuid, kind text, name text, "shortName" text)
    where u.regency_code = ${regency} and u.unit_id = r."unitId"`.execute(tx);
  await writeUnitWords(tx, regency, [...units.fresh, ...units.changed]);
  await sql`
    insert into directory_post (regency_code, post_id, unit_id, kind, name, level, code, valid_from)
    select ${regency}, r."postId", r."unitId", r.kind, r.name, r.level, r.code, r."validFrom"
    from ${rowsOf(posts.fresh)} r ("postId" uuid, "unitId" uuid, kind text, name text, level text, code text, "validFrom" date)
    on conflict (regency_code, post_id) do nothing`.execute(tx);
  await sql`
    update directory_post p set kind = r.kind, name = r.name, level = r.level, version = p.version + 1
    from ${rowsOf(posts.changed)} r ("postId" uuid, kind text, name text, level text)
    where p.regency_code = ${regency} and p.post_id = r."postId"`.execute(tx);
  await sql`
    insert into directory_person (regency_code, person_id, name, front_title, back_title, account_id)
    select ${regency}, r."personId", r.name, r."frontTitle", r."backTitle", r."accountId"
    from ${rowsOf(people)} r ("personId" uuid, name text, "frontTitle" text, "backTitle" text, "accountId" text)
    on conflict (regency_code, person_id) do nothing`.execute(tx);
  await sql`
    insert into directory_identity (regency_code, person_id, nip, nik_state)
    select ${regency}, r."personId", r.nip, 'none' from ${rowsOf(people)} r ("personId" uuid, nip text)
    on conflict (regency_code, person_id) do nothing`.execute(tx);
  await writeWords(
    tx,
    regency,
    "person",
    people.map(({ personId, name }) => ({ subjectId: personId, text: name })),
  );
  const stored = (list: typeof holdings.fresh) =>
    rowsOf(list.map((one) => ({ ...one, until: storedUntil(one.validUntil) })));
  await sql`
    insert into directory_holding (regency_code, holding_id, post_id, person_id, capacity, decree, valid_from, valid_until)
    select ${regency}, r."holdingId", r."postId", r."personId", r.capacity, r.decree, r."validFrom", r.until
    from ${stored(holdings.fresh)} r ("holdingId" uuid, "postId" uuid, "personId" uuid, capacity text, decree text, "validFrom" date, until date)
    on conflict (regency_code, holding_id) do nothing`.execute(tx);
  await sql`
    update directory_holding h set decree = r.decree, valid_until = r.until, version = h.version + 1
    from ${stored(holdings.changed)} r ("holdingId" uuid, decree text, until date)
    where h.regency_code = ${regency} and h.holding_id = r."holdingId"`.execute(tx);
  const touched = [...holdings.fresh, ...holdings.changed].map(({ postId }) => postId);
  if (touched.length > 0) await reseat(tx, regency, [...new Set(touched)]);
}

/** What the screen shows of a plan: refused rows first, then those that change something. */
export function reportOf(rows: readonly PlannedRow[]): ImportReport {
  const count = (outcomes: readonly (string | undefined)[]) =>
    outcomes.filter((one) => one === "new" || one === "changed").length;
  const refused = rows.filter(({ problems }) => problems.length > 0);
  const changing = rows.filter(
    (row) => row.person || [row.unit, row.post, row.holding].some((one) => one && one.outcome !== "same"),
  );
  return {
    rows: rows.length,
    rejected: refused.length,
    written: {
      units: count(rows.map(({ unit }) => unit?.outcome)),
      posts: count(rows.map(({ post }) => post?.outcome)),
      people: rows.filter(({ person }) => person).length,
      holdings: count(rows.map(({ holding }) => holding?.outcome)),
    },
    items: [...refused, ...changing].slice(0, MOST_SHOWN).map(shownRow),
  };
}

function shownRow({ number, problems, unit, post, holding }: PlannedRow): ImportRow {
  return {
    row: number,
    unit: unit?.outcome ?? null,
    post: post?.outcome ?? null,
    holder: holding?.outcome ?? null,
    problems: problems.map(({ column, code }) => ({ column, code, message: organisationSentences[code].id })),
  };
}

import type { Scope, Transaction } from "@spbe-kit/server";
import { type RawBuilder, sql } from "kysely";
import type { GrowthStatus } from "../../domain/child.schema.ts";
import type { ChildPage } from "../../domain/children.contract.ts";
import { withinScope } from "../regency-scope.ts";
import { CHILD_COLUMNS, CHILD_FROM, type ChildRow, summaryOf } from "./child-row.ts";

export interface ListFilter {
  /** Of the account that asks. It chooses the index; what may be seen is the policies' to say. */
  readonly scope: Scope;
  readonly villageCode?: string | undefined;
  readonly posyanduCode?: string | undefined;
  readonly status?: GrowthStatus | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Scores are hundredths and were rounded before they are compared, as WHO's cut-offs ask. */
const STATUS: Readonly<Record<GrowthStatus, RawBuilder<unknown>>> = {
  stunted: sql`not c.latest_flagged and c.latest_haz < -200`,
  "severely-stunted": sql`not c.latest_flagged and c.latest_haz < -300`,
  wasted: sql`not c.latest_flagged and c.latest_whz < -200`,
  "severely-wasted": sql`not c.latest_flagged and c.latest_whz < -300`,
  underweight: sql`not c.latest_flagged and c.latest_waz < -200`,
  flagged: sql`c.latest_flagged`,
  normal: sql`not c.latest_flagged and coalesce(c.latest_haz, 0) >= -200 and coalesce(c.latest_whz, 0) >= -200 and coalesce(c.latest_waz, 0) >= -200`,
  "not-measured": sql`c.latest_on is null`,
};

/** One page by name, and how many there are in all. */
export async function listChildren(tx: Transaction, regency: string, filter: ListFilter): Promise<ChildPage> {
  const rows = await listPage(tx, regency, filter);
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::int as total from child c where ${asked(regency, filter)}`.execute(tx);
  const page = rows.slice(0, filter.limit);
  return {
    items: page.map(summaryOf),
    nextCursor: rows.length > filter.limit ? (page.at(-1)?.child_id ?? null) : null,
    total: counted[0]?.total ?? 0,
  };
}

/**
 * The rows of a page and one more. The cursor is the id of the last child of the page before: names do not belong in a URL, so
 * its place in the order is looked up again.
 */
export async function listPage(tx: Transaction, regency: string, filter: ListFilter): Promise<readonly ChildRow[]> {
  const after =
    filter.cursor === undefined
      ? sql``
      : sql`and (c.name_key, c.child_id) > (select a.name_key, a.child_id from child a
          where a.regency_code = ${regency} and a.child_id = ${filter.cursor}::uuid)`;
  const { rows } = await sql<ChildRow>`
    select ${CHILD_COLUMNS} from ${CHILD_FROM} where ${asked(regency, filter)} ${after}
    order by c.name_key, c.child_id limit ${filter.limit + 1}`.execute(tx);
  return rows;
}

function asked(regency: string, filter: ListFilter): RawBuilder<unknown> {
  return sql`
    c.regency_code = ${regency} ${withinScope(filter.scope, "c")}
    ${filter.villageCode === undefined ? sql`` : sql`and c.village_code = ${filter.villageCode}`}
    ${filter.posyanduCode === undefined ? sql`` : sql`and c.posyandu_code = ${filter.posyanduCode}`}
    ${filter.status === undefined ? sql`` : sql`and ${STATUS[filter.status]}`}`;
}

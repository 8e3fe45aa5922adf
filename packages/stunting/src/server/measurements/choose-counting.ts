import type { Transaction } from "@spbe-kit/server";
import { sql } from "kysely";

export interface ChildMonth {
  readonly childId: string;
  /** First day of the month. */
  readonly month: string;
}

/**
 * Chooses again which measurement stands for each child in each month: valid before flagged, then the latest day, then the
 * largest id; a total order on facts, so the order of arrival does not matter. The child-month belongs to the posyandu where
 * the child lived that month. A counted row never changes its cell: it is switched off first and on again after, in two
 * statements, because a partial unique index cannot wait for the end of one.
 */
export async function chooseCounting(tx: Transaction, regency: string, pairs: readonly ChildMonth[]): Promise<void> {
  if (pairs.length === 0) return;
  const wanted = wantedRows(regency);
  await sql`
    with pairs as (${pairsOf(pairs)}), want as materialized (${wanted})
    update measurement m set counts = false
    from pairs p
    where m.regency_code = ${regency} and m.child_id = p.child_id and m.month = p.month and m.counts
      and not exists (select 1 from want w where w.measurement_id = m.measurement_id and w.village_code = m.village_code
        and w.posyandu_code = m.posyandu_code and w.age_group = m.age_group and w.sex = m.sex)`.execute(tx);
  await sql`
    with pairs as (${pairsOf(pairs)}), want as materialized (${wanted})
    update measurement m set counts = true, village_code = w.village_code, posyandu_code = w.posyandu_code,
      age_group = w.age_group, sex = w.sex
    from want w where m.regency_code = ${regency} and m.measurement_id = w.measurement_id and not m.counts`.execute(tx);
}

function pairsOf(pairs: readonly ChildMonth[]) {
  return sql`select distinct * from unnest(${pairs.map((p) => p.childId)}::uuid[], ${pairs.map((p) => p.month)}::date[]) as x(child_id, month)`;
}

/** The same age groups as `ageGroupIn`; a test compares the two. */
const AGE_GROUP = sql`case
  when m.month >= c.birth_date + interval '48 months' then 5
  when m.month >= c.birth_date + interval '36 months' then 4
  when m.month >= c.birth_date + interval '24 months' then 3
  when m.month >= c.birth_date + interval '12 months' then 2
  when m.month >= c.birth_date + interval '6 months' then 1
  else 0 end::smallint`;

function wantedRows(regency: string) {
  return sql`
    select distinct on (m.child_id, m.month) m.measurement_id, r.village_code, r.posyandu_code, ${AGE_GROUP} as age_group, c.sex
    from pairs p
    join measurement m on m.regency_code = ${regency} and m.child_id = p.child_id and m.month = p.month
    join child c on c.regency_code = ${regency} and c.child_id = p.child_id
    join residence r on r.regency_code = ${regency} and r.child_id = p.child_id and r.from_month <= p.month and r.to_month > p.month
    where not m.superseded and not m.withdrawn
      and m.measured_on >= c.birth_date and m.measured_on < c.birth_date + interval '60 months'
    order by m.child_id, m.month, m.flagged, m.measured_on desc, m.measurement_id desc`;
}

/** Copies the newest counting measurement to the child, so that lists and filters read one table. */
export async function refreshLatest(tx: Transaction, regency: string, childIds: readonly string[]): Promise<void> {
  await sql`
    update child c set latest_measurement_id = l.measurement_id, latest_on = l.measured_on, latest_weight_g = l.weight_g,
      latest_stature_mm = l.stature_mm, latest_haz = l.haz, latest_waz = l.waz, latest_whz = l.whz, latest_flagged = l.flagged
    from unnest(${childIds}::uuid[]) as u(child_id)
    left join lateral (
      select m.measurement_id, m.measured_on, m.weight_g, m.stature_mm, m.haz, m.waz, m.whz, m.flagged
      from measurement m where m.regency_code = ${regency} and m.child_id = u.child_id and m.counts
      order by m.month desc limit 1) l on true
    where c.regency_code = ${regency} and c.child_id = u.child_id
      and c.latest_measurement_id is distinct from l.measurement_id`.execute(tx);
}

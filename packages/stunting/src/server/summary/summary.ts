import type { CalendarDate } from "@spbe-kit/core";
import { addMonths } from "@spbe-kit/core";
import type { Transaction } from "@spbe-kit/server";
import { sql } from "kysely";
import type { GrowthCounts, Summary, VillageCounts } from "../../domain/summary.contract.ts";
import { areasToWithhold } from "../../domain/suppression.ts";
import { STORED_METHOD } from "../measurements/measured-row.ts";

const TREND_MONTHS = 36;

/**
 * Counts of the month, its villages and the months before. A score that is flagged leaves the numerator and the denominator of
 * its own index; oedema counts as wasted and underweight whatever the weight (WHO).
 */
export async function readSummary(
  tx: Transaction,
  regency: string,
  { month: asked, newest, suppress }: { month: CalendarDate | undefined; newest: CalendarDate; suppress: boolean },
): Promise<Summary> {
  const months = await measuredMonths(tx, regency);
  const month = asked ?? months[0] ?? newest;
  const trend = await countsByMonth(tx, regency, addMonths(month, 1 - TREND_MONTHS), month);
  const villages = await countsByVillage(tx, regency, month);
  const none = { month, ...NO_COUNTS };
  const total = trend.find((point) => point.month === month) ?? { ...none, registered: sumOf(villages, "registered") };
  return {
    month,
    months,
    total: withoutMonth(total),
    yearBefore: yearBefore(trend, month),
    villages: suppress ? withoutSmall(villages) : villages,
    trend,
    method: STORED_METHOD,
  };
}

const NO_COUNTS: GrowthCounts = {
  registered: 0,
  measured: 0,
  flagged: 0,
  withHeightForAge: 0,
  stunted: 0,
  severelyStunted: 0,
  withWeightForHeight: 0,
  wasted: 0,
  severelyWasted: 0,
  withWeightForAge: 0,
  underweight: 0,
};

const COUNTS = sql`
  count(*)::int as measured,
  count(*) filter (where m.flagged)::int as flagged,
  count(*) filter (where m.haz is not null and m.index_flags & 1 = 0)::int as "withHeightForAge",
  count(*) filter (where m.stunted)::int as stunted,
  count(*) filter (where m.severely_stunted)::int as "severelyStunted",
  count(*) filter (where (m.whz is not null and m.index_flags & 4 = 0) or m.oedema)::int as "withWeightForHeight",
  count(*) filter (where m.wasted)::int as wasted,
  count(*) filter (where m.severely_wasted)::int as "severelyWasted",
  count(*) filter (where (m.waz is not null and m.index_flags & 2 = 0) or m.oedema)::int as "withWeightForAge",
  count(*) filter (where m.underweight)::int as underweight`;

async function measuredMonths(tx: Transaction, regency: string): Promise<CalendarDate[]> {
  const { rows } = await sql<{ month: CalendarDate }>`
    select distinct month from measurement where regency_code = ${regency} and counts order by month desc limit 120`.execute(
    tx,
  );
  return rows.map((row) => row.month);
}

type MonthCounts = GrowthCounts & { month: CalendarDate };

async function countsByMonth(
  tx: Transaction,
  regency: string,
  from: CalendarDate,
  through: CalendarDate,
): Promise<MonthCounts[]> {
  const { rows } = await sql<MonthCounts>`
    with measured as (
      select m.month, ${COUNTS} from measurement m
      where m.regency_code = ${regency} and m.counts and m.month between ${from}::date and ${through}::date group by m.month),
    registered as (
      select d.month, count(*)::int as registered from measured d
      join residence r on r.regency_code = ${regency} and r.from_month <= d.month and r.to_month > d.month
        and d.month < r.birth_date + interval '60 months'
      group by d.month)
    select d.*, coalesce(g.registered, 0) as registered from measured d left join registered g on g.month = d.month
    order by d.month`.execute(tx);
  return rows;
}

async function countsByVillage(tx: Transaction, regency: string, month: CalendarDate): Promise<VillageCounts[]> {
  const { rows } = await sql<VillageCounts>`
    with measured as (
      select m.village_code, ${COUNTS} from measurement m
      where m.regency_code = ${regency} and m.counts and m.month = ${month}::date group by m.village_code),
    registered as (
      select r.village_code, count(*)::int as registered from residence r
      where r.regency_code = ${regency} and r.from_month <= ${month}::date and r.to_month > ${month}::date
        and ${month}::date < r.birth_date + interval '60 months'
      group by r.village_code)
    select v.village_code as "villageCode", v.name as "villageName", v.district_name as "districtName", false as suppressed,
      coalesce(g.registered, 0) as registered, coalesce(d.measured, 0) as measured, coalesce(d.flagged, 0) as flagged,
      coalesce(d."withHeightForAge", 0) as "withHeightForAge", coalesce(d.stunted, 0) as stunted,
      coalesce(d."severelyStunted", 0) as "severelyStunted", coalesce(d."withWeightForHeight", 0) as "withWeightForHeight",
      coalesce(d.wasted, 0) as wasted, coalesce(d."severelyWasted", 0) as "severelyWasted",
      coalesce(d."withWeightForAge", 0) as "withWeightForAge", coalesce(d.underweight, 0) as underweight
    from village v
    left join measured d on d.village_code = v.village_code
    left join registered g on g.village_code = v.village_code
    where v.regency_code = ${regency} and (d.village_code is not null or g.village_code is not null)
    order by v.name, v.village_code`.execute(tx);
  return rows;
}

function withoutSmall(villages: readonly VillageCounts[]): VillageCounts[] {
  const hidden = areasToWithhold(villages.map(({ villageCode, measured }) => ({ code: villageCode, measured })));
  return villages.map((village) =>
    hidden.has(village.villageCode) || village.measured === 0 ? withheld(village) : village,
  );
}

/** Counts that could point at a child are withheld whole; only the area's name and the fact itself remain. */
function withheld(village: VillageCounts): VillageCounts {
  return { ...village, ...NO_COUNTS, registered: village.registered, suppressed: true };
}

function yearBefore(trend: readonly MonthCounts[], month: CalendarDate): GrowthCounts | null {
  const point = trend.find((one) => one.month === addMonths(month, -12));
  return point === undefined ? null : withoutMonth(point);
}

function withoutMonth({ month: _, ...counts }: MonthCounts): GrowthCounts {
  return counts;
}

function sumOf(villages: readonly VillageCounts[], key: keyof GrowthCounts): number {
  return villages.reduce((sum, village) => sum + village[key], 0);
}

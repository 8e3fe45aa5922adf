import { type CalendarDate, completedMonths, daysBetween } from "@spbe-kit/core";
import type { Transaction } from "@spbe-kit/server";
import { sql } from "kysely";
import { classify } from "../../domain/growth/nutritional-status.ts";
import { type KmsMonth, kmsMonths } from "../../domain/kms/kms-status.ts";
import type { Measurement, ShownIndex } from "../../domain/measurement.schema.ts";
import { type ChildRow, divided } from "../register/child-row.ts";
import { INDEX_FLAGS } from "./measured-row.ts";

interface MeasurementRow {
  readonly measurement_id: string;
  readonly child_id: string;
  readonly measured_on: CalendarDate;
  readonly weight_g: number | null;
  readonly stature_mm: number | null;
  readonly position: "lying" | "standing" | null;
  readonly head_mm: number | null;
  readonly arm_mm: number | null;
  readonly oedema: boolean;
  readonly haz: number | null;
  readonly waz: number | null;
  readonly whz: number | null;
  readonly baz: number | null;
  readonly index_flags: number;
  readonly method: string;
  readonly supersedes: string | null;
  readonly superseded_by: string | null;
  readonly withdrawn: boolean;
  readonly counts: boolean;
  readonly source: Measurement["source"];
  readonly recorded_by: string;
  readonly recorded_at: string;
}

/**
 * All of a child's measurements, newest first, with the KMS word of each month. Needs regency-wide scope: what was measured in
 * another village belongs to the child's history.
 */
export async function listMeasurements(tx: Transaction, regency: string, child: ChildRow): Promise<Measurement[]> {
  const { rows } = await sql<MeasurementRow>`
    select m.measurement_id, m.child_id, m.measured_on, m.weight_g, m.stature_mm, m.position, m.head_mm, m.arm_mm, m.oedema,
      m.haz, m.waz, m.whz, m.baz, m.index_flags, m.method, m.supersedes, m.withdrawn, m.counts, m.source, m.recorded_by, m.recorded_at,
      (select s.measurement_id from measurement s where s.regency_code = m.regency_code and s.supersedes = m.measurement_id
        and s.child_id = m.child_id order by s.recorded_at, s.measurement_id limit 1) as superseded_by
    from measurement m
    where m.regency_code = ${regency} and m.child_id = ${child.child_id}::uuid
    order by m.measured_on desc, m.recorded_at desc, m.measurement_id desc`.execute(tx);
  const kms = kmsOf(child, rows);
  return rows.map((row) => shown(row, child, kms.get(row.measurement_id)));
}

/** The card knows only what stands: one weighing a month, the one that counts. */
function kmsOf(child: ChildRow, rows: readonly MeasurementRow[]): ReadonlyMap<string, KmsMonth> {
  const weighed = rows.filter((row) => row.counts && row.weight_g !== null);
  const months = kmsMonths(
    { sex: sexOf(child), birthDate: child.birth_date },
    weighed.map((row) => ({
      measuredOn: row.measured_on,
      weightG: row.weight_g!,
      weightForAgeZ: divided(row.waz, 100),
    })),
  );
  const idOn = new Map(weighed.map((row) => [row.measured_on, row.measurement_id]));
  return new Map(months.map((month) => [idOn.get(month.measuredOn)!, month]));
}

function shown(row: MeasurementRow, child: ChildRow, kms: KmsMonth | undefined): Measurement {
  const ageInDays = daysBetween(child.birth_date, row.measured_on);
  const index = (name: keyof typeof INDEX_FLAGS, hundredths: number | null): ShownIndex => {
    const z = divided(hundredths, 100);
    const flagged = (row.index_flags & INDEX_FLAGS[name]) !== 0;
    return { z, flagged, category: z === null || flagged ? null : classify(name, z) };
  };
  return {
    measurementId: row.measurement_id,
    childId: row.child_id,
    measuredOn: row.measured_on,
    ageInDays,
    ageInMonths: completedMonths(child.birth_date, row.measured_on),
    weightKg: divided(row.weight_g, 1000),
    statureCm: divided(row.stature_mm, 10),
    position: row.position,
    headCm: divided(row.head_mm, 10),
    armCm: divided(row.arm_mm, 10),
    oedema: row.oedema,
    heightForAge: index("heightForAge", row.haz),
    weightForAge: index("weightForAge", row.waz),
    weightForHeight: index("weightForHeight", row.whz),
    bmiForAge: index("bmiForAge", row.baz),
    method: row.method,
    kms: kms?.status ?? null,
    gainG: kms?.gainG ?? null,
    leastGainG: kms?.leastGainG ?? null,
    counts: row.counts,
    supersedes: row.supersedes,
    supersededBy: row.superseded_by,
    withdrawn: row.withdrawn,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
    source: row.source,
  };
}

function sexOf(child: ChildRow): "M" | "F" {
  return child.sex === 1 ? "M" : "F";
}

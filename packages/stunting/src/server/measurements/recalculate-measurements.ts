import type { CalendarDate } from "@spbe-kit/core";
import type { Transaction } from "@spbe-kit/server";
import { sql } from "kysely";
import type { MeasurementFacts } from "../../domain/measurement.schema.ts";
import { type MeasuredChild, measuredRow } from "./measured-row.ts";
import { writeMeasurements } from "./write-measurements.ts";

interface StandingRow {
  readonly measurement_id: string;
  readonly measured_on: CalendarDate;
  readonly weight_g: number | null;
  readonly stature_mm: number | null;
  readonly position: "lying" | "standing" | null;
  readonly head_mm: number | null;
  readonly arm_mm: number | null;
  readonly oedema: boolean;
}

/** Scores every standing measurement of a child again, each as a new fact that supersedes the old one. */
export async function recalculateMeasurements(
  tx: Transaction,
  acting: { readonly regency: string; readonly by: string; readonly at: string },
  child: MeasuredChild,
  newId: () => string,
): Promise<void> {
  const { rows } = await sql<StandingRow>`
    select measurement_id, measured_on, weight_g, stature_mm, position, head_mm, arm_mm, oedema from measurement
    where regency_code = ${acting.regency} and child_id = ${child.childId}::uuid and not superseded and not withdrawn`.execute(
    tx,
  );
  const again = rows.map((row) =>
    measuredRow(child, { ...factsOf(row), measurementId: newId(), supersedes: row.measurement_id }),
  );
  await writeMeasurements(tx, { ...acting, source: "recalculation" }, again);
}

function factsOf(row: StandingRow): Omit<MeasurementFacts, "measurementId" | "supersedes"> {
  return {
    measuredOn: row.measured_on,
    weightKg: row.weight_g === null ? null : row.weight_g / 1000,
    statureCm: row.stature_mm === null ? null : row.stature_mm / 10,
    position: row.position,
    headCm: row.head_mm === null ? null : row.head_mm / 10,
    armCm: row.arm_mm === null ? null : row.arm_mm / 10,
    oedema: row.oedema,
    withdrawn: false,
  };
}

import type { Transaction } from "@spbe-kit/server";
import { sql } from "kysely";
import type { MeasurementFacts } from "../../domain/measurement.schema.ts";
import type { ChildRow } from "../register/child-row.ts";
import { measuredRow } from "./measured-row.ts";
import { type Recording, writeMeasurements } from "./write-measurements.ts";

export type RecordOutcome =
  | { readonly state: "stored" }
  | { readonly state: "superseded-not-found" }
  | { readonly state: "already-superseded"; readonly supersededBy: string }
  | { readonly state: "id-reused" };

/**
 * Records one measurement of a child, or the correction of one. Sending the same again has no second effect.
 * Needs regency-wide scope.
 */
export async function recordMeasurement(
  tx: Transaction,
  recording: Recording,
  child: ChildRow,
  facts: MeasurementFacts,
): Promise<RecordOutcome> {
  if (facts.supersedes !== null) {
    const refused = await refuseCorrection(tx, recording.regency, child.child_id, facts);
    if (refused !== undefined) return refused;
  }
  const row = measuredRow(
    { childId: child.child_id, sex: child.sex === 1 ? "M" : "F", birthDate: child.birth_date },
    facts,
  );
  const { reused } = await writeMeasurements(tx, recording, [row]);
  return reused.size > 0 ? { state: "id-reused" } : { state: "stored" };
}

/** A screen corrects what it shows, so the corrected one must be there and still stand; a repeat of the same act is let through. */
async function refuseCorrection(
  tx: Transaction,
  regency: string,
  childId: string,
  facts: MeasurementFacts,
): Promise<RecordOutcome | undefined> {
  const { rows } = await sql<{ superseded_by: string | null }>`
    select (select s.measurement_id from measurement s where s.regency_code = ${regency} and s.supersedes = m.measurement_id
      and s.child_id = m.child_id order by s.recorded_at, s.measurement_id limit 1) as superseded_by
    from measurement m
    where m.regency_code = ${regency} and m.measurement_id = ${facts.supersedes}::uuid and m.child_id = ${childId}::uuid
    for no key update of m`.execute(tx);
  const target = rows[0];
  if (target === undefined) return { state: "superseded-not-found" };
  if (target.superseded_by === null || target.superseded_by === facts.measurementId) return undefined;
  return { state: "already-superseded", supersededBy: target.superseded_by };
}

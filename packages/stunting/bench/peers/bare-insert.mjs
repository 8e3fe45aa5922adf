import { sql } from "kysely";

/** The least a write can be: one transaction with one insert of values that are ready, nothing asked, nothing judged. */
export function bareInsert(db, settings, row) {
  return db.tenant(settings, (tx) =>
    sql`insert into measurement (regency_code, measurement_id, child_id, measured_on, weight_g, stature_mm, position, haz, waz, whz,
        baz, flagged, method, payload_hash, source, recorded_by, recorded_at, month, village_code, posyandu_code, age_group, sex, counts)
      values (${settings.regency}, ${row.measurementId}::uuid, ${row.childId}::uuid, ${row.measuredOn}::date, 8100, 756, 'lying', -120,
        -80, -30, 10, false, 'who-2006/day', ${new Uint8Array(32)}::bytea, 'screen', 'Bench', now(), ${row.month}::date,
        ${row.villageCode}, ${row.posyanduCode}, 2, 2, true)`.execute(tx),
  );
}

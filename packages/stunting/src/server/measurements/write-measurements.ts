import type { Transaction } from "@spbe-kit/server";
import { sql } from "kysely";
import { chooseCounting, refreshLatest } from "./choose-counting.ts";
import { type MeasuredRow, STORED_METHOD } from "./measured-row.ts";

export interface Recording {
  readonly regency: string;
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
  readonly source: "screen" | "import" | "recalculation";
}

export interface WriteOutcome {
  /** Ids stored now. */
  readonly written: ReadonlySet<string>;
  /** Ids that were there already with the same content. */
  readonly repeated: ReadonlySet<string>;
  /** Ids that were there already with other content, or for another child: nothing was changed. */
  readonly reused: ReadonlySet<string>;
}

/**
 * Stores measurements with everything that follows: which one counts for its month, what it supersedes, the child's latest
 * growth. Safe to repeat and to run at the same time for the same children: the units they were first registered in are
 * locked, in a statement of its own so that the next statement sees what the lock waited for. Statements that do not need each
 * other's answer go out together and are done in their order.
 *
 * Needs regency-wide scope (`withRegencyScope`): area scope could hide the row that counts already.
 */
export async function writeMeasurements(
  tx: Transaction,
  recording: Recording,
  rows: readonly MeasuredRow[],
): Promise<WriteOutcome> {
  if (rows.length === 0) return { written: new Set(), repeated: new Set(), reused: new Set() };
  const childIds = [...new Set(rows.map((row) => row.childId))];
  const [, correctedEarlier] = await Promise.all([
    lockUnits(tx, recording.regency, childIds),
    findCorrectionsOf(tx, recording.regency, rows),
  ]);
  const plain = rows.filter(
    (row) => row.supersedes === null && row.fitsMonth && !correctedEarlier.has(row.measurementId),
  );
  const [written] = await Promise.all([
    insertRows(tx, recording, plain, { counts: true, superseded: new Set() }),
    refreshLatest(tx, recording.regency, childIds),
  ]);
  const rest = rows.filter((row) => !written.has(row.measurementId));
  if (rest.length === 0) return { written, repeated: new Set(), reused: new Set() };
  const known = await findKnown(tx, recording.regency, rest);
  const fresh = rest.filter((row) => !known.has(row.measurementId));
  const late = await insertRows(tx, recording, fresh, { counts: false, superseded: correctedEarlier });
  const changed = fresh.filter((row) => late.has(row.measurementId));
  const targets = await supersede(tx, recording.regency, changed);
  await chooseCounting(tx, recording.regency, [
    ...changed.map(({ childId, month }) => ({ childId, month })),
    ...targets,
  ]);
  await refreshLatest(tx, recording.regency, childIds);
  return {
    written: new Set([...written, ...late]),
    repeated: idsWhere(rest, (row) => isSame(known.get(row.measurementId), row)),
    reused: idsWhere(rest, (row) => known.has(row.measurementId) && !isSame(known.get(row.measurementId), row)),
  };
}

async function lockUnits(tx: Transaction, regency: string, childIds: readonly string[]): Promise<void> {
  await sql`
    select count(pg_advisory_xact_lock(hashtextextended(${regency} || '/' || u, 42)))
    from (select distinct lock_unit as u from child
      where regency_code = ${regency} and child_id = any(${childIds}::uuid[]) order by 1) x`.execute(tx);
}

/** A correction may arrive before the measurement it corrects. Only a correction of the same child counts. */
async function findCorrectionsOf(
  tx: Transaction,
  regency: string,
  rows: readonly MeasuredRow[],
): Promise<ReadonlySet<string>> {
  const childOf = new Map(rows.map((row) => [row.measurementId, row.childId]));
  const { rows: found } = await sql<{ supersedes: string; child_id: string }>`
    select supersedes, child_id from measurement
    where regency_code = ${regency} and supersedes = any(${[...childOf.keys()]}::uuid[])`.execute(tx);
  const inBatch = rows.filter((row) => row.supersedes !== null && childOf.get(row.supersedes) === row.childId);
  return new Set([
    ...found.filter((row) => childOf.get(row.supersedes) === row.child_id).map((row) => row.supersedes),
    ...inBatch.map((row) => row.supersedes!),
  ]);
}

/** Inserts in child order, so that two batches meet the partial unique index in the same order and never deadlock. */
async function insertRows(
  tx: Transaction,
  { regency, by, at, source }: Recording,
  unsorted: readonly MeasuredRow[],
  { counts, superseded }: { counts: boolean; superseded: ReadonlySet<string> },
): Promise<Set<string>> {
  if (unsorted.length === 0) return new Set();
  const rows = [...unsorted].sort((a, b) =>
    a.childId + a.month + a.measurementId < b.childId + b.month + b.measurementId ? -1 : 1,
  );
  const column = <T>(pick: (row: MeasuredRow) => T): T[] => rows.map(pick);
  const { rows: inserted } = await sql<{ measurement_id: string }>`
    insert into measurement (regency_code, measurement_id, child_id, measured_on, weight_g, stature_mm, position, head_mm, arm_mm,
      oedema, haz, waz, whz, baz, flagged, index_flags, method, supersedes, withdrawn, payload_hash, source, recorded_by, recorded_at,
      month, village_code, posyandu_code, age_group, sex, superseded, counts)
    select ${regency}, u.measurement_id, u.child_id, u.measured_on, u.weight_g, u.stature_mm, u.position, u.head_mm, u.arm_mm,
      u.oedema, u.haz, u.waz, u.whz, u.baz, u.index_flags <> 0, u.index_flags, ${STORED_METHOD}, u.supersedes, u.withdrawn,
      u.payload_hash, ${source}, ${by}, ${at}::timestamptz, u.month, r.village_code, r.posyandu_code, u.age_group, u.sex,
      u.superseded, ${counts}::boolean
    from unnest(${column((r) => r.measurementId)}::uuid[], ${column((r) => r.childId)}::uuid[],
      ${column((r) => r.measuredOn)}::date[], ${column((r) => r.weightG)}::int[], ${column((r) => r.statureMm)}::int[],
      ${column((r) => r.position)}::text[], ${column((r) => r.headMm)}::int[], ${column((r) => r.armMm)}::int[],
      ${column((r) => r.oedema)}::boolean[], ${column((r) => r.haz)}::smallint[], ${column((r) => r.waz)}::smallint[],
      ${column((r) => r.whz)}::smallint[], ${column((r) => r.baz)}::smallint[], ${column((r) => r.indexFlags)}::smallint[],
      ${column((r) => r.supersedes)}::uuid[], ${column((r) => r.withdrawn)}::boolean[],
      ${column((r) => r.payloadHash)}::bytea[], ${column((r) => r.month)}::date[], ${column((r) => r.ageGroup)}::smallint[],
      ${column((r) => r.sex)}::smallint[], ${column((r) => superseded.has(r.measurementId))}::boolean[])
      as u(measurement_id, child_id, measured_on, weight_g, stature_mm, position, head_mm, arm_mm, oedema, haz, waz, whz, baz,
        index_flags, supersedes, withdrawn, payload_hash, month, age_group, sex, superseded)
    join residence r on r.regency_code = ${regency} and r.child_id = u.child_id and r.from_month <= u.month and r.to_month > u.month
    on conflict do nothing
    returning measurement_id`.execute(tx);
  return new Set(inserted.map((row) => row.measurement_id));
}

interface KnownRow {
  readonly child_id: string;
  readonly payload_hash: Uint8Array;
}

async function findKnown(
  tx: Transaction,
  regency: string,
  rows: readonly MeasuredRow[],
): Promise<ReadonlyMap<string, KnownRow>> {
  const { rows: found } = await sql<KnownRow & { measurement_id: string }>`
    select measurement_id, child_id, payload_hash from measurement
    where regency_code = ${regency} and measurement_id = any(${rows.map((row) => row.measurementId)}::uuid[])`.execute(
    tx,
  );
  return new Map(found.map((row) => [row.measurement_id, row]));
}

function isSame(known: KnownRow | undefined, row: MeasuredRow): boolean {
  return (
    known !== undefined && known.child_id === row.childId && Buffer.compare(known.payload_hash, row.payloadHash) === 0
  );
}

/** Marks what the new rows correct, but only within the same child. Answers the months to choose again. */
async function supersede(
  tx: Transaction,
  regency: string,
  rows: readonly MeasuredRow[],
): Promise<{ childId: string; month: string }[]> {
  const corrections = rows.filter((row) => row.supersedes !== null);
  if (corrections.length === 0) return [];
  const { rows: changed } = await sql<{ child_id: string; month: string }>`
    update measurement m set superseded = true
    from unnest(${corrections.map((row) => row.supersedes)}::uuid[], ${corrections.map((row) => row.childId)}::uuid[]) as u(id, child_id)
    where m.regency_code = ${regency} and m.measurement_id = u.id and m.child_id = u.child_id and not m.superseded
    returning m.child_id, m.month`.execute(tx);
  return changed.map((row) => ({ childId: row.child_id, month: row.month }));
}

function idsWhere(rows: readonly MeasuredRow[], is: (row: MeasuredRow) => boolean): ReadonlySet<string> {
  return new Set(rows.filter(is).map((row) => row.measurementId));
}

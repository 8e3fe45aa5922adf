import { isDatabaseAway, type JobContext, type RegencyVault, type Transaction } from "@spbe-kit/server";
import { sql } from "kysely";
import type { MeasurementFacts } from "../../domain/measurement.schema.ts";
import { measuredRow } from "../measurements/measured-row.ts";
import { writeMeasurements } from "../measurements/write-measurements.ts";
import { withRegencyScope } from "../regency-scope.ts";
import { SERVER_FAULT } from "./file-refusals.ts";
import { ACCEPTED_KINDS, ALL_KINDS, type ImportChunk, readChunk, replaceChunk } from "./import-chunks.ts";
import { failImport, findImport, type ImportRecord } from "./import-store.ts";
import { sameDayMeasurements } from "./judge-rows.ts";
import { type AcceptedRow, acceptedRow, type JudgedRow, type StoredProblem } from "./judged-row.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { saveChildren } from "./save-children.ts";
import { tellUploader } from "./tell-uploader.ts";

/**
 * Saves an import's accepted rows, chunk by chunk. How far it came is stored in the transaction that saves, so a killed server
 * goes on where it stopped; ids are made from what they name, so nothing is doubled.
 */
export function saveImport(job: JobContext, regency: string, importId: string): Promise<void> {
  return oneAtATime(importId, () => saveWhole(job, regency, importId));
}

async function saveWhole(job: JobContext, regency: string, importId: string): Promise<void> {
  try {
    await saveAll(job, regency, importId);
    if (!job.signal.aborted) await job.files.remove(importId);
  } catch (error) {
    if (job.signal.aborted) return;
    if (isDatabaseAway(error)) throw error;
    job.log.error({ err: error, importId }, "an import stopped while saving");
    await job.db(async (tx) => {
      await failImport(tx, regency, importId, SERVER_FAULT);
      await tellUploader(tx, job, regency, importId, "failed");
    });
  }
}

async function saveAll(job: JobContext, regency: string, importId: string): Promise<void> {
  for (;;) {
    if (job.signal.aborted) return;
    const goesOn = await job.db(async (tx) => {
      await withRegencyScope(tx);
      await forgetPlans(tx);
      const record = await findImport(tx, regency, importId);
      if (record?.state !== "saving") return false;
      return saveChunk(tx, job, regency, record);
    });
    if (!goesOn) return;
  }
}

/**
 * PostgreSQL keeps its plans for checking foreign keys. One made while a table was still small reads the whole table for every
 * row afterwards, and the embedded engine has no autovacuum that would make it think again.
 */
async function forgetPlans(tx: Transaction): Promise<void> {
  await sql`discard plans`.execute(tx);
}

async function saveChunk(tx: Transaction, job: JobContext, regency: string, record: ImportRecord): Promise<boolean> {
  const { import_id: importId, saved_through: after } = record;
  const chunk = await readChunk(tx, job.vault, regency, importId, { after, kinds: ACCEPTED_KINDS });
  if (chunk === undefined) {
    await finishImport(tx, regency, importId);
    await tellUploader(tx, job, regency, importId, "saved");
    return false;
  }
  const accepted = chunk.rows.flatMap((row) => acceptedRow(row) ?? []);
  const { added, missing } = await saveChildren(tx, job, regency, record, accepted);
  const turnedAway = accepted.filter((row) => missing.has(row.childId));
  if (turnedAway.length > 0)
    await turnAway(tx, job.vault, regency, importId, chunk, new Set(turnedAway.map(({ row }) => row)));
  const saved = await saveMeasurements(
    tx,
    job,
    regency,
    record,
    accepted.filter((row) => !missing.has(row.childId)),
  );
  await sql`
    update import set saved_through = ${chunk.lastRow}, rows_saved = rows_saved + ${saved},
      rows_already = rows_already + ${chunk.rows.length - saved - turnedAway.length}, new_children = new_children + ${added},
      rows_ready = rows_ready - ${turnedAway.length}, rows_rejected = rows_rejected + ${turnedAway.length}
    where regency_code = ${regency} and import_id = ${importId}::uuid`.execute(tx);
  return true;
}

const TAKEN_NIK: StoredProblem = { code: "eppgbm/nik-of-another-child", column: null, value: null, hint: null };

/** Rows that cannot be saved any more are rejected with the reason, instead of being lost. */
async function turnAway(
  tx: Transaction,
  vault: RegencyVault,
  regency: string,
  importId: string,
  { firstRow }: ImportChunk,
  lost: ReadonlySet<number>,
): Promise<void> {
  const whole = await readChunk(tx, vault, regency, importId, { after: firstRow - 1, kinds: ALL_KINDS });
  if (whole === undefined) throw new Error(`The chunk of row ${firstRow} is gone.`);
  const rows = whole.rows.map(
    (row): JudgedRow =>
      lost.has(row.row) ? { ...row, kind: "rejected", problems: [...row.problems, TAKEN_NIK] } : row,
  );
  await replaceChunk(tx, vault, regency, importId, { ...whole, rows });
}

async function saveMeasurements(
  tx: Transaction,
  job: JobContext,
  regency: string,
  record: ImportRecord,
  rows: readonly AcceptedRow[],
): Promise<number> {
  const standing = await childDaysStored(tx, regency, rows);
  const fresh = rows.filter((row) => !standing.has(`${row.childId} ${row.measuredOn}`));
  const measured = fresh.map((row) => measuredRow(row, factsOf(row)));
  const recording = { regency, by: record.created_by_name, at: job.now(), source: "import" } as const;
  return (await writeMeasurements(tx, recording, measured)).written.size;
}

/** A child measured on that day already, by an earlier import or on the screen, is not measured twice. */
async function childDaysStored(
  tx: Transaction,
  regency: string,
  rows: readonly AcceptedRow[],
): Promise<ReadonlySet<string>> {
  const { rows: found } = await sql<{ child_id: string; measured_on: string }>`
    select distinct m.child_id, m.measured_on
    from unnest(${rows.map((r) => r.childId)}::uuid[], ${rows.map((r) => r.measuredOn)}::date[]) as u(child_id, measured_on)
    cross join lateral (${sameDayMeasurements(regency)}) m`.execute(tx);
  return new Set(found.map((row) => `${row.child_id} ${row.measured_on}`));
}

function factsOf(row: AcceptedRow): MeasurementFacts {
  const { measurementId, measuredOn, weightKg, statureCm, position, armCm } = row;
  return {
    measurementId,
    measuredOn,
    weightKg,
    statureCm,
    position,
    armCm,
    headCm: null,
    oedema: false,
    supersedes: null,
    withdrawn: false,
  };
}

/** Rows without a note are in the register now; keeping them a second time would only be more personal data. */
async function finishImport(tx: Transaction, regency: string, importId: string): Promise<void> {
  await sql`
    delete from import_chunk where regency_code = ${regency} and import_id = ${importId}::uuid and kind = 'ready'`.execute(
    tx,
  );
  await sql`
    update import set state = 'done' where regency_code = ${regency} and import_id = ${importId}::uuid`.execute(tx);
}

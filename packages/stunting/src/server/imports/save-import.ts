import type { CalendarDate } from "@spbe-kit/core";
import type { JobContext, Transaction } from "@spbe-kit/server";
import { sql } from "kysely";
import { nameKey } from "../../domain/name-key.ts";
import { measuredRow } from "../measurements/measured-row.ts";
import { writeMeasurements } from "../measurements/write-measurements.ts";
import { withRegencyScope } from "../regency-scope.ts";
import { insertChildren, type NewChildRow } from "../register/write-child.ts";
import { SERVER_FAULT } from "./file-refusals.ts";
import { failImport, findImport, type ImportRecord } from "./import-store.ts";
import { sameDayMeasurements } from "./judge-rows.ts";
import type { JudgedReading } from "./judged-row.ts";

const CHUNK = 300;

/**
 * Saves an import's accepted rows, chunk by chunk. How far it came is stored in the transaction that saves, so a killed server
 * goes on where it stopped; ids are made from what they name, so nothing is doubled.
 */
export async function saveImport(job: JobContext, regency: string, importId: string): Promise<void> {
  try {
    await saveAll(job, regency, importId);
  } catch (error) {
    if (job.signal.aborted) return;
    job.log.error({ err: error, importId }, "an import stopped while saving");
    await job.db((tx) => failImport(tx, regency, importId, SERVER_FAULT));
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

interface AcceptedRow {
  readonly row_no: number;
  readonly reading: JudgedReading;
}

async function saveChunk(tx: Transaction, job: JobContext, regency: string, record: ImportRecord): Promise<boolean> {
  const { rows } = await sql<AcceptedRow>`
    select row_no, reading from import_row
    where regency_code = ${regency} and import_id = ${record.import_id}::uuid and row_no > ${record.saved_through}
      and kind <> 'rejected'
    order by row_no limit ${CHUNK}`.execute(tx);
  const last = rows.at(-1);
  if (last === undefined) {
    await finishImport(tx, regency, record.import_id);
    return false;
  }
  const accepted = rows.flatMap(({ row_no, reading }) => completeRow(row_no, reading) ?? []);
  const posyandu = await ensurePosyandu(tx, regency, accepted);
  const newChildren = await saveChildren(tx, job, regency, record, accepted, posyandu);
  const turnedAway = await turnAwayNameless(tx, regency, record.import_id, accepted);
  const saved = await saveMeasurements(
    tx,
    job,
    regency,
    record,
    accepted.filter((row) => !turnedAway.has(row.row)),
  );
  await sql`
    update import set saved_through = ${last.row_no}, rows_saved = rows_saved + ${saved},
      rows_already = rows_already + ${rows.length - saved - turnedAway.size}, new_children = new_children + ${newChildren},
      rows_ready = rows_ready - ${turnedAway.size}, rows_rejected = rows_rejected + ${turnedAway.size}
    where regency_code = ${regency} and import_id = ${record.import_id}::uuid`.execute(tx);
  return true;
}

/** An accepted row has everything; the type only learns it here. */
interface CompleteRow extends JudgedReading {
  readonly row: number;
  readonly name: string;
  readonly sex: "M" | "F";
  readonly birthDate: CalendarDate;
  readonly villageCode: string;
  readonly posyanduName: string;
  readonly measuredOn: CalendarDate;
  readonly childId: string;
  readonly measurementId: string;
}

function completeRow(row: number, reading: JudgedReading): CompleteRow | undefined {
  const { name, sex, birthDate, villageCode, posyanduName, measuredOn, childId, measurementId } = reading;
  if (name === null || sex === null || birthDate === null || villageCode === null) return undefined;
  if (posyanduName === null || measuredOn === null || childId === null || measurementId === null) return undefined;
  return { ...reading, row, name, sex, birthDate, villageCode, posyanduName, measuredOn, childId, measurementId };
}

type PosyanduCodes = ReadonlyMap<string, string>;

/** Makes the posyandu that are new, numbered on within their village. @returns codes by village and compared name */
async function ensurePosyandu(tx: Transaction, regency: string, rows: readonly CompleteRow[]): Promise<PosyanduCodes> {
  const villages = [...new Set(rows.map((row) => row.villageCode))];
  const read = async () =>
    (
      await sql<{ code: string; village: string; key: string }>`
        select posyandu_code as code, village_code as village, name_key as key from posyandu
        where regency_code = ${regency} and village_code = any(${villages}::text[])`.execute(tx)
    ).rows;
  const known = await read();
  const codes = new Map(known.map((p) => [`${p.village} ${p.key}`, p.code]));
  const fresh = new Map(
    rows.flatMap((row) => {
      const key = `${row.villageCode} ${nameKey(row.posyanduName)}`;
      return codes.has(key) ? [] : [[key, row] as const];
    }),
  );
  if (fresh.size > 0)
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${regency}/posyandu`}, 42))`.execute(tx);
  for (const [key, row] of fresh) {
    const taken = [...codes.entries()]
      .filter(([k]) => k.startsWith(`${row.villageCode} `))
      .map(([, code]) => Number(code.split("-")[1]));
    const code = `${row.villageCode}-${String(Math.max(0, ...taken) + 1).padStart(2, "0")}`;
    await sql`
      insert into posyandu (regency_code, posyandu_code, village_code, name, name_key)
      values (${regency}, ${code}, ${row.villageCode}, ${row.posyanduName}, ${nameKey(row.posyanduName)})
      on conflict do nothing`.execute(tx);
    codes.set(key, code);
  }
  return fresh.size === 0 ? codes : new Map((await read()).map((p) => [`${p.village} ${p.key}`, p.code]));
}

async function saveChildren(
  tx: Transaction,
  job: JobContext,
  regency: string,
  record: ImportRecord,
  rows: readonly CompleteRow[],
  posyandu: PosyanduCodes,
): Promise<number> {
  const byId = new Map<string, NewChildRow>();
  for (const row of rows) {
    if (byId.has(row.childId)) continue;
    const posyanduCode = posyandu.get(`${row.villageCode} ${nameKey(row.posyanduName)}`);
    if (posyanduCode === undefined) throw new Error(`Posyandu of row ${row.row} was not made.`);
    const { name, sex, birthDate, nik, motherName, birthWeightKg, birthLengthCm } = row;
    const facts = { name, sex, birthDate, nik, motherName, birthWeightKg, birthLengthCm, posyanduCode };
    byId.set(row.childId, { childId: row.childId, facts, villageCode: row.villageCode });
  }
  const acting = { regency, by: record.created_by, at: job.now(), today: job.today() };
  return (await insertChildren(tx, acting, [...byId.values()])).size;
}

/**
 * Between preview and saving somebody may have registered another child under the same NIK. Such rows are rejected now, with the
 * reason, instead of being lost.
 *
 * @returns their row numbers
 */
async function turnAwayNameless(
  tx: Transaction,
  regency: string,
  importId: string,
  rows: readonly CompleteRow[],
): Promise<ReadonlySet<number>> {
  const { rows: there } = await sql<{ child_id: string }>`
    select child_id from child
    where regency_code = ${regency} and child_id = any(${rows.map((row) => row.childId)}::uuid[])`.execute(tx);
  const known = new Set(there.map((row) => row.child_id));
  const lost = rows.filter((row) => !known.has(row.childId)).map((row) => row.row);
  if (lost.length === 0) return new Set();
  const problem = { code: "eppgbm/nik-of-another-child", column: null, value: null, hint: null };
  await sql`
    update import_row set kind = 'rejected', problems = problems || ${JSON.stringify([problem])}::jsonb
    where regency_code = ${regency} and import_id = ${importId}::uuid and row_no = any(${lost}::int[])`.execute(tx);
  return new Set(lost);
}

/** @returns how many measurements were stored now */
async function saveMeasurements(
  tx: Transaction,
  job: JobContext,
  regency: string,
  record: ImportRecord,
  rows: readonly CompleteRow[],
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
  rows: readonly CompleteRow[],
): Promise<ReadonlySet<string>> {
  const { rows: found } = await sql<{ child_id: string; measured_on: string }>`
    select distinct m.child_id, m.measured_on
    from unnest(${rows.map((r) => r.childId)}::uuid[], ${rows.map((r) => r.measuredOn)}::date[]) as u(child_id, measured_on)
    cross join lateral (${sameDayMeasurements(regency)}) m`.execute(tx);
  return new Set(found.map((row) => `${row.child_id} ${row.measured_on}`));
}

function factsOf(row: CompleteRow) {
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
    delete from import_row where regency_code = ${regency} and import_id = ${importId}::uuid and kind = 'ready'`.execute(
    tx,
  );
  await sql`
    update import set state = 'done' where regency_code = ${regency} and import_id = ${importId}::uuid`.execute(tx);
}

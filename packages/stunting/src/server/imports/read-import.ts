import type { JobContext, Transaction } from "@spbe-kit/server";
import { openSpreadsheet, type SheetRow } from "@spbe-kit/server/spreadsheet";
import { sql } from "kysely";
import { readEppgbmRow } from "../../domain/eppgbm/read-row.ts";
import { withRegencyScope } from "../regency-scope.ts";
import { loadAreas } from "./area-lookup.ts";
import { ChildIdentities } from "./child-identity.ts";
import { refusalOf } from "./file-refusals.ts";
import type { ImportFiles } from "./import-files.ts";
import { isBlank, isScanFailure, type ScanFailure, type ScannedSheet, scanSpreadsheet } from "./import-sheet.ts";
import {
  clearReading,
  failImport,
  findImport,
  type ImportReport,
  moveImport,
  scopeOf,
  storeRows,
} from "./import-store.ts";
import { type Judging, judgeRows, posyanduKey, type ReadRow } from "./judge-rows.ts";
import type { JudgedRow } from "./judged-row.ts";
import { QualityGatherer } from "./quality.ts";

/** Rows per transaction: well under the 200 ms a chunk may take on the embedded engine. */
const CHUNK = 400;

/**
 * Reads an import's file to its preview: every row judged and stored, nothing saved yet. Begins anew after an interruption.
 * The file is deleted when all it said is in the database.
 */
export async function readImport(
  job: JobContext,
  files: ImportFiles,
  regency: string,
  importId: string,
): Promise<void> {
  const record = await job.db(async (tx) => {
    await clearReading(tx, regency, importId);
    return findImport(tx, regency, importId);
  });
  if (record?.state !== "reading") return;
  const failure = await readFile(job, files, regency, importId, scopeOf(record)).catch((error: unknown) =>
    job.signal.aborted ? undefined : refusalOf(error, job.log),
  );
  if (job.signal.aborted) return;
  if (failure !== undefined) await job.db((tx) => failImport(tx, regency, importId, failure));
  await files.remove(regency, importId);
}

async function readFile(
  job: JobContext,
  files: ImportFiles,
  regency: string,
  importId: string,
  scope: ReturnType<typeof scopeOf>,
): Promise<ScanFailure | undefined> {
  const spreadsheet = await openSpreadsheet({ path: files.path(regency, importId) }, { signal: job.signal });
  try {
    const scan = await scanSpreadsheet(spreadsheet);
    if (isScanFailure(scan)) return scan;
    await job.db((tx) => storeScan(tx, regency, importId, scan));
    const areas = await job.db((tx) => loadAreas(tx, regency, scope));
    const judging: Judging = {
      regency,
      headers: scan.headers,
      indexOf: scan.map.indexOf,
      areas,
      identities: new ChildIdentities(regency, job.today()),
      seen: new Map(),
    };
    await judgeAll(job, scan, judging, importId);
    return undefined;
  } finally {
    await spreadsheet.close();
  }
}

/** While the database judges and stores one chunk, the next one is read from the file. */
async function judgeAll(job: JobContext, scan: ScannedSheet, judging: Judging, importId: string): Promise<void> {
  const quality = new QualityGatherer();
  const newPosyandu = new Map<string, string>();
  const flush = async (rows: readonly ReadRow[]): Promise<boolean> => {
    const judged = await job.db(async (tx) => {
      await withRegencyScope(tx);
      const result = await judgeRows(tx, judging, rows);
      return (await storeRows(tx, judging.regency, importId, result)) ? result : undefined;
    });
    for (const row of judged ?? []) {
      quality.see(row);
      noteNewPosyandu(newPosyandu, row);
    }
    return judged !== undefined;
  };
  let underWay: Promise<boolean> = Promise.resolve(true);
  try {
    for await (const chunk of chunksOf(job, scan)) {
      if (job.signal.aborted || !(await underWay)) return;
      underWay = flush(chunk);
    }
  } finally {
    // Also where the file turned out damaged: nothing may still be stored when that is told.
    await Promise.allSettled([underWay]);
  }
  if (job.signal.aborted || !(await underWay)) return;
  const report: ImportReport = { quality: quality.result, newPosyandu: [...newPosyandu.values()].sort() };
  await job.db(async (tx) => {
    await addReport(tx, judging.regency, importId, report);
    await moveImport(tx, judging.regency, importId, ["reading"], "preview");
  });
}

async function* chunksOf(job: JobContext, scan: ScannedSheet): AsyncGenerator<readonly ReadRow[]> {
  let chunk: ReadRow[] = [];
  for await (const row of scan.sheet.rows()) {
    if (row.number <= scan.headerRow || isBlank(row)) continue;
    chunk.push(readOne(row, scan, job));
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

function readOne(row: SheetRow, scan: ScannedSheet, job: JobContext): ReadRow {
  const { map, birthDates, measuredDates } = scan;
  const reading = readEppgbmRow(row.cells, { indexOf: map.indexOf, birthDates, measuredDates, today: job.today() });
  return { row: row.number, cells: row.cells, reading };
}

function noteNewPosyandu(found: Map<string, string>, { kind, problems, reading }: JudgedRow): void {
  if (kind === "rejected" || !problems.some(({ code }) => code === "eppgbm/posyandu-new")) return;
  const { villageCode, villageName, posyanduName } = reading;
  if (villageCode === null || posyanduName === null) return;
  found.set(posyanduKey(villageCode, posyanduName), `${posyanduName} (${villageName ?? villageCode})`);
}

async function storeScan(tx: Transaction, regency: string, importId: string, scan: ScannedSheet): Promise<void> {
  const header = (field: "birthDate" | "measuredOn") => scan.headers[scan.map.indexOf[field] ?? -1] ?? "";
  const report: ImportReport = {
    columns: scan.map.columns,
    dateOrders: [
      { header: header("birthDate"), ...scan.birthDates },
      { header: header("measuredOn"), ...scan.measuredDates },
    ],
  };
  await addReport(tx, regency, importId, report);
  await sql`
    update import set rows_total = ${scan.rowsTotal}, header = ${JSON.stringify(scan.headers)}::jsonb
    where regency_code = ${regency} and import_id = ${importId}::uuid`.execute(tx);
}

async function addReport(tx: Transaction, regency: string, importId: string, report: ImportReport): Promise<void> {
  await sql`
    update import set report = report || ${JSON.stringify(report)}::jsonb
    where regency_code = ${regency} and import_id = ${importId}::uuid`.execute(tx);
}

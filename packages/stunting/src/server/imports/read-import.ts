import { withoutNik } from "@spbe-kit/core";
import { isDatabaseAway, type JobContext, type Transaction } from "@spbe-kit/server";
import { openSpreadsheetInThread, type SheetRow, type Spreadsheet } from "@spbe-kit/server/spreadsheet";
import { sql } from "kysely";
import { readEppgbmRow } from "../../domain/eppgbm/read-row.ts";
import { withRegencyScope } from "../regency-scope.ts";
import { type AreaLookup, loadAreas } from "./area-lookup.ts";
import { ChildIdentities } from "./child-identity.ts";
import { refusalOf } from "./file-refusals.ts";
import { openImportFile } from "./import-files.ts";
import {
  type DateOrders,
  DateOrderWatch,
  expectedOrders,
  findTable,
  isTableFailure,
  type SheetTable,
  sameOrders,
  type TableFailure,
  tableRows,
} from "./import-sheet.ts";
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
import { oneAtATime } from "./one-at-a-time.ts";
import { QualityGatherer } from "./quality.ts";
import { tellUploader } from "./tell-uploader.ts";

/** Rows judged, stored and later saved in one transaction each: below the 200 ms a chunk may take on the embedded engine. */
const CHUNK = 1000;

/**
 * Reads an import's file to its preview: every row judged and stored, nothing saved yet. Begins anew after an interruption.
 * The file stays for who wants to look at it again, until the rows are saved.
 */
export function readImport(job: JobContext, regency: string, importId: string): Promise<void> {
  return oneAtATime(importId, () => readWhole(job, regency, importId));
}

async function readWhole(job: JobContext, regency: string, importId: string): Promise<void> {
  const record = await job.db(async (tx) => {
    const found = await findImport(tx, regency, importId);
    if (found?.state === "reading") await clearReading(tx, regency, importId);
    return found;
  });
  if (record?.state !== "reading") return;
  const failure = await readFile(job, regency, importId, scopeOf(record)).catch((error: unknown) => {
    if (isDatabaseAway(error)) throw error;
    return job.signal.aborted ? undefined : refusalOf(error, job.log);
  });
  if (job.signal.aborted) return;
  if (failure !== undefined)
    await job.db(async (tx) => {
      await clearReading(tx, regency, importId);
      await failImport(tx, regency, importId, failure);
      await tellUploader(tx, job, regency, importId, "failed");
    });
}

async function readFile(
  job: JobContext,
  regency: string,
  importId: string,
  scope: ReturnType<typeof scopeOf>,
): Promise<TableFailure | undefined> {
  const file = await openImportFile(job.files, importId);
  try {
    const spreadsheet = await openSpreadsheetInThread({ sealed: file.sealed }, { signal: job.signal });
    try {
      return await readTable(job, spreadsheet, regency, importId, scope);
    } finally {
      await spreadsheet.close();
    }
  } finally {
    await file.close();
  }
}

async function readTable(
  job: JobContext,
  spreadsheet: Spreadsheet,
  regency: string,
  importId: string,
  scope: ReturnType<typeof scopeOf>,
): Promise<TableFailure | undefined> {
  const table = await findTable(spreadsheet);
  if (isTableFailure(table)) return table;
  await job.db((tx) => storeTable(tx, regency, importId, table));
  const areas = await job.db((tx) => loadAreas(tx, regency, scope));
  await judgeWhole(job, { regency, importId, table, areas });
  return undefined;
}

interface Reading {
  readonly regency: string;
  readonly importId: string;
  readonly table: SheetTable;
  readonly areas: AreaLookup;
}

/**
 * Rows are judged while they are read, in the orders of day and month their first rows show. Where the rest of a column shows
 * another order, what was judged is dropped and all is judged once more in the orders the whole file proves.
 */
async function judgeWhole(job: JobContext, reading: Reading): Promise<void> {
  const { regency, importId, table } = reading;
  const expected = await expectedOrders(table);
  let judged = await judgeIn(job, reading, expected);
  if (judged !== undefined && !sameOrders(judged.orders, expected)) {
    const { orders, rows } = judged;
    await job.db(async (tx) => {
      await clearReading(tx, regency, importId);
      await storeTotal(tx, regency, importId, rows);
    });
    judged = await judgeIn(job, reading, orders);
  }
  if (judged === undefined || job.signal.aborted) return;
  const { orders, rows, quality, newPosyandu } = judged;
  const report: ImportReport = { dateOrders: ordersShown(table, orders), quality, newPosyandu };
  await job.db(async (tx) => {
    await storeTotal(tx, regency, importId, rows);
    await addReport(tx, regency, importId, report);
    await moveImport(tx, regency, importId, ["reading"], "preview");
  });
}

interface JudgedFile extends Required<Pick<ImportReport, "quality" | "newPosyandu">> {
  /** As the whole columns prove them, whichever the rows were judged in. */
  readonly orders: DateOrders;
  readonly rows: number;
}

/**
 * One pass over the file. While the database judges and stores one chunk, the next one is read.
 *
 * @returns undefined where the officer dropped the import or the server is closing
 */
async function judgeIn(
  job: JobContext,
  { regency, importId, table, areas }: Reading,
  orders: DateOrders,
): Promise<JudgedFile | undefined> {
  const { headers, map } = table;
  const identities = new ChildIdentities(regency, job.vault, job.today());
  const judging: Judging = { regency, headers, indexOf: map.indexOf, areas, identities, seen: new Map() };
  const watch = new DateOrderWatch(table);
  const quality = new QualityGatherer();
  const newPosyandu = new Map<string, NewPosyandu>();
  let rows = 0;
  const flush = async (chunk: readonly ReadRow[]): Promise<boolean> => {
    const judged = await job.db(async (tx) => {
      await withRegencyScope(tx);
      const result = await judgeRows(tx, judging, chunk);
      const [firstRow, lastRow] = [chunk[0]!.row, chunk.at(-1)!.row];
      return (await storeRows(tx, job.vault, regency, importId, { firstRow, lastRow, rows: result }))
        ? result
        : undefined;
    });
    for (const row of judged ?? []) {
      quality.see(row);
      noteNewPosyandu(newPosyandu, row);
    }
    return judged !== undefined;
  };
  let underWay: Promise<boolean> = Promise.resolve(true);
  try {
    for await (const chunk of chunksOf(job, table, orders, watch)) {
      if (job.signal.aborted || !(await underWay)) return undefined;
      rows += chunk.length;
      underWay = flush(chunk);
    }
  } finally {
    // Also where the file turned out damaged: nothing may still be stored when that is told.
    await Promise.allSettled([underWay]);
  }
  if (job.signal.aborted || !(await underWay)) return undefined;
  return { orders: watch.orders, rows, quality: quality.result, newPosyandu: namesOf(newPosyandu) };
}

async function* chunksOf(
  job: JobContext,
  table: SheetTable,
  orders: DateOrders,
  watch: DateOrderWatch,
): AsyncGenerator<readonly ReadRow[]> {
  let chunk: ReadRow[] = [];
  for await (const row of tableRows(table)) {
    watch.see(row);
    chunk.push(readOne(row, table, orders, job));
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

function readOne(row: SheetRow, { map }: SheetTable, orders: DateOrders, job: JobContext): ReadRow {
  const reading = readEppgbmRow(row.cells, { indexOf: map.indexOf, ...orders, today: job.today() });
  return { row: row.number, cells: row.cells, reading };
}

interface NewPosyandu {
  readonly key: string;
  readonly shown: string;
}

/** @param found by the name as written, so that its key is worked out once */
function noteNewPosyandu(found: Map<string, NewPosyandu>, { kind, problems, reading }: JudgedRow): void {
  if (kind === "rejected" || !problems.some(({ code }) => code === "eppgbm/posyandu-new")) return;
  const { villageCode, villageName, posyanduName } = reading;
  if (villageCode === null || posyanduName === null) return;
  const written = `${villageCode} ${posyanduName}`;
  if (found.has(written)) return;
  found.set(written, {
    key: posyanduKey(villageCode, posyanduName),
    shown: `${posyanduName} (${villageName ?? villageCode})`,
  });
}

function namesOf(found: ReadonlyMap<string, NewPosyandu>): string[] {
  return [...new Map([...found.values()].map(({ key, shown }) => [key, shown])).values()].sort();
}

function ordersShown({ headers, map }: SheetTable, { birthDates, measuredDates }: DateOrders) {
  const header = (field: "birthDate" | "measuredOn") => headers[map.indexOf[field] ?? -1] ?? "";
  return [
    { header: header("birthDate"), ...birthDates },
    { header: header("measuredOn"), ...measuredDates },
  ];
}

async function storeTable(
  tx: Transaction,
  regency: string,
  importId: string,
  { headers, map }: SheetTable,
): Promise<void> {
  // Headings are stored as they are.
  const columns = map.columns.map(({ header, field }) => ({ header: withoutNik(header), field }));
  await addReport(tx, regency, importId, { columns });
  await sql`
    update import set rows_total = null, header = ${JSON.stringify(headers.map(withoutNik))}::jsonb
    where regency_code = ${regency} and import_id = ${importId}::uuid`.execute(tx);
}

async function storeTotal(tx: Transaction, regency: string, importId: string, rows: number): Promise<void> {
  await sql`
    update import set rows_total = ${rows} where regency_code = ${regency} and import_id = ${importId}::uuid`.execute(
    tx,
  );
}

async function addReport(tx: Transaction, regency: string, importId: string, report: ImportReport): Promise<void> {
  await sql`
    update import set report = report || ${JSON.stringify(report)}::jsonb
    where regency_code = ${regency} and import_id = ${importId}::uuid`.execute(tx);
}

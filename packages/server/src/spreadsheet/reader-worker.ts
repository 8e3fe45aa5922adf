/// A worker thread that reads one spreadsheet: started by open-in-thread.ts.
import { parentPort, workerData } from "node:worker_threads";
import { openSpreadsheet } from "./open-spreadsheet.ts";
import type { SheetRow } from "./sheet-row.ts";
import { isSpreadsheetError } from "./spreadsheet-error.ts";
import {
  packRows,
  type ReaderFailure,
  type ReaderReply,
  type ReaderRequest,
  type ReaderThreadData,
} from "./thread-messages.ts";

const port = parentPort;
if (!port) throw new Error("spbe-server: reader-worker runs as a worker thread only.");

/** Rows of one reply: few enough to be short-lived where they arrive. */
const ROWS = 200;

const { source, limits } = workerData as ReaderThreadData;
const opening = openSpreadsheet(source, { limits });
const passes = new Map<number, AsyncIterator<SheetRow>>();

function tell(reply: ReaderReply): void {
  port!.postMessage(reply);
}

function failureOf(error: unknown): ReaderFailure {
  if (isSpreadsheetError(error)) return { code: error.code, data: error.data, message: error.message };
  return { code: undefined, message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

async function nextRows(pass: number, sheet: number): Promise<string | undefined> {
  const { sheets } = await opening;
  const rows = passes.get(pass) ?? sheets[sheet]!.rows()[Symbol.asyncIterator]();
  passes.set(pass, rows);
  const read: SheetRow[] = [];
  while (read.length < ROWS) {
    const next = await rows.next();
    if (next.done) break;
    read.push(next.value);
  }
  return read.length === 0 ? undefined : packRows(read);
}

port.on("message", (request: ReaderRequest) => {
  const { kind, pass } = request;
  if (kind === "drop") {
    void passes.get(pass)?.return?.();
    passes.delete(pass);
    return;
  }
  nextRows(pass, request.sheet).then(
    (packed) => tell({ kind: "rows", pass, packed }),
    (error: unknown) => tell({ kind: "failed", pass, failure: failureOf(error) }),
  );
});

opening.then(
  ({ kind, sheets }) =>
    tell({ kind: "opened", file: kind, sheets: sheets.map(({ name, hidden }) => ({ name, hidden })) }),
  (error: unknown) => tell({ kind: "failed", pass: undefined, failure: failureOf(error) }),
);

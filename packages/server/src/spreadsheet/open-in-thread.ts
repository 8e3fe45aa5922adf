import { Worker } from "node:worker_threads";
import type { OpenSpreadsheetOptions } from "./open-spreadsheet.ts";
import type { SheetRow, Spreadsheet } from "./sheet-row.ts";
import type { SpreadsheetSource } from "./source-bytes.ts";
import { spreadsheetError } from "./spreadsheet-error.ts";
import {
  type ReaderFailure,
  type ReaderReply,
  type ReaderRequest,
  type ReaderThreadData,
  unpackRows,
} from "./thread-messages.ts";

/**
 * Megabytes of the thread's heap. Reading lives on 15 MB; without a limit the engine lets the waste of a long file pile up, and
 * a file made to fill the memory would take the server with it.
 */
const MEMORY = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16 };

/**
 * As `openSpreadsheet`, in a thread of its own: the host goes on answering while a long file is unpacked and parsed, and what
 * the file costs in memory is bounded. A sealed file is unsealed inside the thread and never lies clear on a disk. For some hundred rows the thread costs more than it saves.
 *
 * @throws as `openSpreadsheet`
 */
export async function openSpreadsheetInThread(
  source: string | Exclude<SpreadsheetSource, { readonly bytes: Uint8Array }>,
  { limits = {}, signal }: OpenSpreadsheetOptions = {},
): Promise<Spreadsheet> {
  signal?.throwIfAborted();
  const reader = startReader({ source: typeof source === "string" ? { path: source } : source, limits }, signal);
  try {
    const { file, sheets } = await reader.opened;
    return {
      kind: file,
      sheets: sheets.map(({ name, hidden }, sheet) => ({ name, hidden, rows: () => rowsOf(reader, sheet) })),
      close: reader.stop,
    };
  } catch (error) {
    await reader.stop();
    throw error;
  }
}

/** The next rows are on their way while these are used. */
async function* rowsOf(reader: Reader, sheet: number): AsyncGenerator<SheetRow> {
  const pass = reader.begin(sheet);
  let coming = pass.next();
  try {
    for (;;) {
      const packed = await coming;
      if (packed === undefined) return;
      coming = pass.next();
      yield* unpackRows(packed);
    }
  } finally {
    pass.end();
  }
}

interface Reader {
  readonly opened: Promise<Extract<ReaderReply, { kind: "opened" }>>;
  /** Begins a pass over a sheet. `next` gives its rows, packed, and undefined at the end; one at a time. */
  begin(sheet: number): { next(): Promise<string | undefined>; end(): void };
  stop(): Promise<void>;
}

/** Starts the worker. It lies beside this file, as `.ts` in the sources and as `.js` in the built package. */
function startReader(workerData: ReaderThreadData, signal: AbortSignal | undefined): Reader {
  const fromSource = import.meta.url.endsWith(".ts");
  const worker = new Worker(new URL(`./reader-worker.${fromSource ? "ts" : "js"}`, import.meta.url), {
    workerData,
    resourceLimits: MEMORY,
    ...(fromSource && { execArgv: ["--conditions=spbe-source"] }),
  });
  const opened = Promise.withResolvers<Extract<ReaderReply, { kind: "opened" }>>();
  const waiting = new Map<number, PromiseWithResolvers<string | undefined>>();
  let gone: unknown;
  let lastPass = 0;

  const fail = (error: unknown) => {
    gone ??= error;
    opened.reject(error);
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const take = (pass: number) => {
    const one = waiting.get(pass);
    waiting.delete(pass);
    return one;
  };
  worker.on("message", (reply: ReaderReply) => {
    if (reply.kind === "opened") opened.resolve(reply);
    else if (reply.kind === "rows") take(reply.pass)?.resolve(reply.packed);
    else (reply.pass === undefined ? opened : take(reply.pass))?.reject(errorOf(reply.failure));
  });
  worker.on("error", (cause) =>
    fail(new Error("spbe-server: the thread that reads a spreadsheet stopped.", { cause })),
  );
  worker.on("exit", () => fail(new Error("spbe-kit: the spreadsheet is closed. Read its rows before close().")));
  const abort = () => {
    fail(signal?.reason);
    void worker.terminate();
  };
  signal?.addEventListener("abort", abort, { once: true });

  const ask = (request: ReaderRequest) => worker.postMessage(request);
  return {
    opened: opened.promise,
    begin(sheet) {
      lastPass += 1;
      const pass = lastPass;
      return {
        next() {
          if (gone !== undefined) return Promise.reject(gone);
          const one = Promise.withResolvers<string | undefined>();
          // The next rows may fail while the ones before are still in use: whoever asks for them is told.
          one.promise.catch(() => {});
          waiting.set(pass, one);
          ask({ kind: "rows", pass, sheet });
          return one.promise;
        },
        end: () => ask({ kind: "drop", pass }),
      };
    },
    async stop() {
      signal?.removeEventListener("abort", abort);
      await worker.terminate();
    },
  };
}

function errorOf(failure: ReaderFailure): Error {
  if (failure.code === undefined) return new Error(failure.message);
  return spreadsheetError(failure.code, failure.data, failure.message);
}

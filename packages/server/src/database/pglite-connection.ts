import { Worker } from "node:worker_threads";
import { databaseError } from "./database-error.ts";
import { planRefresh } from "./kept-statements.ts";
import type { PgliteReply, PgliteRequest, PgliteWorkerData } from "./pglite-messages.ts";
import type { SqlConnection, SqlResult } from "./sql-connection.ts";

/** The one connection of an embedded database, in a worker thread. */
export interface PgliteConnection extends SqlConnection {
  /** The data folder as a tar, to open another database from. */
  dump(): Promise<Uint8Array>;
  close(): Promise<void>;
}

type Body = PgliteRequest extends infer R ? (R extends PgliteRequest ? Omit<R, "id"> : never) : never;

interface Waiting {
  resolve(result: readonly SqlResult[] | Uint8Array | undefined): void;
  reject(error: Error): void;
}

/** Milliseconds. Nothing else ends plans here: the embedded engine has no autovacuum. */
const PLANS_LAST = 1_000;

/** Megabytes. Rows pass through in a moment; left alone the engine lets 50 MB of passed ones lie before it tidies up. */
const YOUNG_GENERATION = 16;

/** Starts the worker. It lies beside this file, as `.ts` in the sources and as `.js` in the built package. */
export function connectPglite(data: PgliteWorkerData): PgliteConnection {
  const extension = import.meta.url.endsWith(".ts") ? "ts" : "js";
  const worker = new Worker(new URL(`./pglite-worker.${extension}`, import.meta.url), {
    workerData: data,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION },
  });
  const freshPlans = planRefresh(PLANS_LAST);
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let gone: Error | undefined;

  const fail = (error: Error) => {
    gone ??= error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on("error", (cause) =>
    fail(new Error("spbe-server: the embedded database stopped. Restart the server.", { cause })),
  );
  worker.on("exit", () => fail(new Error("spbe-server: the embedded database is closed.")));
  worker.on("message", (reply: PgliteReply) => {
    const one = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ("error" in reply) one?.reject(databaseError(reply.error));
    else one?.resolve(reply.result);
  });

  const ask = (body: Body): Promise<readonly SqlResult[] | Uint8Array | undefined> =>
    new Promise((resolve, reject) => {
      if (gone) return reject(gone);
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      worker.postMessage({ ...body, id: lastId });
    });

  return {
    freshPlans,
    send: async (statements) => (await ask({ kind: "send", statements })) as readonly SqlResult[],
    dump: async () => (await ask({ kind: "dump" })) as Uint8Array,
    async close() {
      if (gone) return;
      try {
        await ask({ kind: "close" });
      } finally {
        await worker.terminate();
      }
    },
  };
}

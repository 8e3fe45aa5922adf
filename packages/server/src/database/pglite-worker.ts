/// A worker thread: a query of PGlite blocks its event loop whole, so it must not be the server's.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { btree_gin } from "@electric-sql/pglite/contrib/btree_gin";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { factsOf } from "./database-error.ts";
import type { PgliteReply, PgliteRequest, PgliteWorkerData } from "./pglite-messages.ts";
import { pgliteWire } from "./pglite-wire.ts";

const port = parentPort;
if (!port) throw new Error("spbe-server: pglite-worker runs as a worker thread only.");

const { folder, template } = workerData as PgliteWorkerData;
const isNew = folder === undefined || !existsSync(join(folder, "PG_VERSION"));

const opening = PGlite.create({
  ...(folder !== undefined && { dataDir: folder }),
  ...(template !== undefined && isNew && { loadDataDir: new Blob([new Uint8Array(template)]) }),
  extensions: { pg_trgm, btree_gin },
}).then((pglite) => ({ pglite, send: pgliteWire(pglite) }));

type Answer = Extract<PgliteReply, { result: unknown }>["result"];

async function answer(request: PgliteRequest): Promise<Answer> {
  const { pglite, send } = await opening;
  switch (request.kind) {
    case "send":
      return await send(request.statements);
    case "dump":
      return new Uint8Array(await (await pglite.dumpDataDir("none")).arrayBuffer());
    case "close":
      await pglite.close();
      return undefined;
  }
}

/** One after another: what came first is done first. */
let last: Promise<unknown> = Promise.resolve();

port.on("message", (request: PgliteRequest) => {
  last = last
    .then(() => answer(request))
    .then(
      (result) => port.postMessage({ id: request.id, result } satisfies PgliteReply),
      (error: unknown) => port.postMessage({ id: request.id, error: factsOf(error) } satisfies PgliteReply),
    );
});

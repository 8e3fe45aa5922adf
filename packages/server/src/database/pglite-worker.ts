/// A worker thread: a query of PGlite blocks its event loop whole, so it must not be the server's.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { btree_gin } from "@electric-sql/pglite/contrib/btree_gin";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { factsOf } from "./database-error.ts";
import type { PgliteReply, PgliteRequest, PgliteWorkerData } from "./pglite-messages.ts";
import type { SqlResult } from "./sql-connection.ts";

const port = parentPort;
if (!port) throw new Error("spbe-server: pglite-worker runs as a worker thread only.");

const { folder, template } = workerData as PgliteWorkerData;
const isNew = folder === undefined || !existsSync(join(folder, "PG_VERSION"));
const asIs = (text: string): string => text;
/** Parameters arrive as PostgreSQL's text already. */
const serializers = new Proxy<Record<number, (value: string) => string>>({}, { get: () => asIs });

const opening = PGlite.create({
  ...(folder !== undefined && { dataDir: folder }),
  ...(template !== undefined && isNew && { loadDataDir: new Blob([new Uint8Array(template)]) }),
  extensions: { pg_trgm, btree_gin },
}).then((pglite) => ({
  pglite,
  // Cells leave as text; every reader PGlite knows, arrays included, is replaced.
  parsers: Object.fromEntries(Object.keys(pglite.parsers).map((oid) => [oid, asIs])),
}));

async function answer(request: PgliteRequest): Promise<SqlResult | Uint8Array | undefined> {
  const { pglite, parsers } = await opening;
  switch (request.kind) {
    case "query": {
      const { fields, rows, affectedRows } = await pglite.query<(string | null)[]>(
        request.text,
        [...request.parameters],
        {
          rowMode: "array",
          parsers,
          serializers,
        },
      );
      return { fields: fields.map((f) => ({ name: f.name, type: f.dataTypeID })), rows, affected: affectedRows ?? 0 };
    }
    case "run":
      await pglite.exec(request.text);
      return undefined;
    case "dump":
      return new Uint8Array(await (await pglite.dumpDataDir("none")).arrayBuffer());
    case "close":
      await pglite.close();
      return undefined;
  }
}

port.on("message", (request: PgliteRequest) => {
  answer(request).then(
    (result) => port.postMessage({ id: request.id, result } satisfies PgliteReply),
    (error: unknown) => port.postMessage({ id: request.id, error: factsOf(error) } satisfies PgliteReply),
  );
});

import { fileDownload, type Handlers, type RequestContext, type Transaction } from "@spbe-kit/server";
import { sql } from "kysely";
import type { importsContract } from "../../domain/imports.contract.ts";
import { storeImportFile } from "../imports/import-files.ts";
import {
  findImport,
  type ImportRecord,
  importOf,
  listImports,
  moveImport,
  type Viewer,
} from "../imports/import-store.ts";
import { listRows } from "../imports/list-rows.ts";
import { readImport } from "../imports/read-import.ts";
import { rejectsResponse } from "../imports/rejects-file.ts";
import { saveImport } from "../imports/save-import.ts";

type Resource = { imports: typeof importsContract };

export function importsHandlers(limitBytes: number): Handlers<Resource>["imports"] {
  return {
    list: (_, { db, signedIn }) =>
      db(async (tx) => ({ items: (await listImports(tx, signedIn.regencyCode, viewerOf(signedIn))).map(importOf) }), {
        readOnly: true,
      }),

    open: ({ body }, context) => {
      if (body.sizeBytes > limitBytes) return context.fail("stunting/file-too-large", { limitBytes });
      return context.db(async (tx) => {
        if (!(await openImport(tx, context, body))) return context.fail("stunting/import-id-taken");
        return importOf(await existing(tx, context, body.importId));
      });
    },

    send: async ({ params, body }, context) => {
      const { signedIn, db, fail, files, jobs } = context;
      const regency = signedIn.regencyCode;
      const { importId } = params;
      const record = await db((tx) => existing(tx, context, importId));
      if (record.state !== "waiting-file") return fail("stunting/import-wrong-state", { state: record.state });
      const arriving = { importId, fileName: record.file_name, now: context.now(), limitBytes };
      const size = await storeImportFile(files, arriving, body);
      if (size === "too-large") return fail("stunting/file-too-large", { limitBytes });
      // The same file sent twice at once: the other one counts.
      if (size === "overtaken") return fail("stunting/import-wrong-state", { state: record.state });
      return db(async (tx) => {
        await sql`
          update import set size_bytes = ${size} where regency_code = ${regency} and import_id = ${importId}::uuid`.execute(
          tx,
        );
        await move(tx, context, importId, ["waiting-file"], "reading");
        jobs.start("stunting/read-import", (job) => readImport(job, regency, importId));
        return importOf(await existing(tx, context, importId));
      });
    },

    get: ({ params }, context) =>
      context.db(async (tx) => importOf(await existing(tx, context, params.importId)), { readOnly: true }),

    rows: ({ params, query }, context) =>
      context.db(
        async (tx) => {
          await existing(tx, context, params.importId);
          const after = Number(query.cursor ?? 0);
          return listRows(tx, context.vault, context.signedIn.regencyCode, params.importId, {
            kind: query.kind,
            after,
            limit: query.limit,
          });
        },
        { readOnly: true },
      ),

    confirm: ({ params }, context) =>
      context.db(async (tx) => {
        const { importId } = params;
        const regency = context.signedIn.regencyCode;
        await existing(tx, context, importId);
        await move(tx, context, importId, ["preview"], "saving");
        context.jobs.start("stunting/save-import", (job) => saveImport(job, regency, importId));
        return importOf(await existing(tx, context, importId));
      }),

    cancel: async ({ params }, context) => {
      const { importId } = params;
      const cancelled = await context.db(async (tx) => {
        await existing(tx, context, importId);
        await move(tx, context, importId, ["waiting-file", "reading", "preview", "saving"], "cancelled");
        return importOf(await existing(tx, context, importId));
      });
      await context.files.remove(importId);
      return cancelled;
    },

    file: async ({ params: { importId } }, context) => {
      await context.db((tx) => existing(tx, context, importId), { readOnly: true });
      return (await fileDownload(context.files, importId)) ?? context.fail("stunting/import-file-gone");
    },

    rejects: async ({ params }, context) => {
      const record = await context.db((tx) => existing(tx, context, params.importId), { readOnly: true });
      return rejectsResponse(context, record);
    },
  };
}

/** What the acts on one import share: who asks, and the two refusals. */
interface Asking {
  readonly signedIn: RequestContext["signedIn"];
  fail(code: "stunting/import-not-found"): never;
}
interface Moving extends Asking {
  fail(code: "stunting/import-not-found" | "stunting/import-wrong-state", data?: { state: string }): never;
}

function viewerOf({ accountId, scope }: RequestContext["signedIn"]): Viewer {
  return { accountId, scope };
}

async function existing(tx: Transaction, { signedIn, fail }: Asking, importId: string): Promise<ImportRecord> {
  const record = await findImport(tx, signedIn.regencyCode, importId, viewerOf(signedIn));
  return record ?? fail("stunting/import-not-found");
}

async function move(
  tx: Transaction,
  context: Moving,
  importId: string,
  ...[from, to]: [Parameters<typeof moveImport>[3], Parameters<typeof moveImport>[4]]
): Promise<void> {
  const regency = context.signedIn.regencyCode;
  if (await moveImport(tx, regency, importId, from, to)) return;
  const record = await existing(tx, context, importId);
  context.fail("stunting/import-wrong-state", { state: record.state });
}

/** @returns false where the id is there already */
async function openImport(
  tx: Transaction,
  { signedIn, now }: RequestContext<typeof importsContract.open>,
  body: { readonly importId: string; readonly fileName: string; readonly sizeBytes: number },
): Promise<boolean> {
  const { scope } = signedIn;
  const codes = scope.kind === "regency" ? "" : scope.codes.join(",");
  const { numAffectedRows } = await sql`
    insert into import (regency_code, import_id, file_name, size_bytes, state, created_by, created_by_name, created_at, scope_kind, scope_codes)
    values (${signedIn.regencyCode}, ${body.importId}::uuid, ${body.fileName}, ${body.sizeBytes}, 'waiting-file',
      ${signedIn.accountId}, ${signedIn.name}, ${now()}::timestamptz, ${scope.kind}, ${codes})
    on conflict do nothing`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

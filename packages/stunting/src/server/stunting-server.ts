import { defineServerModule, type ModuleStart, type ServerModule } from "@spbe-kit/server";
import { type StuntingContract, stuntingContract } from "../domain/contract.ts";
import { stuntingPermissions } from "../domain/permissions.ts";
import { areasHandlers } from "./handlers/areas-handlers.ts";
import { childrenHandlers } from "./handlers/children-handlers.ts";
import { importsHandlers } from "./handlers/imports-handlers.ts";
import { measurementsHandlers } from "./handlers/measurements-handlers.ts";
import { summaryHandlers } from "./handlers/summary-handlers.ts";
import { type ImportFiles, importFilesIn } from "./imports/import-files.ts";
import { unfinishedImports } from "./imports/import-store.ts";
import { readImport } from "./imports/read-import.ts";
import { saveImport } from "./imports/save-import.ts";
import registerSql from "./migrations/0001-register.sql.ts";
import importSql from "./migrations/0002-import.sql.ts";
import { stuntingSentences } from "./sentences.ts";

export interface StuntingServerOptions {
  /** Folder for uploaded files until they are read. Private to the server. */
  readonly importFolder: string;
  /** Largest file accepted, bytes. Default 60 MB; the host's own limit for uploads must be as large. */
  readonly importLimitBytes?: number;
}

/** The module's server side. */
export function stuntingServer({
  importFolder,
  importLimitBytes = 60 * 1024 * 1024,
}: StuntingServerOptions): ServerModule<StuntingContract> {
  const files = importFilesIn(importFolder, importLimitBytes);
  return defineServerModule(stuntingContract, {
    name: "stunting",
    permissions: stuntingPermissions,
    sentences: stuntingSentences,
    migrations: [
      { id: "stunting/0001-register", sql: registerSql },
      { id: "stunting/0002-import", sql: importSql },
    ],
    handlers: {
      areas: areasHandlers,
      children: childrenHandlers,
      measurements: measurementsHandlers,
      summary: summaryHandlers,
      imports: importsHandlers(files),
    },
    onStart: (start) => resumeImports(start, files),
  });
}

/** Imports that were at work when the server went away go on. */
async function resumeImports(start: ModuleStart, files: ImportFiles): Promise<void> {
  for (const regency of start.regencies)
    start.startJob(regency, "stunting/resume-imports", async (job) => {
      for (const record of await job.db((tx) => unfinishedImports(tx, regency))) {
        if (record.state === "reading") await readImport(job, files, regency, record.import_id);
        else await saveImport(job, regency, record.import_id);
      }
    });
}

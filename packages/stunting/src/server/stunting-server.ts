import { defineServerModule, type ModuleStart, type ServerModule } from "@spbe-kit/server";
import { type StuntingContract, stuntingContract } from "../domain/contract.ts";
import { stuntingPermissions } from "../domain/permissions.ts";
import { areasHandlers } from "./handlers/areas-handlers.ts";
import { childrenHandlers } from "./handlers/children-handlers.ts";
import { importsHandlers } from "./handlers/imports-handlers.ts";
import { measurementsHandlers } from "./handlers/measurements-handlers.ts";
import { summaryHandlers } from "./handlers/summary-handlers.ts";
import { type ImportRecord, unfinishedImports } from "./imports/import-store.ts";
import { readImport } from "./imports/read-import.ts";
import { saveImport } from "./imports/save-import.ts";
import registerSql from "./migrations/0001-register.sql.ts";
import importSql from "./migrations/0002-import.sql.ts";
import { childSubject } from "./register/child-subject.ts";
import { SEARCH_CATALOGUE } from "./register/search-children.ts";
import { stuntingSentences } from "./sentences.ts";

export interface StuntingServerOptions {
  /** Largest file accepted, bytes. Default 60 MB; the host's own limit for uploads must be as large. */
  readonly importLimitBytes?: number;
}

/** The module's server side. Uploaded files lie in the host's `storage` until they are saved. */
export function stuntingServer({
  importLimitBytes = 60 * 1024 * 1024,
}: StuntingServerOptions = {}): ServerModule<StuntingContract> {
  return defineServerModule(stuntingContract, {
    name: "stunting",
    permissions: stuntingPermissions,
    sentences: stuntingSentences,
    migrations: [
      { id: "stunting/0001-register", sql: registerSql },
      { id: "stunting/0002-import", sql: importSql },
    ],
    catalogue: SEARCH_CATALOGUE,
    subjects: [childSubject],
    processing: {
      purpose: "Pemantauan pertumbuhan dan pencegahan stunting pada anak di bawah lima tahun.",
      people: "Anak di bawah lima tahun dan ibunya.",
      retention:
        "Sampai daerah menghapusnya: spbe-server privacy erase. Angka ukuran tetap, tanpa nama, NIK, dan tanggal lahir.",
      specific: true,
      sealed: ["nik"],
    },
    handlers: {
      areas: areasHandlers,
      children: childrenHandlers,
      measurements: measurementsHandlers,
      summary: summaryHandlers,
      imports: importsHandlers(importLimitBytes),
    },
    onStart: resumeImports,
  });
}

/** Imports that were at work when the server went away go on. What began since is not theirs: the list is read once. */
async function resumeImports(start: ModuleStart): Promise<void> {
  for (const regency of start.regencies) {
    let unfinished: readonly ImportRecord[] | undefined;
    start.startJob(regency, "stunting/resume-imports", async (job) => {
      unfinished ??= await job.db((tx) => unfinishedImports(tx, regency));
      for (const record of unfinished) {
        if (record.state === "reading") await readImport(job, regency, record.import_id);
        else await saveImport(job, regency, record.import_id);
      }
    });
  }
}

// What the import benches share: the file, and the two jobs run as the host runs them, with their time and memory.
import { createReadStream, createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { calendarDate, fixedClock, systemRandom } from "@spbe-kit/core";
import { writeSpreadsheet } from "@spbe-kit/server/spreadsheet";
import { sql } from "kysely";
import { diskContent } from "../../server/src/files/disk-content.ts";
import { fileStores } from "../../server/src/files/file-store.ts";
import { testKeyRing, testVault } from "../../server/src/keys/test-key-ring.ts";
import { findImport } from "../src/server/imports/import-store.ts";
import { readImport } from "../src/server/imports/read-import.ts";
import { saveImport } from "../src/server/imports/save-import.ts";
import { eppgbmTable } from "../src/testing/index.ts";

export const REGENCY = "19.06";
export const TODAY = calendarDate("2026-11-24");
export const NOW = "2026-11-24T02:00:00.000Z";
export const WHOLE_REGENCY = { regency: REGENCY, scope: { kind: "regency" } };

const plain = (cell) => (typeof cell === "object" && cell !== null ? cell.date : cell);
function* plainRows(rows) {
  for (const cells of eppgbmTable({ asOf: TODAY, rows })) yield cells.map(plain);
}

/** A clean e-PPGBM file of 37 columns. */
export async function writeEppgbmFile(path, rows) {
  await pipeline(writeSpreadsheet({ sheets: [{ name: "Sheet1", rows: plainRows(rows) }] }), createWriteStream(path));
}

function jobOn(db, folder) {
  const content = diskContent(join(folder, "files"));
  const parts = { database: db, ring: testKeyRing, content, clock: fixedClock(NOW), random: systemRandom };
  return {
    db: (work) => db.tenant(WHOLE_REGENCY, work),
    vault: testVault(REGENCY),
    files: fileStores(parts).of(REGENCY),
    notify: async () => undefined,
    log: { debug() {}, info() {}, warn() {}, error() {} },
    signal: new AbortController().signal,
    today: () => TODAY,
    now: () => NOW,
  };
}

/**
 * Imports a copy of the file that stands in `folder` under the import's id. It is sealed and deleted first, outside the times.
 *
 * @returns seconds of reading and judging, seconds of saving, and the import as stored
 */
export async function importOnce(db, folder, importId) {
  const job = jobOn(db, folder);
  const path = join(folder, `${REGENCY}-${importId}`);
  const options = { fileId: importId, maxBytes: 200_000_000, kinds: "unjudged", expiresAt: "2099-01-01T00:00:00.000Z" };
  await job.files.put(createReadStream(path), { ...options, name: "bench.xlsx" });
  await rm(path);
  await job.db((tx) =>
    sql`insert into import (regency_code, import_id, file_name, size_bytes, state, created_by, created_by_name, created_at, scope_kind, scope_codes)
      values (${REGENCY}, ${importId}::uuid, 'bench.xlsx', 1, 'reading', 'bench', 'Bench', ${NOW}::timestamptz, 'regency', '')`.execute(
      tx,
    ),
  );
  const reading = await seconds(() => readImport(job, REGENCY, importId));
  await job.db((tx) => sql`update import set state = 'saving' where import_id = ${importId}::uuid`.execute(tx));
  const saving = await seconds(() => saveImport(job, REGENCY, importId));
  return { reading, saving, record: await job.db((tx) => findImport(tx, REGENCY, importId)) };
}

/** Empties what an import fills, as if it had never been filled: a table of dead rows would be planned for as a small one. */
export async function emptyRegister(db) {
  await db.owner((tx) =>
    sql`truncate import, import_chunk, measurement, child_search, name_word, residence, child, posyandu, subject_key`.execute(
      tx,
    ),
  );
}

export async function seconds(work) {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
}

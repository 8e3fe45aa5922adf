import type { JobContext, Transaction } from "@spbe-kit/server";
import { findImport } from "./import-store.ts";

/**
 * Tells the person who uploaded an import how it ended, in the transaction that ends it. Numbers only: the file's own name is
 * whatever a person typed.
 */
export async function tellUploader(
  tx: Transaction,
  job: JobContext,
  regency: string,
  importId: string,
  end: "saved" | "failed",
): Promise<void> {
  const record = await findImport(tx, regency, importId);
  if (record === undefined) return;
  await job.notify(tx, {
    accountId: record.created_by,
    code: `stunting/import-${end}`,
    data: { saved: record.rows_saved, rejected: record.rows_rejected },
    path: `/stunting/impor/${importId}`,
  });
}

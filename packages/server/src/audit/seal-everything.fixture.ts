import { setTimeout } from "node:timers/promises";
import type { Database } from "../database/database.ts";
import type { AuditKey } from "../keys/key-ring.ts";
import { sealEntries } from "./seal-entries.ts";
import { verifyChain } from "./verify-chain.ts";

/** Seals until nothing waits. A transaction open anywhere in the cluster, of another suite too, holds the newest entries back. */
export async function sealEverything(database: Database, regencyCode: string, key: AuditKey): Promise<void> {
  for (let round = 0; round < 600; round++) {
    await sealEntries(database, regencyCode, [key]);
    if ((await verifyChain(database, regencyCode, { keys: [key] })).unsealed === 0) return;
    await setTimeout(50);
  }
  throw new Error("Entries still wait for their seal after 30 s.");
}

import type { Transaction } from "@spbe-kit/server";
import { sql } from "kysely";

/**
 * Widens the rest of a transaction to the whole regency. Only after the person's right to the child was established under her
 * own scope: a child that came from another village has rows there that must be seen to choose which one counts.
 * The regency itself cannot be widened.
 */
export async function withRegencyScope(tx: Transaction): Promise<void> {
  await sql`set local app.scope = 'regency'`.execute(tx);
}

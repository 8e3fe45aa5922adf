import type { Transaction } from "@spbe-kit/server";
import { sql } from "kysely";
import { CHILD_COLUMNS, CHILD_FROM, type ChildRow } from "./child-row.ts";

/** The child if it is visible under the transaction's scope. */
export async function readChild(tx: Transaction, regency: string, childId: string): Promise<ChildRow | undefined> {
  const { rows } = await sql<ChildRow>`
    select ${CHILD_COLUMNS} from ${CHILD_FROM}
    where c.regency_code = ${regency} and c.child_id = ${childId}::uuid`.execute(tx);
  return rows[0];
}

/** The same, locking the row until the end of the transaction. */
export async function readChildForUpdate(
  tx: Transaction,
  regency: string,
  childId: string,
): Promise<ChildRow | undefined> {
  const { rows } = await sql<ChildRow>`
    select ${CHILD_COLUMNS} from ${CHILD_FROM}
    where c.regency_code = ${regency} and c.child_id = ${childId}::uuid for no key update of c`.execute(tx);
  return rows[0];
}

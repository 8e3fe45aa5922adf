import { beforeNext, type Scope, type Transaction } from "@spbe-kit/server";
import { type RawBuilder, sql } from "kysely";

/**
 * Widens the rest of a transaction to the whole regency. Only after the person's right to the child was established under her
 * own scope: a child that came from another village has rows there that must be seen to choose which one counts.
 * The regency itself cannot be widened.
 */
export function withRegencyScope(tx: Transaction): void {
  beforeNext(tx, "set local app.scope = 'regency'");
}

/**
 * `and` with the areas of an account, for queries over a whole register. The policy asks the same of every row; said here the
 * planner can go to those areas through an index.
 */
export function withinScope(scope: Scope, alias: string): RawBuilder<unknown> {
  if (scope.kind === "regency") return sql``;
  const column = scope.kind === "villages" ? "village_code" : "posyandu_code";
  return sql`and ${sql.ref(`${alias}.${column}`)} = any(${[...scope.codes]}::text[])`;
}

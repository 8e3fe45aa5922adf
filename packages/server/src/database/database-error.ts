/** A refusal by the database, the same on both engines. */
export interface DatabaseError extends Error {
  readonly name: "DatabaseError";
  /** SQLSTATE, for example "23505" for a broken unique key or "42501" for a row the policy refuses. */
  readonly code: string;
  readonly constraint: string | undefined;
  readonly table: string | undefined;
}

/** What a driver knows of a refusal, as plain data that crosses a worker's border. */
export interface DatabaseErrorFacts {
  readonly message: string;
  readonly code?: string | undefined;
  readonly constraint?: string | undefined;
  readonly table?: string | undefined;
}

/**
 * Makes a `DatabaseError`. The server's `detail` is left out on purpose: it repeats the values of the row, and errors reach logs.
 */
export function databaseError(facts: DatabaseErrorFacts, cause?: unknown): DatabaseError {
  return Object.assign(new Error(facts.message, cause === undefined ? undefined : { cause }), {
    name: "DatabaseError" as const,
    code: facts.code ?? "XX000",
    constraint: facts.constraint,
    table: facts.table,
  });
}

/** True for a refusal by the database; with `code`, only for that SQLSTATE; with `constraint`, only by that constraint. */
export function isDatabaseError(error: unknown, code?: string, constraint?: string): error is DatabaseError {
  if (!(error instanceof Error) || error.name !== "DatabaseError") return false;
  const facts = error as DatabaseError;
  return (code === undefined || facts.code === code) && (constraint === undefined || facts.constraint === constraint);
}

/** SQLSTATE of a connection that broke without a word of the server's, or that could not be made. */
export const CONNECTION_LOST = "08006";

/**
 * True where the database is away, not where it refuses: the connection broke or could not be made, or the server is being ended or
 * is starting (classes 08 and 57P). Whether a transaction that ended so was committed, nobody knows. Causes are looked through.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (isDatabaseError(error) && /^(08|57P)/.test(error.code)) return true;
  return isDatabaseAway(error.cause);
}

/** Reads what an unknown driver error says about itself. */
export function factsOf(error: unknown): DatabaseErrorFacts {
  if (!(error instanceof Error)) return { message: String(error) };
  const facts = error as Error & { code?: string; constraint?: string; table?: string };
  return { message: facts.message, code: facts.code, constraint: facts.constraint, table: facts.table };
}

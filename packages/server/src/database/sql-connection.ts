import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type RawBuilder,
} from "kysely";
import type { Transaction } from "./database.ts";
import { parameterText } from "./parameter-text.ts";
import { type ResultField, readRows } from "./row-values.ts";

/** What goes to an engine. */
export interface SqlStatement {
  readonly text: string;
  /** As text. Without them the text may hold several statements, and their results are dropped. */
  readonly parameters?: readonly (string | null)[];
}

/** What an engine answers: cells as PostgreSQL's text, so that one reader serves both engines. */
export interface SqlResult {
  readonly fields: readonly ResultField[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** Rows inserted, updated, deleted or merged; 0 for anything else. */
  readonly affected: number;
}

/** One connection of one engine: the whole of what differs between PGlite and PostgreSQL. */
export interface SqlConnection {
  /**
   * Statements of one transaction, in one round trip and in this order. After a failure nothing that follows takes effect.
   *
   * @throws DatabaseError of the first that failed
   */
  send(statements: readonly SqlStatement[]): Promise<readonly SqlResult[]>;
  /** What to send in front of a transaction, so that plans do not outlive the sizes they were made for. */
  freshPlans(): readonly string[];
}

/** What a transaction has still to send. */
interface Unsent {
  /** Goes out in front of the next statement. */
  before: string[];
  /** Go out with the commit. */
  readonly atCommit: { readonly query: CompiledQuery; readonly done: (result: QueryResult<unknown>) => void }[];
}

const unsentOf = new WeakMap<Transaction, Unsent>();

/**
 * Has a statement done with the next one, in the same round trip. For settings whose answer nobody needs.
 *
 * @param text statements without parameters
 */
export function beforeNext(tx: Transaction, text: string): void {
  unsent(tx).before.push(text);
}

/**
 * Has a statement done as the last of its transaction, in the round trip of the commit. When it fails, nothing is committed.
 *
 * @param done is told the result once the transaction is committed
 */
export function atCommit<R>(
  tx: Transaction,
  statement: RawBuilder<R>,
  done: (result: QueryResult<R>) => void = () => {},
): void {
  unsent(tx).atCommit.push({ query: statement.compile(tx), done: done as (result: QueryResult<unknown>) => void });
}

function unsent(tx: Transaction): Unsent {
  const found = unsentOf.get(tx);
  if (found) return found;
  throw new Error("spbe-server: a statement was left to a transaction that was not opened by `database`.");
}

/**
 * Runs `work` in one transaction on this connection. It is opened by its first statement; without any, nothing is sent.
 *
 * @param begin statements that begin the transaction and set its role and tenant
 * @throws what `work` threw, after rolling back; DatabaseError 25P02 when `work` hid a failed statement and wanted to commit
 */
export async function inTransaction<T>(
  connection: SqlConnection,
  begin: string,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const state: Unsent = { before: [...connection.freshPlans(), begin], atCommit: [] };
  const kysely = new Kysely<unknown>({ dialect: dialectOver(connection, begin, state) });
  return await kysely.transaction().execute((tx) => {
    unsentOf.set(tx, state);
    return work(tx);
  });
}

/** A kysely dialect over exactly one connection. Made anew for each transaction, which costs some microseconds. */
function dialectOver(connection: SqlConnection, begin: string, state: Unsent): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driverOver(connection, begin, state),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

// The select makes a transaction that a hidden failure has spoilt speak up (25P02) instead of rolling back in silence.
const COMMIT: SqlStatement = { text: "select 1; commit" };

function driverOver(connection: SqlConnection, begin: string, state: Unsent): Driver {
  const isUnopened = (): boolean => state.before.includes(begin);

  async function send(statements: readonly SqlStatement[]): Promise<readonly SqlResult[]> {
    const before = state.before.map((text) => ({ text }));
    state.before = [];
    return (await connection.send([...before, ...statements])).slice(before.length);
  }

  async function commit(): Promise<void> {
    if (isUnopened() && state.atCommit.length === 0) return;
    const results = await send([...state.atCommit.map(({ query }) => statementOf(query)), COMMIT]);
    for (const [index, { done }] of state.atCommit.entries()) done(resultOf(results[index]!));
  }

  const one = kyselyConnection(async (query) => (await send([statementOf(query)]))[0]!);
  const raw = async (text: string) => void (await send([{ text }]));
  return {
    init: async () => {},
    acquireConnection: async () => one,
    beginTransaction: async () => {},
    commitTransaction: commit,
    async rollbackTransaction() {
      if (!isUnopened()) await connection.send([{ text: "rollback" }]);
    },
    savepoint: (_, name) => raw(`savepoint ${quoteName(name)}`),
    rollbackToSavepoint: (_, name) => raw(`rollback to ${quoteName(name)}`),
    releaseSavepoint: (_, name) => raw(`release ${quoteName(name)}`),
    releaseConnection: async () => {},
    destroy: async () => {},
  };
}

function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function statementOf(query: CompiledQuery): SqlStatement {
  return { text: query.sql, parameters: query.parameters.map(parameterText) };
}

function resultOf<R>({ fields, rows, affected }: SqlResult): QueryResult<R> {
  return { rows: readRows<R>(fields, rows), numAffectedRows: BigInt(affected) };
}

function kyselyConnection(ask: (query: CompiledQuery) => Promise<SqlResult>): DatabaseConnection {
  return {
    executeQuery: async <R>(query: CompiledQuery) => resultOf<R>(await ask(query)),
    streamQuery() {
      throw new Error(
        "spbe-server: streaming is not offered. Read pages by a keyset instead: where (key) > (last) limit n.",
      );
    },
  };
}

import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from "kysely";
import type { Transaction } from "./database.ts";
import { parameterText } from "./parameter-text.ts";
import { type ResultField, readRows } from "./row-values.ts";

/** What an engine answers: cells as PostgreSQL's text, so that one reader serves both engines. */
export interface SqlResult {
  readonly fields: readonly ResultField[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** Rows inserted, updated, deleted or merged; 0 for anything else. */
  readonly affected: number;
}

/** One connection of one engine: the whole of what differs between PGlite and PostgreSQL. */
export interface SqlConnection {
  /** One statement with parameters as text. @throws DatabaseError */
  query(text: string, parameters: readonly (string | null)[]): Promise<SqlResult>;
  /** One or more statements without parameters in one round trip; results are dropped. @throws DatabaseError */
  run(text: string): Promise<void>;
}

/**
 * Runs `work` in one transaction on this connection.
 *
 * @param opening statements that begin the transaction and set its role and tenant, sent in one round trip
 * @throws what `work` threw, after rolling back; DatabaseError 25P02 when `work` hid a failed statement and wanted to commit
 */
export async function inTransaction<T>(
  connection: SqlConnection,
  opening: string,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const kysely = new Kysely<unknown>({ dialect: dialectOver(connection, opening) });
  return await kysely.transaction().execute(work);
}

/** A kysely dialect over exactly one connection. Made anew for each transaction, which costs some microseconds. */
function dialectOver(connection: SqlConnection, opening: string): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driverOver(connection, opening),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

function driverOver(connection: SqlConnection, opening: string): Driver {
  const one = kyselyConnection(connection);
  const raw = (text: string) => one.executeQuery(CompiledQuery.raw(text));
  return {
    init: async () => {},
    acquireConnection: async () => one,
    beginTransaction: () => connection.run(opening),
    // The select makes a transaction that a hidden failure has spoilt speak up (25P02) instead of rolling back in silence.
    commitTransaction: () => connection.run("select 1; commit"),
    rollbackTransaction: () => connection.run("rollback"),
    savepoint: async (_, name) => void (await raw(`savepoint ${quoteName(name)}`)),
    rollbackToSavepoint: async (_, name) => void (await raw(`rollback to ${quoteName(name)}`)),
    releaseSavepoint: async (_, name) => void (await raw(`release ${quoteName(name)}`)),
    releaseConnection: async () => {},
    destroy: async () => {},
  };
}

function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function kyselyConnection(connection: SqlConnection): DatabaseConnection {
  return {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      const { fields, rows, affected } = await connection.query(query.sql, query.parameters.map(parameterText));
      return { rows: readRows<R>(fields, rows), numAffectedRows: BigInt(affected) };
    },
    streamQuery() {
      throw new Error(
        "spbe-server: streaming is not offered. Read pages by a keyset instead: where (key) > (last) limit n.",
      );
    },
  };
}

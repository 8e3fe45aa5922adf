import pg from "pg";
import type { Database, OpenDatabaseOptions, Transaction } from "./database.ts";
import { databaseError, factsOf } from "./database-error.ts";
import { nestedGuard } from "./nested-guard.ts";
import { runMigrations } from "./run-migrations.ts";
import { inTransaction, type SqlConnection } from "./sql-connection.ts";
import { tenantSettingsSql } from "./tenant-settings.ts";

const SESSION = "-c timezone=UTC -c datestyle=ISO -c intervalstyle=iso_8601 -c bytea_output=hex";
/** Cells stay PostgreSQL's text; `readRows` reads them for both engines. */
const AS_TEXT: pg.CustomTypesConfig = { getTypeParser: () => (text: unknown) => text };
const OLDEST = 150_000;
/** Marks the refusal of an old server, for `spbe-server doctor`. */
export const OLD_POSTGRESQL = "SPBE_OLD_POSTGRESQL";

/** Opens pools over the application's and, where given, the owner's login. */
export async function openPostgres(options: OpenDatabaseOptions & { readonly url: string }): Promise<Database> {
  const log = options.log ?? (() => {});
  const app = connectionPool(options.url, options.connections ?? 10, log);
  const owner = options.ownerUrl === undefined ? undefined : connectionPool(options.ownerUrl, 1, log);
  try {
    const version = await app.use(serverVersion);
    return pooledDatabase(app, owner, version);
  } catch (error) {
    await Promise.all([app.end(), owner?.end()]);
    throw error;
  }
}

function pooledDatabase(app: ConnectionPool, owner: ConnectionPool | undefined, version: string): Database {
  const guard = nestedGuard();
  let closing: Promise<void> | undefined;

  const transact = <T>(pool: ConnectionPool, opening: string, work: (tx: Transaction) => Promise<T>): Promise<T> =>
    guard.run(() => pool.use((connection) => inTransaction(connection, opening, work)));
  const asOwner = (): ConnectionPool => {
    if (owner) return owner;
    throw new Error(
      "spbe-server: this needs the owner's login, and the server runs without it. Set SPBE_OWNER_DATABASE_URL for `spbe-server migrate`; leave it unset for `spbe-server start`.",
    );
  };

  return {
    engine: "postgresql",
    version,
    tenant: async (settings, work, { readOnly = false } = {}) =>
      transact(app, `begin${readOnly ? " read only" : ""}; ${tenantSettingsSql(settings)}`, work),
    withoutTenant: (work) => transact(app, "begin", work),
    owner: async (work) => transact(asOwner(), "begin", work),
    migrate: async (migrations) =>
      guard.run(() => asOwner().use((connection) => runMigrations(connection, "begin", migrations))),
    close() {
      closing ??= Promise.all([app.end(), owner?.end()]).then(() => undefined);
      return closing;
    },
  };
}

interface ConnectionPool {
  /** Lends a connection; one that broke is thrown away instead of being given back. */
  use<T>(work: (connection: SqlConnection) => Promise<T>): Promise<T>;
  end(): Promise<void>;
}

function connectionPool(url: string, max: number, log: (sentence: string) => void): ConnectionPool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    options: SESSION,
    types: AS_TEXT,
    application_name: "spbe-server",
    connectionTimeoutMillis: 10_000,
  });
  pool.on("error", (error) =>
    log(`An idle database connection was lost (${error.message}); a new one is made when needed.`),
  );
  return {
    async use(work) {
      const client = await pool.connect();
      const state = { broken: false };
      const onError = (): void => {
        state.broken = true;
      };
      client.on("error", onError);
      try {
        return await work(connectionOver(client, state));
      } finally {
        client.off("error", onError);
        client.release(state.broken);
      }
    },
    end: () => pool.end(),
  };
}

function connectionOver(client: pg.PoolClient, state: { broken: boolean }): SqlConnection {
  const refused = (error: unknown): Error => {
    const facts = factsOf(error);
    // Without an SQLSTATE the server did not speak: the connection itself failed.
    if (!facts.code || !/^[0-9A-Z]{5}$/.test(facts.code) || facts.code.startsWith("57P")) state.broken = true;
    return databaseError(facts, undefined);
  };
  return {
    async query(text, parameters) {
      try {
        const result = await client.query({ text, values: [...parameters], rowMode: "array" });
        return {
          fields: result.fields.map(({ name, dataTypeID }) => ({ name, type: dataTypeID })),
          rows: result.rows,
          affected: /^(INSERT|UPDATE|DELETE|MERGE)$/.test(result.command) ? (result.rowCount ?? 0) : 0,
        };
      } catch (error) {
        throw refused(error);
      }
    },
    async run(text) {
      try {
        await client.query(text);
      } catch (error) {
        throw refused(error);
      }
    },
  };
}

async function serverVersion(connection: SqlConnection): Promise<string> {
  const { rows } = await connection.query(
    "select current_setting('server_version'), current_setting('server_version_num')",
    [],
  );
  const [text = "", number = ""] = rows[0] ?? [];
  if (Number(number) < OLDEST)
    throw Object.assign(
      new Error(`spbe-server: PostgreSQL ${text} is too old. spbe-kit needs PostgreSQL 15 or newer.`),
      { code: OLD_POSTGRESQL },
    );
  return (text ?? "").split(" ")[0] ?? "";
}

import pg from "pg";
import type { Database, OpenDatabaseOptions, Transaction } from "./database.ts";
import { CONNECTION_LOST, type DatabaseErrorFacts, databaseError, factsOf } from "./database-error.ts";
import { keptStatements, planRefresh } from "./kept-statements.ts";
import { nestedGuard } from "./nested-guard.ts";
import { runMigrations } from "./run-migrations.ts";
import { inTransaction, type SqlConnection, type SqlResult, type SqlStatement } from "./sql-connection.ts";
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
    pipeline: true,
    connectionTimeoutMillis: 10_000,
  });
  pool.on("error", (error) =>
    log(`An idle database connection was lost (${error.message}); a new one is made when needed.`),
  );
  // A connection may be told of its end once more after it was given up, when nobody listens to it; unheard, that would end the process.
  pool.on("connect", (client) => client.on("error", () => {}));
  return {
    async use(work) {
      const client = await pool.connect().catch((error: unknown) => {
        throw pool.ending ? error : unreached(error);
      });
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

/** Milliseconds. */
const PLANS_LAST = 30_000;

/** What each connection keeps, as long as it lives. */
const keptBy = new WeakMap<pg.PoolClient, ReturnType<typeof keeping>>();
const keeping = () => ({ nameOf: keptStatements(), freshPlans: planRefresh(PLANS_LAST) });

function connectionOver(client: pg.PoolClient, state: { broken: boolean }): SqlConnection {
  const kept = keptBy.get(client) ?? keeping();
  keptBy.set(client, kept);

  const sendOne = async ({ text, parameters }: SqlStatement): Promise<SqlResult> => {
    if (parameters === undefined) {
      await client.query(text);
      return NO_RESULT;
    }
    const name = kept.nameOf(text);
    const result = await client.query({ ...(name && { name }), text, values: [...parameters], rowMode: "array" });
    return {
      fields: result.fields.map(({ name, dataTypeID }) => ({ name, type: dataTypeID })),
      rows: result.rows,
      affected: /^(INSERT|UPDATE|DELETE|MERGE)$/.test(result.command) ? (result.rowCount ?? 0) : 0,
    };
  };

  return {
    freshPlans: kept.freshPlans,
    async send(statements) {
      // All leave in one piece before the first is answered; inside a transaction the server passes over what follows a failure.
      const { stream } = client.connection;
      stream.cork();
      const asked = statements.map(sendOne);
      stream.uncork();
      const answers = await Promise.allSettled(asked);
      return answers.map((answer) => {
        if (answer.status === "fulfilled") return answer.value;
        const facts = factsOf(answer.reason);
        if (isLost(facts)) state.broken = true;
        throw databaseError(isSqlState(facts.code) ? facts : { ...facts, code: CONNECTION_LOST });
      });
    },
  };
}

const NO_RESULT: SqlResult = { fields: [], rows: [], affected: 0 };

/**
 * True when the connection is of no more use: without an SQLSTATE the server did not speak, 57P is its shutting down, and 0A000 and
 * 26000 say that a statement it was to keep no longer fits a changed table, or is not kept.
 */
function isLost({ code }: DatabaseErrorFacts): boolean {
  return !isSqlState(code) || code.startsWith("57P") || code === "0A000" || code === "26000";
}

/** Every SQLSTATE holds a digit; EPIPE, which the system says, has as many letters and none. */
function isSqlState(code: string | undefined): code is string {
  return code !== undefined && /^(?=.*\d)[0-9A-Z]{5}$/.test(code);
}

/** A connection that could not be made. The driver's own error stays as the cause. */
function unreached(error: unknown): Error {
  const facts = factsOf(error);
  return databaseError(isSqlState(facts.code) ? facts : { ...facts, code: CONNECTION_LOST }, error);
}

async function serverVersion(connection: SqlConnection): Promise<string> {
  const [result] = await connection.send([
    { text: "select current_setting('server_version'), current_setting('server_version_num')", parameters: [] },
  ]);
  const [text = "", number = ""] = result?.rows[0] ?? [];
  if (Number(number) < OLDEST)
    throw Object.assign(
      new Error(`spbe-server: PostgreSQL ${text} is too old. spbe-kit needs PostgreSQL 15 or newer.`),
      { code: OLD_POSTGRESQL },
    );
  return (text ?? "").split(" ")[0] ?? "";
}

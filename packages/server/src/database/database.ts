import type { Transaction as KyselyTransaction } from "kysely";
import type { Migration, MigrationReport } from "./migration.ts";
import { openPglite } from "./pglite-engine.ts";
import { openPostgres } from "./postgres-engine.ts";
import type { TenantSettings } from "./tenant-settings.ts";

/**
 * What SQL runs on. Modules mostly write kysely's `sql` template:
 *
 *     const { rows } = await sql<ChildRow>`select child_id, name from child where regency_code = ${regency}`.execute(tx);
 *
 * Parameters: text, number, bigint, boolean, null, `Uint8Array` for bytea, arrays for `any(${ids}::uuid[])` and
 * `unnest(${days}::date[])`; give a json value as `${JSON.stringify(value)}::jsonb`. Rows, the same on both engines: int8 and
 * numeric are numbers (int8 beyond 2^53 throws), date is "YYYY-MM-DD", timestamptz is "2026-11-24T05:00:00.123456Z" with six
 * digits always (it sorts as text, and a cursor loses nothing), json is parsed, bytea is a `Uint8Array`, xid8 is text, columns
 * keep their names. For the query builder: `tx.$extendTables<{ child: ChildTable }>()`.
 */
export type Transaction = KyselyTransaction<unknown>;

export interface TransactionOptions {
  /** Refuses writes. */
  readonly readOnly?: boolean;
}

export interface Database {
  readonly engine: "pglite" | "postgresql";
  /** As the server says it, for example "15.18". */
  readonly version: string;
  /**
   * One transaction as the application role, seeing only this regency and scope. Begin, role and settings are one round trip.
   * Commits when `work` resolves, rolls back when it rejects. A call inside another's `work` is refused.
   */
  tenant<T>(settings: TenantSettings, work: (tx: Transaction) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** One transaction as the application role without a tenant: it sees the catalogue and reference tables, and no tenant's row. */
  withoutTenant<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** One transaction as the owner of the tables. For migrations and provisioning only; row-level security binds it too. */
  owner<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Applies what is missing, each in its own transaction, under a lock. @throws when a released migration was edited. */
  migrate(migrations: readonly Migration[]): Promise<MigrationReport>;
  /** Waits for open transactions, then closes. Twice is allowed. */
  close(): Promise<void>;
}

export interface OpenDatabaseOptions {
  /** PostgreSQL: the application login's address. Without it the embedded engine runs. */
  readonly url?: string;
  /** PostgreSQL: the owner's address. Needed for `migrate` and `owner` only; a production server starts without it. */
  readonly ownerUrl?: string;
  /** Embedded engine: the data folder, made when missing. Without it everything lives in memory and is gone at close. */
  readonly folder?: string;
  /** Embedded engine: a data folder dump (tar) that a new database begins from instead of initdb: 0.4 s instead of 3.5 s. */
  readonly template?: Uint8Array;
  /** PostgreSQL: most connections of the application login at a time. Default 10. */
  readonly connections?: number;
  /** Plain sentences for the operator, for example that a dead owner's folder was taken over. */
  readonly log?: (sentence: string) => void;
}

/** Opens PostgreSQL when `url` is given, else the embedded engine. @throws Error with the cause and the cure */
export function openDatabase(options: OpenDatabaseOptions): Promise<Database> {
  return options.url === undefined ? openPglite(options) : openPostgres({ ...options, url: options.url });
}

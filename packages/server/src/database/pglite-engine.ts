import { join } from "node:path";
import type { Database, OpenDatabaseOptions, Transaction } from "./database.ts";
import { type FolderLock, lockFolder } from "./folder-lock.ts";
import { nestedGuard } from "./nested-guard.ts";
import { connectPglite, type PgliteConnection } from "./pglite-connection.ts";
import { embeddedProvisionSql } from "./provision.ts";
import { runMigrations } from "./run-migrations.ts";
import { inTransaction } from "./sql-connection.ts";
import { tenantSettingsSql } from "./tenant-settings.ts";
import { APP_ROLE } from "./tenant-table.ts";

const SESSION = "set timezone = 'UTC'; set datestyle = 'ISO'; set intervalstyle = 'iso_8601'; set bytea_output = 'hex'";
const AS_OWNER = "begin; set local role spbe_owner";

/** The embedded engine with its data folder as a tar; the dump opens the next one without initdb. */
export interface PgliteDatabase extends Database {
  dump(): Promise<Uint8Array>;
}

/** Opens PGlite in a worker thread over a locked folder, or in memory. */
export async function openPglite(options: OpenDatabaseOptions): Promise<PgliteDatabase> {
  const { folder, template, log } = options;
  const lock = folder === undefined ? undefined : await lockFolder(folder, log);
  try {
    const connection = connectPglite({ folder: folder === undefined ? undefined : join(folder, "pgdata"), template });
    try {
      const [, version] = await connection.send([
        { text: `${SESSION};\n${embeddedProvisionSql()}` },
        { text: "show server_version", parameters: [] },
      ]);
      return embeddedDatabase(connection, lock, version?.rows[0]?.[0] ?? "");
    } catch (error) {
      await connection.close();
      throw error;
    }
  } catch (error) {
    lock?.release();
    throw error;
  }
}

function embeddedDatabase(connection: PgliteConnection, lock: FolderLock | undefined, version: string): PgliteDatabase {
  const guard = nestedGuard();
  const queue = oneAtATime();
  let closing: Promise<void> | undefined;

  const transact = <T>(opening: string, work: (tx: Transaction) => Promise<T>): Promise<T> =>
    guard.run(() => queue(() => inTransaction(connection, opening, work)));

  return {
    engine: "pglite",
    version: version.split(" ")[0] ?? version,
    tenant: async (settings, work, { readOnly = false } = {}) =>
      transact(
        `begin${readOnly ? " read only" : ""}; set local role ${APP_ROLE}; ${tenantSettingsSql(settings)}`,
        work,
      ),
    withoutTenant: (work) => transact(`begin; set local role ${APP_ROLE}`, work),
    owner: (work) => transact(AS_OWNER, work),
    migrate: (migrations) => guard.run(() => queue(() => runMigrations(connection, AS_OWNER, migrations))),
    dump: () => queue(() => connection.dump()),
    close() {
      closing ??= queue(() => connection.close()).finally(() => lock?.release());
      return closing;
    },
  };
}

/** Runs tasks one after another in the order they came: there is one connection. */
function oneAtATime(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const mine = last.then(task, task);
    last = mine.catch(() => undefined);
    return mine;
  };
}

import { sql } from "kysely";
import type { Transaction } from "./database.ts";
import { checksumOf, inRunningOrder, type Migration, type MigrationReport } from "./migration.ts";
import { inTransaction, type SqlConnection } from "./sql-connection.ts";
import { APP_ROLE } from "./tenant-table.ts";

/** "spbe" in ASCII; any fixed number that nothing else in the database uses. */
const LOCK = 0x73706265;

const LEDGER = `
create table if not exists spbe_migration (
  id text primary key,
  checksum text not null,
  applied_at timestamptz not null default now()
);
revoke all on spbe_migration from ${APP_ROLE};
grant select on spbe_migration to ${APP_ROLE};
`;

/**
 * Applies what is missing, each migration in its own transaction. Each takes the lock and looks again, so two servers that start
 * at once apply each migration once.
 *
 * @param opening statements that begin a transaction as the owner
 * @throws Error when an applied migration's text was changed, is unknown to this program, or fails
 */
export async function runMigrations(
  connection: SqlConnection,
  opening: string,
  migrations: readonly Migration[],
): Promise<MigrationReport> {
  const ordered = inRunningOrder(migrations);
  for (const migration of ordered) refuseForbidden(migration);
  await inTransaction(connection, opening, async (tx) => {
    await lock(tx);
    await connection.send([{ text: LEDGER }]);
    refuseDrift(await readLedger(tx), ordered);
  });
  const applied: string[] = [];
  const present: string[] = [];
  for (const migration of ordered) {
    const isNew = await inTransaction(connection, opening, (tx) => applyOnce(connection, tx, migration));
    (isNew ? applied : present).push(migration.id);
  }
  return { applied, present };
}

/** Ids that are not applied yet. For a server that starts without the owner's login. */
export async function pendingMigrations(tx: Transaction, migrations: readonly Migration[]): Promise<readonly string[]> {
  const { rows } = await sql<{
    there: boolean;
  }>`select to_regclass('public.spbe_migration') is not null as there`.execute(tx);
  const ledger = rows[0]?.there ? await readLedger(tx) : new Map<string, string>();
  return inRunningOrder(migrations)
    .map(({ id }) => id)
    .filter((id) => !ledger.has(id));
}

async function applyOnce(connection: SqlConnection, tx: Transaction, migration: Migration): Promise<boolean> {
  await lock(tx);
  const { rows } = await sql`select 1 from spbe_migration where id = ${migration.id}`.execute(tx);
  if (rows.length > 0) return false;
  try {
    await connection.send([{ text: migration.sql }]);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`spbe-server: migration "${migration.id}" failed and was undone: ${why}`, { cause });
  }
  await sql`insert into spbe_migration (id, checksum) values (${migration.id}, ${checksumOf(migration)})`.execute(tx);
  return true;
}

async function lock(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK}::bigint)`.execute(tx);
}

async function readLedger(tx: Transaction): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; checksum: string }>`select id, checksum from spbe_migration`.execute(tx);
  return new Map(rows.map(({ id, checksum }) => [id, checksum]));
}

function refuseDrift(ledger: ReadonlyMap<string, string>, ordered: readonly Migration[]): void {
  const known = new Map(ordered.map((migration) => [migration.id, checksumOf(migration)]));
  const modules = new Set(ordered.map(({ id }) => id.split("/")[0]));
  for (const [id, checksum] of ledger) {
    const now = known.get(id);
    if (now === undefined && modules.has(id.split("/")[0]))
      throw new Error(
        `spbe-server: the database has migration "${id}", which this program does not know. The database is newer. Install the newer version, or restore a backup made before the upgrade.`,
      );
    if (now !== undefined && now !== checksum)
      throw new Error(
        `spbe-server: migration "${id}" was edited after it was applied, so the database no longer has the shape its text says. Put the old text back and write the change as the next migration.`,
      );
  }
}

function refuseForbidden({ id, sql: text }: Migration): void {
  if (/^\s*(begin|start\s+transaction|commit|rollback)\b[^;]*;/im.test(withoutBodies(text)))
    throw new Error(
      `spbe-server: migration "${id}" begins or ends a transaction. Remove it: each migration already runs in one.`,
    );
  if (/\b(create|alter|drop)\s+(role|user)\b/i.test(text))
    throw new Error(`spbe-server: migration "${id}" makes or changes a role. Roles belong to: spbe-server provision.`);
}

/** The text without `$$ ... $$` bodies, whose `begin` is PL/pgSQL's own. */
function withoutBodies(text: string): string {
  return text.replace(/(\$\w*\$)[\s\S]*?\1/g, "");
}

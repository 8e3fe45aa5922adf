import { sql } from "kysely";
import type { Transaction } from "../database/database.ts";

/** One table as a dump holds it. */
export interface DumpTable {
  readonly name: string;
  /** Every column that is stored and not computed, in the table's order. */
  readonly columns: readonly DumpColumn[];
  /** Columns of the primary key. */
  readonly key: readonly string[];
  /** False for a table whose files hold no row, so that nothing is searched in it. */
  readonly hasPages: boolean;
}

export interface DumpColumn {
  readonly name: string;
  /** As PostgreSQL writes it: "text", "numeric(5,1)", "uuid[]". */
  readonly type: string;
  /** True for a transaction's number. It means nothing in another cluster, so a dump holds 0 in its place. */
  readonly isTransaction: boolean;
}

/** The runner's own tables: they describe one database and stay in it. */
const OWN = /^spbe_/;

interface ColumnRow {
  table: string;
  name: string;
  type: string;
  default: string;
  key: boolean;
  pages: boolean;
}
interface ReferenceRow {
  name: string;
  from: string;
  to: string;
  deferrable: boolean;
}

/**
 * All tables of the modules, read from the catalogue: those that others point to come first.
 *
 * @throws Error naming the table that cannot be moved: no regency_code, a circle of foreign keys, a transaction number of unknown use
 */
export async function readDumpTables(tx: Transaction): Promise<readonly DumpTable[]> {
  await refuseCitus(tx);
  const columns = (await readColumns(tx)).filter(({ table }) => !OWN.test(table));
  const tables = new Map<string, DumpTable>();
  for (const row of columns) {
    const before = tables.get(row.table);
    tables.set(row.table, {
      name: row.table,
      columns: [...(before?.columns ?? []), columnOf(row)],
      key: row.key ? [...(before?.key ?? []), row.name] : (before?.key ?? []),
      hasPages: row.pages,
    });
  }
  for (const table of tables.values()) refuseUnplaced(table);
  return inOrder(tables, await readReferences(tx));
}

/** Last numbers of the sequences, by name. A sequence that was never asked is left out. */
export async function readSequences(tx: Transaction): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{ name: string; last: number }>`
    select sequencename::text as name, last_value as last from pg_sequences
    where schemaname = 'public' and last_value is not null order by 1`.execute(tx);
  return Object.fromEntries(rows.map(({ name, last }) => [name, last]));
}

/** A name inside SQL. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

async function readColumns(tx: Transaction): Promise<ColumnRow[]> {
  const { rows } = await sql<ColumnRow>`
    select c.relname::text as "table", a.attname::text as name, format_type(a.atttypid, a.atttypmod) as type,
      coalesce(pg_get_expr(d.adbin, d.adrelid), '') as "default",
      coalesce(a.attnum = any (k.conkey), false) as key,
      c.relkind = 'p' or pg_relation_size(c.oid) > 0 as pages
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    left join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and not exists (select from pg_depend x where x.classid = 'pg_class'::regclass and x.objid = c.oid and x.deptype = 'e')
    order by c.relname, a.attnum`.execute(tx);
  return rows;
}

async function readReferences(tx: Transaction): Promise<ReferenceRow[]> {
  const { rows } = await sql<ReferenceRow>`
    select k.conname::text as name, c.relname::text as "from", r.relname::text as "to", k.condeferrable as deferrable
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class r on r.oid = k.confrelid
    where k.contype = 'f' and k.conparentid = 0 and c.relnamespace = 'public'::regnamespace
    order by 1`.execute(tx);
  return rows;
}

async function refuseCitus(tx: Transaction): Promise<void> {
  const { rows } = await sql`select from pg_extension where extname = 'citus'`.execute(tx);
  if (rows.length > 0)
    throw new Error(
      "spbe-server: this database is spread over Citus, where a dump has not been proven. Use Citus' own backup of every node.",
    );
}

function columnOf({ table, name, type, default: expression }: ColumnRow): DumpColumn {
  const isTransaction = expression.includes("pg_current_xact_id()");
  if (type === "xid8" && !isTransaction)
    throw new Error(
      `spbe-server: column "${name}" of table "${table}" is a transaction number without default pg_current_xact_id(), and nobody knows what it means in another cluster. Keep a number or a moment instead.`,
    );
  return { name, type, isTransaction };
}

function refuseUnplaced({ name, columns, key }: DumpTable): void {
  if (!columns.some((column) => column.name === "regency_code"))
    throw new Error(
      `spbe-server: table "${name}" has no regency_code, so nobody knows whose rows it holds. Give it one in a migration, or drop it.`,
    );
  if (key.length === 0) throw new Error(`spbe-server: table "${name}" has no primary key. Add one in a migration.`);
}

function inOrder(tables: ReadonlyMap<string, DumpTable>, references: readonly ReferenceRow[]): DumpTable[] {
  const ordered: DumpTable[] = [];
  const waiting = new Map(tables);
  const blocking = ({ from, to, deferrable }: ReferenceRow) =>
    waiting.has(from) && waiting.has(to) && !(from === to && deferrable);
  while (waiting.size > 0) {
    const free = [...waiting.values()].filter(
      ({ name }) => !references.some((reference) => reference.from === name && blocking(reference)),
    );
    if (free.length === 0) throw inCircle(references.filter(blocking));
    for (const table of free) {
      ordered.push(table);
      waiting.delete(table.name);
    }
  }
  return ordered;
}

function inCircle(references: readonly ReferenceRow[]): Error {
  const names = references.map(({ name }) => name).join(", ");
  return new Error(
    `spbe-server: the foreign keys ${names} point in a circle, so no order of tables holds. A table that points to itself needs "deferrable"; two tables must not point to each other.`,
  );
}

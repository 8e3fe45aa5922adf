import { sql } from "kysely";
import type { Database, Transaction } from "./database.ts";
import { APP_ROLE } from "./tenant-table.ts";

/** What a review has allowed. A module lists its own; the host joins the lists. */
export interface CatalogueExceptions {
  /** Tables made with `searchTable`: row-level security on but not forced, and only their keys readable. */
  readonly searchTables?: readonly string[];
  /** Names of reviewed SECURITY DEFINER functions. */
  readonly definerFunctions?: readonly string[];
}

/** The runner's own ledger and marks: no tenant's data, read-only for the application. */
const NOT_TENANT_TABLES = ["spbe_migration", "spbe_backup", "spbe_incomplete_import"];

interface TableFacts {
  name: string;
  enabled: boolean;
  forced: boolean;
  permissive: number;
  restrictive: number;
  ownedByApp: boolean;
  readableWhole: boolean;
  readableColumns: string[];
  keyColumns: string[];
  triggers: string[];
}
interface KeyFacts {
  table: string;
  name: string;
  kind: string;
  first: string | null;
}

/**
 * Reads the catalogue and says, as sentences with their cure, where the database's shape breaks the rules that keep regencies
 * apart. Empty means sound. Needs no owner's login, so start and `spbe-server check` both run it.
 */
export async function checkCatalogue(db: Database, exceptions: CatalogueExceptions = {}): Promise<readonly string[]> {
  return await db.withoutTenant(async (tx) => {
    const search = exceptions.searchTables ?? [];
    const tables = (await readTables(tx)).filter(({ name }) => !NOT_TENANT_TABLES.includes(name));
    return [
      ...tables.flatMap((table) => aboutSecurity(table, search.includes(table.name))),
      ...tables.flatMap(aboutShape),
      ...search
        .filter((name) => !tables.some((table) => table.name === name))
        .map((name) => `Search table "${name}" is on the reviewed list but does not exist. Remove it from the list.`),
      ...(await readKeys(tx)).filter(({ table }) => !NOT_TENANT_TABLES.includes(table)).flatMap(aboutKey),
      ...(await enumFindings(tx)),
      ...(await functionFindings(tx, exceptions.definerFunctions ?? [])),
      ...(await viewFindings(tx)),
    ];
  });
}

async function readTables(tx: Transaction): Promise<TableFacts[]> {
  const { rows } = await sql<TableFacts>`
    select c.relname::text as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
      (select count(*)::int from pg_policy p where p.polrelid = c.oid and p.polpermissive) as permissive,
      (select count(*)::int from pg_policy p where p.polrelid = c.oid and not p.polpermissive) as restrictive,
      pg_get_userbyid(c.relowner) = ${APP_ROLE} or pg_get_userbyid(c.relowner) = current_user as "ownedByApp",
      has_table_privilege(${APP_ROLE}, c.oid, 'select') as "readableWhole",
      coalesce((select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and has_column_privilege(${APP_ROLE}, c.oid, a.attnum, 'select')), '{}') as "readableColumns",
      coalesce((select array_agg(a.attname::text order by a.attnum) from pg_constraint k join pg_attribute a on a.attrelid = c.oid and a.attnum = any(k.conkey)
        where k.conrelid = c.oid and k.contype = 'p'), '{}') as "keyColumns",
      coalesce((select array_agg(t.tgname::text order by t.tgname) from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal), '{}') as triggers
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    order by c.relname`.execute(tx);
  return rows;
}

async function readKeys(tx: Transaction): Promise<KeyFacts[]> {
  const { rows } = await sql<KeyFacts>`
    select c.relname::text as "table", i.relname::text as name,
      case when x.indisprimary then 'primary key' else 'unique key' end as kind,
      (select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum = x.indkey[0]) as first
    from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
    where x.indisunique and c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    union all
    select c.relname::text, k.conname::text, 'foreign key', (select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum = k.conkey[1])
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.contype = 'f' and c.relnamespace = 'public'::regnamespace
    order by 1, 2`.execute(tx);
  return rows;
}

function aboutSecurity(table: TableFacts, isSearch: boolean): string[] {
  const findings: string[] = [];
  const { name } = table;
  const say = (wrong: boolean, sentence: string) => wrong && findings.push(`Table "${name}" ${sentence}`);
  say(
    !table.enabled,
    `has no row-level security: every regency sees every row. Add \${tenantTable("${name}")} to its migration.`,
  );
  say(
    !table.forced && !isSearch,
    `does not force row-level security on its owner. Add \${tenantTable("${name}")} to its migration, or list it as a reviewed search table.`,
  );
  say(
    table.permissive !== 1,
    `has ${table.permissive} permissive policies; there must be one, since several are joined by "or". Put tenant and scope in one expression.`,
  );
  say(
    table.restrictive > 0,
    "has a restrictive policy, which Citus turns into a permissive one on its shards. Put the condition into the one permissive policy.",
  );
  say(
    table.ownedByApp,
    "is owned by the application, which could switch row-level security off. Run migrations with the owner's login.",
  );
  const readable = table.readableWhole || table.readableColumns.some((column) => !table.keyColumns.includes(column));
  say(
    isSearch && readable,
    `is a search table, yet ${APP_ROLE} may read more than its key. Use searchTable("${name}", { key }).`,
  );
  return findings;
}

function aboutShape({ name, triggers, keyColumns }: TableFacts): string[] {
  return [
    ...triggers.map(
      (trigger) =>
        `Table "${name}" has trigger "${trigger}"; Citus refuses triggers. Do its work in the statement that writes.`,
    ),
    ...(keyColumns.length === 0 ? [`Table "${name}" has no primary key. Add one that begins with regency_code.`] : []),
  ];
}

function aboutKey({ table, name, kind, first }: KeyFacts): string[] {
  if (first === "regency_code") return [];
  return [
    `The ${kind} "${name}" of table "${table}" begins with ${first ?? "an expression"}. Let it begin with regency_code, so that no regency's row can meet another's.`,
  ];
}

async function enumFindings(tx: Transaction): Promise<string[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    select c.relname::text as "table", a.attname::text as "column"
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid left join pg_type e on e.oid = t.typelem
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
      and (t.typtype = 'e' or e.typtype = 'e')
    order by 1, 2`.execute(tx);
  return rows.map(
    ({ table, column }) =>
      `Column "${column}" of table "${table}" is an enum, which row-level security keeps away from indexes. Use text with a check.`,
  );
}

async function functionFindings(tx: Transaction, reviewed: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string; fixed: boolean; open: boolean }>`
    select p.proname::text as name,
      exists (select from unnest(p.proconfig) s where s like 'search_path=%') as fixed,
      p.proacl is null or exists (select from aclexplode(p.proacl) a where a.grantee = 0) as open
    from pg_proc p
    where p.prosecdef and p.pronamespace = 'public'::regnamespace
      and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
    order by 1`.execute(tx);
  const missing = reviewed.filter((name) => !rows.some((row) => row.name === name));
  const gone = missing.map(
    (name) =>
      `Function "${name}" is on the reviewed list but is no SECURITY DEFINER function. Remove it from the list.`,
  );
  const found = rows.flatMap(({ name, fixed, open }) => [
    ...(reviewed.includes(name)
      ? []
      : [
          `Function "${name}" is SECURITY DEFINER and not on the reviewed list, so it may read past row-level security. Make it SECURITY INVOKER, or have it reviewed and listed.`,
        ]),
    ...(fixed
      ? []
      : [`SECURITY DEFINER function "${name}" has no fixed search_path. Add: set search_path = public, pg_temp.`]),
    ...(open
      ? [
          `SECURITY DEFINER function "${name}" may be called by everybody. Add \${definerFunctionRights("${name}(...)")}.`,
        ]
      : []),
  ]);
  return [...found, ...gone];
}

async function viewFindings(tx: Transaction): Promise<string[]> {
  const { rows } = await sql<{ name: string; kind: string }>`
    select c.relname::text as name, c.relkind::text as kind from pg_class c
    where c.relnamespace = 'public'::regnamespace
      and (c.relkind = 'm' or (c.relkind = 'v' and not coalesce(c.reloptions, '{}') && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1']))
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    order by 1`.execute(tx);
  return rows.map(({ name, kind }) =>
    kind === "m"
      ? `Materialized view "${name}" has no row-level security. Use a table under tenantTable instead.`
      : `View "${name}" reads with its owner's rights. Create it with (security_invoker = true).`,
  );
}

/** Group role that holds every right of the application. Fixed, so that migrations can name it; logins are its members. */
export const APP_ROLE = "spbe_app";

/** The columns that place a row, for accounts whose scope is some villages or some posyandu. Without one, such accounts see no row. */
export interface TenantScope {
  readonly village?: string;
  readonly posyandu?: string;
  /**
   * For rows that belong to posts: an SQL condition over the row and the settings of who acts, for example
   * `post_id = any((select acting_posts())::uuid[])`. It binds every account whatever its scope; the host's own work sees the whole regency.
   */
  readonly actor?: string;
}

/** How a policy reads the session's settings, see `tenantCondition`. */
export type PolicyForm = "once" | "citus";

export interface TenantTableOptions {
  /** Without it every account of the regency sees every row of the table: for reference data only. */
  readonly scope?: TenantScope;
  /** What the application may do. Default all four. Append-only facts: `["select", "insert"]`. */
  readonly rights?: readonly ("select" | "insert" | "update" | "delete")[];
}

export interface SearchTableOptions {
  readonly scope?: TenantScope;
  /** Columns of the primary key, `regency_code` first: all that the application may read. Without it the application reads nothing and only adds. */
  readonly key?: readonly string[];
}

const NAME = /^[a-z][a-z0-9_]{0,62}$/;

/**
 * SQL for a migration: puts a table under row-level security. Call it right after `create table`.
 *
 * The tenant and the scope stand in one permissive policy, since Citus turns RESTRICTIVE policies on shards into permissive ones.
 * Always write `regency_code = $1` in the query too: then the index is used and Citus routes.
 */
export function tenantTable(table: string, options: TenantTableOptions = {}): string {
  const rights = options.rights ?? ["select", "insert", "update", "delete"];
  return [
    `alter table ${named(table)} enable row level security;`,
    `alter table ${table} force row level security;`,
    policy(table, options.scope),
    `revoke all on ${table} from ${APP_ROLE};`,
    `grant ${rights.join(", ")} on ${table} to ${APP_ROLE};`,
  ].join("\n");
}

/**
 * SQL for a migration: a table of search words. Row-level security keeps full-text and trigram operators away from indexes, so the
 * words live apart: the application may write rows and read their keys, never the words, and searches through one reviewed
 * SECURITY DEFINER function. Not forced, so that this function's owner uses the index.
 */
export function searchTable(table: string, { scope, key }: SearchTableOptions = {}): string {
  const rights = key === undefined ? "insert" : `insert, delete, select (${key.map(named).join(", ")})`;
  return [
    `alter table ${named(table)} enable row level security;`,
    policy(table, scope),
    `revoke all on ${table} from ${APP_ROLE};`,
    `grant ${rights} on ${table} to ${APP_ROLE};`,
  ].join("\n");
}

/** SQL for the head of a migration: stops it with the cure when the administrator has not made an extension that it needs. */
export function requireExtensions(names: readonly string[]): string {
  return `do $$
declare missing text := (select string_agg(name, ', ') from unnest(array[${names.map((name) => `'${named(name)}'`).join(", ")}]) name
  where not exists (select from pg_extension where extname = name));
begin
  if missing is not null then
    raise exception 'This database lacks the extension %. It belongs to PostgreSQL''s contrib package (Debian: postgresql-contrib). Install that, let the administrator run "spbe-server provision", then migrate again.', missing;
  end if;
end $$;`;
}

/**
 * The condition of a policy; also what a search function must repeat in its own `where`.
 *
 * @param form "once" reads each setting once a statement, by a sub-select; "citus" reads it for each row, since Citus refuses
 *   sub-selects in policies. Grouping 60,000 rows takes 1.0 to 1.4 times as long as without a policy in the first form, 1.6 to 6 in the second.
 */
export function tenantCondition(scope: TenantScope | undefined, alias = "", form: PolicyForm = "once"): string {
  const column = (name: string) => `${alias && `${alias}.`}${named(name)}`;
  const tenant = `${column("regency_code")} = ${read(setting("regency"), form)}`;
  if (!scope) return tenant;
  // A boolean, not a text compared outside the sub-select: the planner takes one row in two for it instead of one in two hundred.
  const whole = `current_setting('app.scope', true) = 'regency'`;
  const allowed = [read(scope.actor ? `${whole} and ${setting("account")} is null` : whole, form)];
  const within = (list: "villages" | "posyandu", name: string) =>
    `${column(name)} = any(${read(`string_to_array(${setting(list)}, ',')`, form)}${form === "once" ? "::text[]" : ""})`;
  if (scope.village) allowed.push(within("villages", scope.village));
  if (scope.posyandu) allowed.push(within("posyandu", scope.posyandu));
  if (scope.actor) allowed.push(`(${scope.actor})`);
  return `${tenant} and (${allowed.join(" or ")})`;
}

/**
 * The same condition for a statement that a search function puts together: an SQL expression whose value is the text of the
 * condition with the settings as literals, so that the planner sees them. Without a context its value admits no row.
 *
 * @throws Error for a scope with an `actor` condition: left out, it would show every post's rows to an account of the whole regency
 */
export function tenantConditionText(scope: TenantScope | undefined, alias: string): string {
  if (scope?.actor !== undefined)
    throw new Error(
      "spbe-server: a search function cannot take an actor condition as text. Join the table whose policy holds it.",
    );
  const within = (list: "villages" | "posyandu", name: string) => ({
    text: `${named(alias)}.${named(name)} = any(%L::text[])`,
    value: `string_to_array(${setting(list)}, ',')`,
  });
  const areas = [
    ...(scope?.village ? [within("villages", scope.village)] : []),
    ...(scope?.posyandu ? [within("posyandu", scope.posyandu)] : []),
  ];
  const tenant = `format('${named(alias)}.regency_code = %L', ${setting("regency")})`;
  if (!scope) return tenant;
  const texts = ["false", ...areas.map(({ text }) => text)].join(" or ");
  const values = areas.map(({ value }) => `, ${value}`).join("");
  return `${tenant} || case when current_setting('app.scope', true) = 'regency' then '' else format(' and (${texts})'${values}) end`;
}

/** Fixes a SECURITY DEFINER function's rights: nobody but the application may call it. `signature` as `search_child(text, integer)`. */
export function definerFunctionRights(signature: string): string {
  return `revoke all on function ${signature} from public;\ngrant execute on function ${signature} to ${APP_ROLE};`;
}

function policy(table: string, scope: TenantScope | undefined): string {
  const condition = tenantCondition(scope);
  return `create policy ${table}_tenant on ${table} using (${condition}) with check (${condition});`;
}

function read(expression: string, form: PolicyForm): string {
  return form === "once" ? `(select ${expression})` : expression;
}

/** Absent on a fresh connection, empty on one that was used before: both become null, and null matches no row. */
function setting(name: string): string {
  return `nullif(current_setting('app.${name}', true), '')`;
}

function named(name: string): string {
  if (!NAME.test(name)) throw new Error(`spbe-server: "${name}" is not a plain table or column name.`);
  return name;
}

import pg from "pg";
import { APP_ROLE } from "./tenant-table.ts";

/** Extensions that modules may use. They need the administrator, so migrations do not create them. */
const EXTENSIONS = ["pg_trgm", "btree_gin"];

export interface ProvisionOptions {
  /** The database that holds the tables; the administrator's address must lead to it. */
  readonly database: string;
  /** Login that owns the tables and runs migrations. Default "spbe_owner". */
  readonly ownerLogin?: string;
  /** Login of the running server: owns nothing, neither superuser nor BYPASSRLS. Default "spbe_server". */
  readonly appLogin?: string;
  /** Without a password the login is made without one, for servers that check certificates or peers. */
  readonly ownerPassword?: string;
  readonly appPassword?: string;
}

/**
 * The statements that make roles, rights and extensions. They may run again: what is there stays, passwords are set anew. Each
 * entry is one statement or `do` block; an administrator runs them in the portal's database.
 */
export function provisionSql(options: ProvisionOptions): readonly string[] {
  const owner = options.ownerLogin ?? "spbe_owner";
  const app = options.appLogin ?? "spbe_server";
  const database = name(options.database);
  return [
    ensureRole(APP_ROLE, "nologin"),
    ensureRole(owner, "login"),
    ensureRole(app, "login"),
    `alter role ${name(owner)} nosuperuser nobypassrls login${passwordClause(options.ownerPassword)}`,
    `alter role ${name(app)} nosuperuser nobypassrls nocreatedb nocreaterole login${passwordClause(options.appPassword)}`,
    `grant ${APP_ROLE} to ${name(app)}`,
    `grant connect on database ${database} to ${name(owner)}, ${name(app)}`,
    ...databaseSql(database, owner),
  ];
}

/** What the embedded engine runs at each opening: two roles without login, taken by `set local role`. */
export function embeddedProvisionSql(): string {
  const roles = [ensureRole("spbe_owner", "nologin"), ensureRole(APP_ROLE, "nologin")];
  return [...roles, ...databaseSql("postgres", "spbe_owner")].join(";\n");
}

/** Runs the statements as the administrator. @throws Error with the statement that was refused */
export async function provision(adminUrl: string, options: ProvisionOptions): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    for (const statement of provisionSql(options)) {
      try {
        await client.query(statement);
      } catch (cause) {
        const why = cause instanceof Error ? cause.message : String(cause);
        throw new Error(`spbe-server: provisioning stopped at: ${withoutPasswords(statement)}. ${why}`, { cause });
      }
    }
  } finally {
    await client.end();
  }
}

/** A statement as it may be printed. */
export function withoutPasswords(statement: string): string {
  return statement.replace(/ password '(?:[^']|'')*'/g, " password '...'");
}

function databaseSql(database: string, owner: string): readonly string[] {
  const forOwner = `alter default privileges for role ${name(owner)} in schema public`;
  return [
    ...EXTENSIONS.map((extension) => `create extension if not exists ${extension}`),
    // Another portal's application login in the same cluster must not even connect here.
    `revoke all on database ${database} from public`,
    `grant temporary on database ${database} to ${name(owner)}`,
    "revoke create on schema public from public",
    `grant usage, create on schema public to ${name(owner)}`,
    `grant usage on schema public to ${APP_ROLE}`,
    `${forOwner} grant select, insert, update, delete on tables to ${APP_ROLE}`,
    `${forOwner} grant usage, select on sequences to ${APP_ROLE}`,
  ];
}

/** Roles belong to the cluster, so another database may be making the same one at this moment: that is not a failure. */
function ensureRole(role: string, login: "login" | "nologin"): string {
  return `do $$ begin
  if not exists (select from pg_roles where rolname = ${literal(role)}) then create role ${name(role)} ${login}; end if;
exception when duplicate_object or unique_violation then null;
end $$`;
}

function passwordClause(password: string | undefined): string {
  return password === undefined ? "" : ` password ${literal(password)}`;
}

function name(text: string): string {
  return pg.escapeIdentifier(text);
}

function literal(text: string): string {
  return pg.escapeLiteral(text);
}

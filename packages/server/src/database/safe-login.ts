import { sql } from "kysely";
import type { Database, Transaction } from "./database.ts";
import { APP_ROLE } from "./tenant-table.ts";

/** What the database knows of the application's login. */
export interface LoginFacts {
  login: string;
  superuser: boolean;
  bypass: boolean;
  createsRoles: boolean;
  owned: string[];
  becomesOwner: boolean;
  member: boolean;
}

/**
 * What is unsafe about the application's login, as sentences with their cure; empty when it is safe. A superuser, a BYPASSRLS role
 * and a table's owner walk past row-level security, so one forgotten `where` would show another regency's children.
 */
export async function unsafeLogin(db: Database): Promise<readonly string[]> {
  const facts = await db.withoutTenant(readLoginFacts);
  if (!facts) return ["The database does not say who is logged in. Check DATABASE_URL."];
  return sentencesAbout(facts);
}

/** Undefined when the login cannot see itself. */
export async function readLoginFacts(tx: Transaction): Promise<LoginFacts | undefined> {
  const { rows } = await sql<LoginFacts>`
    select r.rolname as login, r.rolsuper as superuser, r.rolbypassrls as bypass, r.rolcreaterole as "createsRoles",
      coalesce((select array_agg(c.relname::text order by c.relname) from pg_class c
        where c.relowner = r.oid and c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')), '{}') as owned,
      exists (select from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and c.relowner <> r.oid and pg_has_role(r.oid, c.relowner, 'member')) as "becomesOwner",
      exists (select from pg_roles g where g.rolname = ${APP_ROLE} and pg_has_role(r.oid, g.oid, 'member')) as member
    from pg_roles r where r.rolname = current_user`.execute(tx);
  return rows[0];
}

/** @throws Error with every reason and cure when the application's login is unsafe */
export async function assertSafeLogin(db: Database): Promise<void> {
  const reasons = await unsafeLogin(db);
  if (reasons.length > 0)
    throw new Error(`spbe-server: will not start with this database login.\n- ${reasons.join("\n- ")}`);
}

function sentencesAbout(facts: LoginFacts): string[] {
  const { login } = facts;
  const sentences: string[] = [];
  const say = (unsafe: boolean, what: string, cure: string) => {
    if (unsafe) sentences.push(`Login "${login}" ${what}. ${cure}`);
  };
  const another = "Use the application login that `spbe-server provision` makes.";
  say(facts.superuser, "is a superuser, so row-level security does not bind it", another);
  say(facts.bypass, "has BYPASSRLS, so row-level security does not bind it", `Run: alter role "${login}" nobypassrls`);
  say(
    facts.createsRoles,
    "may create roles, so it could give itself the owner's rights",
    `Run: alter role "${login}" nocreaterole`,
  );
  say(facts.owned.length > 0, `owns ${facts.owned.join(", ")}, so it could switch row-level security off`, another);
  say(facts.becomesOwner, "is a member of the role that owns the tables", `Run: revoke <owner> from "${login}"`);
  say(
    !facts.member && !facts.superuser,
    `is not a member of ${APP_ROLE}, so it may read nothing`,
    `Run: grant ${APP_ROLE} to "${login}"`,
  );
  return sentences;
}

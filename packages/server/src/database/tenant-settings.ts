import type { CalendarDate } from "@spbe-kit/core";
import { sql } from "kysely";
import type { Transaction } from "./database.ts";

/** The part of a regency an account may see. */
export type Scope =
  | { readonly kind: "regency" }
  /** Kemendagri village codes, for example "19.06.01.2001". */
  | { readonly kind: "villages"; readonly codes: readonly string[] }
  /** Posyandu codes as the regency writes them: letters, digits, dot, hyphen. */
  | { readonly kind: "posyandu"; readonly codes: readonly string[] };

/** Who acts in a transaction, for tables whose rows belong to posts: what an account holds depends on the day. */
export interface TenantActor {
  readonly accountId: string;
  readonly role: string;
  /** Today in the regency. */
  readonly today: CalendarDate;
}

/** Whose rows a transaction may touch. */
export interface TenantSettings {
  /** Regency or city code with its dot, for example "19.06". */
  readonly regency: string;
  readonly scope: Scope;
  /** Absent where the host itself works. Tables with an `actor` condition then show every row to the scope of the whole regency. */
  readonly actor?: TenantActor;
}

const REGENCY = /^\d{2}\.\d{2}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const VILLAGE = /^\d{2}\.\d{2}\.\d{2}\.\d{4}$/;
const POSYANDU = /^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/;

/**
 * The statements that open a tenant's view, to be sent in one round trip after `begin`. `SET LOCAL` and not `set_config`, because
 * Citus forwards only the former. SET takes no parameters, so every value is checked against its pattern before it is written.
 *
 * @throws Error when a code does not match its pattern: a programmer's mistake, since codes come from the session
 */
export function tenantSettingsSql(settings: TenantSettings): string {
  return tenantStatements(settings).join("; ");
}

/** Moves an open transaction to another view of the same regency, until it ends or is moved again. */
export async function enterScope(tx: Transaction, settings: TenantSettings): Promise<void> {
  for (const statement of tenantStatements(settings)) await sql.raw(statement).execute(tx);
}

function tenantStatements({ regency, scope, actor }: TenantSettings): readonly string[] {
  const villages = scope.kind === "villages" ? joined("village", VILLAGE, scope.codes) : "";
  const posyandu = scope.kind === "posyandu" ? joined("posyandu", POSYANDU, scope.codes) : "";
  return [
    `set local app.regency = '${checked("regency", REGENCY, regency)}'`,
    `set local app.scope = '${scope.kind}'`,
    `set local app.villages = '${villages}'`,
    `set local app.posyandu = '${posyandu}'`,
    `set local app.account = '${actor ? quoted(actor.accountId) : ""}'`,
    `set local app.role = '${actor ? quoted(actor.role) : ""}'`,
    `set local app.today = '${actor ? checked("day", DAY, actor.today) : ""}'`,
  ];
}

/** An account's id is the login's own text. Its quotes are doubled; nothing else has a meaning inside them. */
function quoted(text: string): string {
  if (text === "" || text.length > 255 || text.includes("\0"))
    throw new Error(
      "spbe-server: an account or role that is empty, longer than 255 or holds a zero opened no transaction.",
    );
  return text.replaceAll("'", "''");
}

function joined(what: string, pattern: RegExp, codes: readonly string[]): string {
  return codes.map((code) => checked(what, pattern, code)).join(",");
}

function checked(what: string, pattern: RegExp, code: string): string {
  if (!pattern.test(code))
    throw new Error(`spbe-server: "${code}" is not a ${what} code, so no transaction was opened. Expected ${pattern}.`);
  return code;
}

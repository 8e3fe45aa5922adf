import { sql } from "kysely";
import type { Transaction } from "../database/database.ts";
import type { SignedIn } from "../host/server-module.ts";

/** Where an account is reached. */
export interface AccountContact {
  readonly name: string;
  /** Null when the provider has told none. */
  readonly email: string | null;
}

/** Keeps what the provider said of an account at its newest login. */
export async function rememberAccount(tx: Transaction, person: SignedIn, email: string | null, now: string) {
  const { regencyCode, accountId, name, role, unitName } = person;
  await sql`
    insert into account (regency_code, account_id, name, email, role, unit_name, signed_in_at)
    values (${regencyCode}, ${accountId}, ${name}, ${email}, ${role}, ${unitName}, ${now}::timestamptz)
    on conflict (regency_code, account_id) do update set name = excluded.name, email = excluded.email,
      role = excluded.role, unit_name = excluded.unit_name, signed_in_at = excluded.signed_in_at`.execute(tx);
}

export async function findContact(
  tx: Transaction,
  regencyCode: string,
  accountId: string,
): Promise<AccountContact | undefined> {
  const { rows } = await sql<AccountContact>`select name, email from account
    where regency_code = ${regencyCode} and account_id = ${accountId}`.execute(tx);
  return rows[0];
}

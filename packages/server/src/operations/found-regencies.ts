import { sql } from "kysely";
import type { Transaction } from "../database/database.ts";
import { tenantSettingsSql } from "../database/tenant-settings.ts";
import { type DumpTable, quoted } from "./dump-tables.ts";

/** Shows this transaction one whole regency. */
export async function lookAtRegency(tx: Transaction, regency: string): Promise<void> {
  for (const statement of tenantSettingsSql({ regency, scope: { kind: "regency" } }).split("; "))
    await sql.raw(statement).execute(tx);
}

/**
 * The regencies that have a row anywhere, ascending. Row-level security binds the owner too, so there is no statement that shows
 * them all: each of the 10,000 codes that a policy can let in is tried in each table, by its primary key.
 */
export async function foundRegencies(tx: Transaction, tables: readonly DumpTable[]): Promise<readonly string[]> {
  const filled = tables.filter(({ hasPages }) => hasPages);
  if (filled.length === 0) return [];
  // The block's own names are said with the block's: a table may have a column called "code" or "found".
  const anywhere = filled.map(
    ({ name }) => `exists (select from ${quoted(name)} t where t.regency_code = looking.code)`,
  );
  await sql.raw("set local enable_seqscan = off").execute(tx);
  await sql.raw("set local app.scope = 'regency'").execute(tx);
  await sql
    .raw(`do $$ <<looking>>
declare code text; found text := '';
begin
  for code in select to_char(n / 100, 'FM00') || '.' || to_char(n % 100, 'FM00') from generate_series(0, 9999) n loop
    perform set_config('app.regency', looking.code, true);
    if ${anywhere.join(" or ")} then looking.found := looking.found || looking.code || ' '; end if;
  end loop;
  perform set_config('app.regency', '', true), set_config('app.found', trim(looking.found), true);
end $$`)
    .execute(tx);
  await sql.raw("set local enable_seqscan = on").execute(tx);
  const { rows } = await sql<{ found: string }>`select current_setting('app.found') as found`.execute(tx);
  return (rows[0]?.found ?? "").split(" ").filter(Boolean);
}

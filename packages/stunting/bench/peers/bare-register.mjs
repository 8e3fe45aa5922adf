// The register without row-level security: the same tables, rows and indexes in a schema of their own, open to whoever is logged in.
// The module's own functions read it when `search_path` leads there, so both sides run the same SQL.
import { sql } from "kysely";
import { withinScope } from "../../src/server/regency-scope.ts";
import { CHILD_COLUMNS, CHILD_FROM } from "../../src/server/register/child-row.ts";

const TABLES = ["village", "posyandu", "child", "child_search", "residence", "measurement"];

/** Copies what the register holds of this regency now. */
export async function copyRegister(db, regency) {
  await db.owner(async (tx) => {
    if (db.engine === "pglite") await sql`reset role`.execute(tx);
    await sql`create schema bare`.execute(tx);
    await sql`grant usage on schema bare to spbe_app`.execute(tx);
    if (db.engine === "pglite") await sql`grant all on schema bare to spbe_owner`.execute(tx);
  });
  await db.owner(async (tx) => {
    await sql.raw(`set local app.regency = '${regency}'`).execute(tx);
    await sql`set local app.scope = 'regency'`.execute(tx);
    for (const name of TABLES) {
      await sql.raw(`create table bare.${name} (like public.${name} including all)`).execute(tx);
      const { rows } = await sql`select string_agg(attname, ', ' order by attnum) as columns from pg_attribute
        where attrelid = ${`public.${name}`}::regclass and attnum > 0 and not attisdropped and attgenerated = ''`.execute(
        tx,
      );
      const [{ columns }] = rows;
      await sql.raw(`insert into bare.${name} (${columns}) select ${columns} from public.${name}`).execute(tx);
      await sql.raw(`grant select on bare.${name} to spbe_app`).execute(tx);
    }
  });
  await db.owner((tx) => sql`analyze`.execute(tx));
}

/** The plain search: one statement, no function, no policy. */
export async function bareSearch(tx, regency, scope, words, limit) {
  const has = words.map((word) => sql`and s.words like ${`% ${word}%`}`);
  const { rows } = await sql`
    select ${CHILD_COLUMNS} from ${CHILD_FROM}
    where c.regency_code = ${regency} and c.child_id = any(array(
      select s.child_id from child_search s where s.regency_code = ${regency} ${withinScope(scope, "s")} ${sql.join(has, sql` `)}
      order by s.name_key, s.child_id limit ${limit}))
    order by c.name_key, c.child_id`.execute(tx);
  return rows;
}

import { sql } from "kysely";

/** What an import fills, parents first. The application may not read the words of the search tables; their owner may. */
const TABLES = [
  { table: "posyandu" },
  { table: "child" },
  { table: "child_search", ofOwner: true },
  { table: "name_word", ofOwner: true },
  { table: "residence" },
  { table: "measurement" },
];
const CHUNK = 1000;

/** The rows an import left, ready to be written again: their columns with the types, and the values. */
export async function storedRows(db, settings) {
  const stored = [];
  for (const { table, ofOwner } of TABLES) {
    const { rows: columns } = await db.owner((tx) =>
      sql`select column_name as name, udt_name as type from information_schema.columns
        where table_name = ${table} and is_generated = 'NEVER' order by ordinal_position`.execute(tx),
    );
    const names = sql.join(columns.map(({ name }) => sql.ref(name)));
    const read = (tx) => sql`select ${names} from ${sql.table(table)}`.execute(tx);
    const { rows } = await (ofOwner ? db.owner(read) : db.tenant(settings, read));
    stored.push({ table, columns, rows });
  }
  return stored;
}

/** The least that storing an import can be: rows that are ready, under the same policies, keys and indexes, nothing asked. */
export async function bareStore(db, settings, stored) {
  for (const { table, columns, rows } of stored)
    for (let from = 0; from < rows.length; from += CHUNK) {
      const part = rows.slice(from, from + CHUNK);
      const arrays = columns.map(({ name, type }) => sql`${part.map((row) => row[name])}::${sql.raw(type)}[]`);
      await db.tenant(settings, async (tx) => {
        await sql`discard plans`.execute(tx);
        await sql`insert into ${sql.table(table)} (${sql.join(columns.map(({ name }) => sql.ref(name)))})
          select * from unnest(${sql.join(arrays)})`.execute(tx);
      });
    }
}

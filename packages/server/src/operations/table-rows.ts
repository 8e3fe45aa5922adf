import { sql } from "kysely";
import type { Transaction } from "../database/database.ts";
import { type DumpTable, quoted } from "./dump-tables.ts";

/** What one reading or one writing may hold in memory, in characters. */
const CHUNK = 1_000_000;
const MOST_ROWS = 2_000;

/**
 * The rows of one regency as JSON lines: a list of the columns' texts, as PostgreSQL itself writes and reads them. Read through a
 * cursor whose step follows the size of the rows, so that a table of any size needs about a megabyte.
 */
export async function* tableLines(
  tx: Transaction,
  { name, columns, key }: DumpTable,
  regency: string,
): AsyncGenerator<readonly string[]> {
  const texts = columns.map((column, at) => `${column.isTransaction ? "'0'" : quoted(column.name)}::text as c${at}`);
  await sql
    .raw(
      `declare spbe_dump no scroll cursor for select ${texts.join(", ")} from ${quoted(name)} where regency_code = '${regency}' order by ${key.map(quoted).join(", ")}`,
    )
    .execute(tx);
  for (let step = 50; ; ) {
    const { rows } = await sql.raw<Record<string, string | null>>(`fetch ${step} from spbe_dump`).execute(tx);
    if (rows.length === 0) break;
    const lines = rows.map((row) => JSON.stringify(columns.map((_, at) => row[`c${at}`])));
    yield lines;
    const size = lines.reduce((total, line) => total + line.length, 0);
    step = Math.max(1, Math.min(MOST_ROWS, Math.floor((rows.length * CHUNK) / size)));
  }
  await sql.raw("close spbe_dump").execute(tx);
}

/** Writes rows into a table, chunk by chunk. @throws Error when a row was there already or a line is no row of this table */
export async function writeRows(tx: Transaction, table: DumpTable, lines: AsyncIterable<string>): Promise<void> {
  let chunk: (string | null)[][] = [];
  let size = 0;
  for await (const line of lines) {
    chunk.push(rowOf(line, table));
    size += line.length;
    if (size < CHUNK && chunk.length < MOST_ROWS) continue;
    await insertRows(tx, table, chunk);
    chunk = [];
    size = 0;
  }
  if (chunk.length > 0) await insertRows(tx, table, chunk);
}

/** COPY refuses tables under row-level security, so rows go through an insert of arrays. */
async function insertRows(tx: Transaction, { name, columns }: DumpTable, rows: (string | null)[][]): Promise<void> {
  const arrays = columns.map((_, at) => sql`${rows.map((row) => row[at] ?? null)}::text[]`);
  const names = columns.map((column) => quoted(column.name)).join(", ");
  const casts = columns.map(({ type }, at) => `c${at}::${type}`).join(", ");
  const aliases = columns.map((_, at) => `c${at}`).join(", ");
  const { numAffectedRows } = await sql`insert into ${sql.raw(quoted(name))} (${sql.raw(names)}) overriding system value
    select ${sql.raw(casts)} from unnest(${sql.join(arrays)}) as u (${sql.raw(aliases)}) on conflict do nothing`.execute(
    tx,
  );
  if (Number(numAffectedRows) !== rows.length)
    throw new Error(`spbe-server: ${rows.length - Number(numAffectedRows ?? 0)} rows of "${name}" were there already.`);
}

function rowOf(line: string, { name, columns }: DumpTable): (string | null)[] {
  const row: unknown = JSON.parse(line);
  const isRow =
    Array.isArray(row) &&
    row.length === columns.length &&
    row.every((cell) => cell === null || typeof cell === "string");
  if (!isRow) throw new Error(`spbe-server: a line is no row of "${name}".`);
  return row as (string | null)[];
}

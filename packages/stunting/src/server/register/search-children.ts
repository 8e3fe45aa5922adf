import type { Transaction } from "@spbe-kit/server";
import { sql } from "kysely";
import { wordsOfName } from "../../domain/name-key.ts";
import { CHILD_COLUMNS, CHILD_FROM, type ChildRow } from "./child-row.ts";

/**
 * Children whose own or mother's name has a word beginning with each word typed, or whose NIK begins with the digits typed.
 * Ranges on text are leakproof, so row-level security uses their indexes: no function runs past it.
 */
export async function searchChildren(
  tx: Transaction,
  regency: string,
  text: string,
  limit: number,
): Promise<readonly ChildRow[]> {
  const digits = text.replace(/[\s.-]/g, "");
  if (/^\d{4,}$/.test(digits)) return byNik(tx, regency, digits, limit);
  const words = [...new Set(wordsOfName(text))].slice(0, 6);
  if (words.length === 0) return [];
  return byWords(tx, regency, words, limit);
}

async function byNik(tx: Transaction, regency: string, digits: string, limit: number): Promise<readonly ChildRow[]> {
  const { rows } = await sql<ChildRow>`
    select ${CHILD_COLUMNS} from ${CHILD_FROM}
    where c.regency_code = ${regency} and c.nik >= ${digits} and c.nik < ${endOfPrefix(digits)}
    order by c.name_key, c.child_id limit ${limit}`.execute(tx);
  return rows;
}

async function byWords(
  tx: Transaction,
  regency: string,
  words: readonly string[],
  limit: number,
): Promise<readonly ChildRow[]> {
  const [rarest, ...others] = [...words].sort((a, b) => b.length - a.length);
  const alsoHas = others.map(
    (word) => sql`and exists (select 1 from child_word o where o.regency_code = ${regency} and o.child_id = c.child_id
      and o.word >= ${word} and o.word < ${endOfPrefix(word)})`,
  );
  const { rows } = await sql<ChildRow>`
    select ${CHILD_COLUMNS} from ${CHILD_FROM}
    where c.regency_code = ${regency}
      and c.child_id in (select w.child_id from child_word w
        where w.regency_code = ${regency} and w.word >= ${rarest} and w.word < ${endOfPrefix(rarest!)})
      ${sql.join(alsoHas, sql` `)}
    order by c.name_key, c.child_id limit ${limit}`.execute(tx);
  return rows;
}

/** The first text after every text that begins with `prefix`, in code-point order ("C" collation). */
function endOfPrefix(prefix: string): string {
  return `${prefix}\u{10ffff}`;
}

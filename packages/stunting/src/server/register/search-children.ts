import type { RegencyVault, ServerModule, Transaction } from "@spbe-kit/server";
import { type RawBuilder, sql } from "kysely";
import { wordsOfName } from "../../domain/name-key.ts";
import { nikIndex } from "./child-nik.ts";
import { CHILD_COLUMNS, CHILD_FROM, type ChildRow } from "./child-row.ts";
import { nearSpellings } from "./near-spellings.ts";

/** Reviewed 2026-11-24: both functions repeat the tenant's and the area's condition, and the isolation suite attacks them. */
export const SEARCH_CATALOGUE: NonNullable<ServerModule["catalogue"]> = {
  searchTables: ["child_search", "name_word"],
  definerFunctions: ["search_child", "search_child_near"],
};

const MOST_WORDS = 6;

/**
 * Children whose own or mother's name has a word beginning with each word typed, or whose whole NIK was typed: it is
 * stored sealed, so a part of it finds nobody. When there is none, those with a word that differs from a typed one in a single letter.
 */
export async function searchChildren(
  tx: Transaction,
  regency: string,
  vault: RegencyVault,
  text: string,
  limit: number,
): Promise<readonly ChildRow[]> {
  const digits = text.replace(/[\s.-]/g, "");
  if (/^\d{4,}$/.test(digits)) return byNik(tx, regency, nikIndex(vault, digits), limit);
  const words = [...new Set(wordsOfName(text))].slice(0, MOST_WORDS);
  if (words.length === 0) return [];
  const found = await byIds(tx, regency, sql`search_child(${words}::text[], ${limit})`);
  if (found.length > 0) return found;
  const near = words.map(nearSpellings);
  if (near.every((spellings) => spellings.length === 1)) return [];
  const sought = near.map((spellings) => spellings.join("|"));
  return byIds(tx, regency, sql`search_child_near(${sought}::text[], ${limit})`);
}

async function byNik(tx: Transaction, regency: string, index: string, limit: number): Promise<readonly ChildRow[]> {
  const { rows } = await sql<ChildRow>`
    select ${CHILD_COLUMNS} from ${CHILD_FROM}
    where c.regency_code = ${regency} and c.nik_index = ${index}
    order by c.name_key, c.child_id limit ${limit}`.execute(tx);
  return rows;
}

/** The function says who; the rows themselves are read under their policies. */
async function byIds(tx: Transaction, regency: string, searched: RawBuilder<unknown>): Promise<readonly ChildRow[]> {
  const { rows } = await sql<ChildRow>`
    select ${CHILD_COLUMNS} from ${CHILD_FROM}
    where c.regency_code = ${regency} and c.child_id = any(array(select ${searched}))
    order by c.name_key, c.child_id`.execute(tx);
  return rows;
}

import { searchWords } from "@spbe-kit/core/organisation";
import { type RawBuilder, sql } from "kysely";
import type { Transaction } from "../database/index.ts";

export interface FoundBy {
  readonly subjectId: string;
  /** Everything the record is found by. */
  readonly text: string;
}

const MOST_WORDS = 6;

/**
 * Keeps what units and people are found by, a row per word. Beginnings of words are compared with `>=` and `<`, which are leakproof:
 * an index serves them under row-level security, and no function needs to look past it.
 */
export async function writeWords(
  tx: Transaction,
  regency: string,
  kind: "unit" | "person",
  records: readonly FoundBy[],
): Promise<void> {
  const pairs = records.flatMap(({ subjectId, text }) => searchWords(text).map((word) => ({ subjectId, word })));
  await sql`delete from directory_word where regency_code = ${regency} and subject_id = any(${records.map(({ subjectId }) => subjectId)}::uuid[])`.execute(
    tx,
  );
  await sql`
    insert into directory_word (regency_code, kind, word, subject_id)
    select ${regency}, ${kind}, w.word, w.subject_id
    from unnest(${pairs.map(({ word }) => word)}::text[], ${pairs.map(({ subjectId }) => subjectId)}::uuid[]) w (word, subject_id)
    on conflict do nothing`.execute(tx);
}

/** The ids of those that have, for each word typed, a word that begins with it; undefined when nothing was typed to look for. */
export function idsByWords(regency: string, kind: "unit" | "person", text: string): RawBuilder<unknown> | undefined {
  const words = searchWords(text).slice(0, MOST_WORDS);
  if (words.length === 0) return undefined;
  const each = words.map(
    (word) => sql`select subject_id from directory_word
      where regency_code = ${regency} and kind = ${kind} and word >= ${word} and word < ${endOfPrefix(word)}`,
  );
  return sql.join(each, sql` intersect `);
}

/** The first text after every text that begins with `prefix`, in code-point order ("C" collation). */
export function endOfPrefix(prefix: string): string {
  return `${prefix}\u{10ffff}`;
}

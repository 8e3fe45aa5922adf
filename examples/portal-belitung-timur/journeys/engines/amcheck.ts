import type { Ask } from "./engine-place.ts";

/**
 * PostgreSQL's own examination of its files: every B-tree index with every row of its table in it, and every page of every table.
 *
 * @returns a sentence for every finding; an index that is wrong in its structure rejects with amcheck's words
 */
export async function amcheckFaults(
  ask: Ask,
): Promise<{ readonly faults: readonly string[]; readonly checked: number }> {
  await ask("create extension if not exists amcheck");
  const indexes = await ask<{ name: string }>(
    `select c.oid::regclass::text as name, bt_index_check(c.oid, true)::text from pg_class c join pg_am a on a.oid = c.relam
     join pg_index i on i.indexrelid = c.oid
     where c.relkind = 'i' and a.amname = 'btree' and c.relpersistence = 'p' and i.indisvalid`,
  );
  const tables = await ask<{ name: string; fault: string | null }>(
    `select c.oid::regclass::text as name, v.msg as fault from pg_class c left join lateral verify_heapam(c.oid) v on true
     where c.relkind in ('r', 't', 'm') and c.relpersistence = 'p'`,
  );
  const faults = tables.flatMap(({ name, fault }) => (fault === null ? [] : [`${name}: ${fault}`]));
  return { faults, checked: indexes.length + new Set(tables.map(({ name }) => name)).size };
}

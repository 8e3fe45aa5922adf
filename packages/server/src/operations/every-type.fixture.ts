import { sql } from "kysely";
import { type Database, definerFunctionRights, type Migration, searchTable, tenantTable } from "../database/index.ts";

/** A smallest module whose tables hold every kind of column and link that a dump must carry. */
const SQL = `
create table a_leaf (
  regency_code text collate "C" not null,
  leaf_id bigint generated always as identity,
  tree_id uuid not null,
  parent_id bigint,
  kind text collate "C" not null check (kind in ('small', 'large')),
  note text,
  secret bytea,
  facts jsonb not null default '{}',
  words text[],
  grid integer[],
  weight numeric(7, 2),
  ratio double precision,
  seen_at timestamptz,
  seen_on date,
  lasting interval,
  good boolean,
  double_weight numeric generated always as (weight * 2) stored,
  xid bigint not null default (pg_current_xact_id()::text::bigint),
  feed xid8 not null default pg_current_xact_id(),
  primary key (regency_code, leaf_id),
  foreign key (regency_code, parent_id) references a_leaf (regency_code, leaf_id) deferrable
);
create table z_tree (regency_code text collate "C" not null, tree_id uuid not null, name text not null, primary key (regency_code, tree_id));
alter table a_leaf add foreign key (regency_code, tree_id) references z_tree (regency_code, tree_id);
create table tree_word (
  regency_code text collate "C" not null, tree_id uuid not null, words tsvector not null,
  primary key (regency_code, tree_id)
);
create table session (regency_code text collate "C" not null, token text not null, primary key (regency_code, token));
${tenantTable("a_leaf", { scope: { village: "kind" } })}
${tenantTable("z_tree")}
${searchTable("tree_word", { key: ["regency_code", "tree_id"] })}
${tenantTable("session")}
create function find_tree(word text) returns setof uuid language sql security definer set search_path = public, pg_temp
as $$ select tree_id from tree_word where regency_code = current_setting('app.regency') and words @@ plainto_tsquery('simple', word) $$;
${definerFunctionRights("find_tree(text)")}
`;

export const treeMigrations: readonly Migration[] = [{ id: "trees/0001-trees", sql: SQL }];

/** A later version's step: it changes what is there. */
export const laterMigrations: readonly Migration[] = [
  ...treeMigrations,
  { id: "trees/0002-height", sql: "alter table z_tree add column height_cm integer not null default 100;" },
];

/** Plants a tree with leaves whose values are the awkward ones. */
export async function plant(db: Database, regency: string, leaves = 3): Promise<void> {
  await db.tenant({ regency, scope: { kind: "regency" } }, async (tx) => {
    const tree = `0190f3a1-0000-7000-8000-0000000000${regency.slice(3)}`;
    await sql`insert into z_tree (regency_code, tree_id, name) values (${regency}, ${tree}, ${`Sukun "tua"\\ di Désa\n${regency} 🌳`})`.execute(
      tx,
    );
    await sql`insert into tree_word (regency_code, tree_id, words) values (${regency}, ${tree}, to_tsvector('simple', 'sukun tua'))`.execute(
      tx,
    );
    await sql`insert into session (regency_code, token) values (${regency}, 'abc')`.execute(tx);
    await sql`insert into a_leaf (regency_code, tree_id, kind, note, secret, facts, words, grid, weight, ratio, seen_at, seen_on, lasting, good)
      select ${regency}, ${tree}::uuid, case n % 2 when 0 then 'small' else 'large' end, case n % 3 when 0 then null when 1 then '' else 'NULL' end,
        ${new Uint8Array([0, 255, 92, 10])}, ${JSON.stringify({ b: 1, a: ['"', "\\", null], é: 1.5 })}::jsonb,
        ${["a,b", 'c"d', "", null, "NULL", "{}"]}::text[], ${[[1, 2], [3, 4]]}::integer[], n + 0.1, 0.1::float8 + 0.2::float8,
        '2026-11-24T05:00:00.000001Z'::timestamptz, '2026-02-28'::date, '1 mon 2 days 03:04:05.6'::interval, n % 2 = 0
      from generate_series(1, ${leaves}::int) n on conflict do nothing`.execute(tx);
    // A leaf that points to a later one, so no order of rows would do.
    await sql`update a_leaf set parent_id = (select max(leaf_id) from a_leaf where regency_code = ${regency})
      where regency_code = ${regency} and leaf_id = (select min(leaf_id) from a_leaf where regency_code = ${regency})`.execute(
      tx,
    );
  });
}

import { tenantTable } from "@spbe-kit/server";

/**
 * An import and its rows between reading and saving, in chunks of the file: the rows of one kind in a chunk are one
 * JSON, sealed by the import's own key, since they hold names and NIK as the file has them.
 * `saved_through` moves in the transaction that saves, so a killed server goes on where it stopped. Cells as written are kept
 * for rejected rows only, to give them back.
 */
export default `
create table import (
  regency_code text collate "C" not null,
  import_id uuid not null,
  file_name text not null,
  size_bytes bigint not null,
  state text collate "C" not null check (state in ('waiting-file', 'reading', 'preview', 'saving', 'done', 'failed', 'cancelled')),
  created_by text not null,
  created_by_name text not null,
  created_at timestamptz not null,
  scope_kind text collate "C" not null check (scope_kind in ('regency', 'villages', 'posyandu')),
  scope_codes text not null,
  rows_total integer,
  rows_read integer not null default 0,
  rows_ready integer not null default 0,
  rows_rejected integer not null default 0,
  rows_warned integer not null default 0,
  rows_differing integer not null default 0,
  rows_saved integer not null default 0,
  rows_already integer not null default 0,
  new_children integer not null default 0,
  saved_through integer not null default 0,
  header jsonb not null default '[]',
  report jsonb not null default '{}',
  failure jsonb,
  primary key (regency_code, import_id)
);
create index import_newest on import (regency_code, created_at desc);
${tenantTable("import")}

create table import_chunk (
  regency_code text collate "C" not null,
  import_id uuid not null,
  first_row integer not null,
  kind text collate "C" not null check (kind in ('rejected', 'warned', 'differing', 'ready')),
  last_row integer not null,
  sealed_rows bytea not null,
  primary key (regency_code, import_id, first_row, kind),
  foreign key (regency_code, import_id) references import (regency_code, import_id) on delete cascade
);
${tenantTable("import_chunk")}
`;

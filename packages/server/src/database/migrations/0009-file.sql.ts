import { tenantTable } from "../tenant-table.ts";

/**
 * Files that lie sealed on a disk or in a bucket: what opens them and when their time is over. The row is there before the content
 * and goes after it. `content_id` is new with every writing; names are sealed, since people type them.
 */
export default `
create table file (
  regency_code text collate "C" not null,
  file_id uuid not null,
  content_id uuid not null,
  state text collate "C" not null check (state in ('arriving', 'kept', 'leaving')),
  kind text collate "C" check (kind in ('xlsx', 'csv', 'pdf', 'png', 'jpeg')),
  size_bytes integer check (size_bytes >= 0),
  key_id text collate "C",
  subject_id uuid,
  wrapped_key bytea not null,
  name_sealed bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (regency_code, file_id),
  check ((key_id is null) <> (subject_id is null)),
  check (state <> 'kept' or size_bytes is not null)
);
create index file_expiry on file (regency_code, expires_at, file_id);
${tenantTable("file")}
`;

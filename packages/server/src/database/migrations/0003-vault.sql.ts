import { tenantTable } from "../tenant-table.ts";

/**
 * One key per person, wrapped by a key of the environment: deleting the row makes everything sealed for that person unreadable,
 * wherever it was copied to. What was erased is remembered by id, so that a restored backup can be erased again.
 */
export default `
create table subject_key (
  regency_code text collate "C" not null,
  subject_id uuid not null,
  key_id text collate "C" not null,
  wrapped_key bytea not null,
  primary key (regency_code, subject_id)
);
${tenantTable("subject_key")}

create table subject_erasure (
  regency_code text collate "C" not null,
  subject_id uuid not null,
  kind text collate "C" not null,
  erased_at timestamptz not null,
  erased_by text not null,
  reason text not null,
  primary key (regency_code, subject_id)
);
${tenantTable("subject_erasure", { rights: ["select", "insert"] })}

create table vault_mark (
  regency_code text collate "C" not null,
  index_key_id text collate "C" not null,
  index_mark text collate "C" not null,
  primary key (regency_code)
);
${tenantTable("vault_mark", { rights: ["select", "insert"] })}
`;

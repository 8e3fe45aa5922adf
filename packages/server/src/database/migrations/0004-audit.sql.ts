import { tenantTable } from "../tenant-table.ts";

/**
 * Who did what, and the chain that proves it. The application may add and read, never change or remove.
 *
 * `xid` is the writing transaction's number as int8, since xid8 comparisons are not leakproof. It orders the sealing and is no part
 * of what is sealed: moved to another cluster (export, restore) it becomes 0, and the order that counts is the seals'.
 *
 * `entry_id` is a UUID version 7, so its index is the order of time too. Seals of entries sealed together share a row: entry
 * `first + i` is `entry_ids[i]`, its seal the i-th 32 bytes of `seals`.
 */
export default `
create table audit_entry (
  regency_code text collate "C" not null,
  entry_id uuid not null,
  at timestamptz not null,
  kind text collate "C" not null check (kind in ('write', 'disclosure', 'login', 'logout')),
  act text collate "C" not null,
  account_id text collate "C" not null,
  role text collate "C" not null,
  trace_id text collate "C" not null,
  purpose text,
  subjects text[] not null,
  fields text[] not null,
  key_id text collate "C" not null,
  mac text collate "C" not null check (length(mac) = 64),
  xid bigint not null default (pg_current_xact_id()::text::bigint),
  primary key (regency_code, entry_id)
);
create index audit_entry_sealing on audit_entry (regency_code, xid, entry_id);
create index audit_entry_account on audit_entry (regency_code, account_id, entry_id);
${tenantTable("audit_entry", { rights: ["select", "insert"] })}

create table audit_subject (
  regency_code text collate "C" not null,
  subject text collate "C" not null,
  entry_id uuid not null,
  primary key (regency_code, subject, entry_id)
);
${tenantTable("audit_subject", { rights: ["select", "insert"] })}

create table audit_seal (
  regency_code text collate "C" not null,
  first bigint not null check (first > 0),
  entry_ids uuid[] not null,
  seals bytea not null,
  key_id text collate "C" not null,
  last_xid bigint not null default (pg_current_xact_id()::text::bigint),
  primary key (regency_code, first)
);
${tenantTable("audit_seal", { rights: ["select", "insert"] })}
`;

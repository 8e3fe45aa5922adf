import { tenantTable } from "../database/tenant-table.ts";

/** Sessions held by the server. The browser holds the token, this table only its SHA-256. */
export default `
create table session (
  regency_code text collate "C" not null,
  token_sha256 text collate "C" not null check (token_sha256 ~ '^[0-9a-f]{64}$'),
  account_id text not null,
  name text not null,
  role text not null,
  unit_name text not null,
  scope_kind text not null check (scope_kind in ('regency', 'villages', 'posyandu')),
  scope_codes text not null,
  id_token text,
  signed_in_at timestamptz not null,
  last_seen_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (regency_code, token_sha256)
);
create index session_ends_at on session (regency_code, ends_at);
${tenantTable("session")}
`;

import { tenantTable } from "../database/tenant-table.ts";

/**
 * Sessions held by the server. The browser holds the token, this table only its SHA-256; the ID token is sealed by it. Of the
 * provider's own session id and of the logout tokens that were obeyed, too, only the SHA-256 is kept.
 */
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
  places text not null default '[]',
  id_token bytea,
  provider_session_sha256 text collate "C" check (provider_session_sha256 ~ '^[0-9a-f]{64}$'),
  signed_in_at timestamptz not null,
  last_seen_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (regency_code, token_sha256)
);
create index session_ends_at on session (regency_code, ends_at);
create index session_account on session (regency_code, account_id);
create index session_provider_session on session (regency_code, provider_session_sha256);
${tenantTable("session")}

create table logout_token (
  regency_code text collate "C" not null,
  jti_sha256 text collate "C" not null check (jti_sha256 ~ '^[0-9a-f]{64}$'),
  forget_at timestamptz not null,
  primary key (regency_code, jti_sha256)
);
${tenantTable("logout_token")}
`;

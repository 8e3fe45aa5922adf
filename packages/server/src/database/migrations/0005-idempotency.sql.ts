import { tenantTable } from "../tenant-table.ts";

/** Answers of writes that have been done, by the key their caller gave, so that a repeated request does nothing twice. Kept 7 days. */
export default `
create table idempotency_key (
  regency_code text collate "C" not null,
  account_id text collate "C" not null,
  key text collate "C" not null,
  act text collate "C" not null,
  request_hash text collate "C" not null check (request_hash ~ '^[0-9a-f]{64}$'),
  answer text,
  created_at timestamptz not null,
  primary key (regency_code, account_id, key)
);
create index idempotency_key_age on idempotency_key (regency_code, created_at);
${tenantTable("idempotency_key")}
`;

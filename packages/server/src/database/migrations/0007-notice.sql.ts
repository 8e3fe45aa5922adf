import { tenantTable } from "../tenant-table.ts";

/** Who has signed in, as the provider said it last; and what each account is told. */
export default `
create table account (
  regency_code text collate "C" not null,
  account_id text collate "C" not null,
  name text not null,
  email text,
  role text collate "C" not null,
  unit_name text not null,
  signed_in_at timestamptz not null,
  primary key (regency_code, account_id)
);
${tenantTable("account")}

create table notice (
  regency_code text collate "C" not null,
  notice_id uuid not null,
  account_id text collate "C" not null,
  code text collate "C" not null,
  data jsonb not null,
  path text collate "C" not null,
  created_at timestamptz not null,
  read_at timestamptz,
  primary key (regency_code, notice_id)
);
create index notice_of_account on notice (regency_code, account_id, created_at, notice_id);
create index notice_unread on notice (regency_code, account_id) where read_at is null;
${tenantTable("notice")}
`;

import { tenantTable } from "../tenant-table.ts";

/** The regencies of this database. Each sees itself only. */
export default `
create table regency (
  regency_code text collate "C" not null check (regency_code ~ '^[0-9]{2}[.][0-9]{2}$'),
  name text not null,
  time_zone text not null check (time_zone in ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura')),
  created_at timestamptz not null default now(),
  primary key (regency_code)
);
${tenantTable("regency")}
`;

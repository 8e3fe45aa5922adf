import { tenantTable } from "@spbe-kit/server";

/** One row for each assessed indicator of a year. The instrument is part of the key: figures of two are never mixed. */
export default `
create table spbe_index_assessment (
  regency_code text collate "C" not null,
  instrument text collate "C" not null,
  year integer not null,
  indicator integer not null,
  level smallint not null check (level between 1 and 5),
  explanation text not null,
  evidence text not null,
  version integer not null default 1,
  assessed_by text not null,
  assessed_by_name text not null,
  assessed_at timestamptz not null,
  primary key (regency_code, instrument, year, indicator)
);
${tenantTable("spbe_index_assessment", { scope: {}, rights: ["select", "insert", "update"] })}
`;

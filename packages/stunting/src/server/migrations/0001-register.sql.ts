import {
  definerFunctionRights,
  requireExtensions,
  searchTable,
  tenantCondition,
  tenantConditionText,
  tenantTable,
} from "@spbe-kit/server";

const PLACE = { village: "village_code", posyandu: "posyandu_code" };

/**
 * Areas, children with where they live, and measurements as immutable facts. Derived columns of `measurement` are written by
 * the server only: `counts` marks the one measurement that stands for a child in a month, so that a monthly summary is a
 * plain `group by`, and a later incremental summary needs no other shape.
 *
 * `child_search` holds each child's words as " naura alesha rahmawati ", `name_word` every word a name of the regency has had:
 * both reached by two reviewed functions only. A word sought may be several spellings with `|` between them; the first of
 * `search_child_near` is the word as typed, the others are patterns of whole words. The trigram indexes keep at most 256 kB of
 * unsorted entries: without any, inserting takes six times as long; with the usual 4 MB a search reads them all.
 *
 * `child_area` and `child_village` hold all that the policy asks, so that children are counted from the index alone. A NIK is
 * stored sealed, and found by `nik_index`, its keyed hash.
 */
export default `
${requireExtensions(["pg_trgm", "btree_gin"])}

create table village (
  regency_code text collate "C" not null,
  village_code text collate "C" not null,
  name text not null,
  name_key text collate "C" not null,
  district_code text collate "C" not null,
  district_name text not null,
  puskesmas_name text,
  latitude double precision,
  longitude double precision,
  primary key (regency_code, village_code)
);
${tenantTable("village")}

create table posyandu (
  regency_code text collate "C" not null,
  posyandu_code text collate "C" not null,
  village_code text collate "C" not null,
  name text not null,
  name_key text collate "C" not null,
  primary key (regency_code, posyandu_code),
  foreign key (regency_code, village_code) references village (regency_code, village_code)
);
create unique index posyandu_name on posyandu (regency_code, village_code, name_key);
${tenantTable("posyandu", { scope: PLACE })}

create table child (
  regency_code text collate "C" not null,
  child_id uuid not null,
  name text not null,
  name_key text collate "C" not null,
  sex smallint not null check (sex in (1, 2)),
  birth_date date not null,
  nik_sealed bytea,
  nik_index text collate "C",
  nik_state text collate "C" not null check (nik_state in ('valid', 'doubtful', 'none')),
  mother_name text,
  birth_weight_g integer,
  birth_length_mm integer,
  lock_unit text collate "C" not null,
  posyandu_code text collate "C" not null,
  village_code text collate "C" not null,
  placed_from date not null,
  placed_to date not null,
  latest_measurement_id uuid,
  latest_on date,
  latest_weight_g integer,
  latest_stature_mm integer,
  latest_haz smallint,
  latest_waz smallint,
  latest_whz smallint,
  latest_flagged boolean,
  version integer not null default 1,
  created_by text not null,
  created_at timestamptz not null,
  primary key (regency_code, child_id)
);
create unique index child_nik on child (regency_code, nik_index) where nik_state = 'valid';
create index child_name on child (regency_code, name_key, child_id);
create index child_village on child (regency_code, village_code, name_key, child_id) include (posyandu_code);
create index child_area on child (regency_code, posyandu_code, village_code);
create index child_any_nik on child (regency_code, nik_index) where nik_index is not null;
create index child_birth on child (regency_code, birth_date, sex);
${tenantTable("child", { scope: PLACE })}

create table child_search (
  regency_code text collate "C" not null,
  child_id uuid not null,
  name_key text collate "C" not null,
  words text collate "C" not null,
  village_code text collate "C" not null,
  posyandu_code text collate "C" not null,
  primary key (regency_code, child_id),
  foreign key (regency_code, child_id) references child (regency_code, child_id) on delete cascade
);
create index child_search_words on child_search using gin (regency_code, words gin_trgm_ops) with (gin_pending_list_limit = 256);
${searchTable("child_search", { scope: PLACE, key: ["regency_code", "child_id"] })}

create table name_word (
  regency_code text collate "C" not null,
  word text collate "C" not null,
  primary key (regency_code, word)
);
create index name_word_letters on name_word using gin (regency_code, word gin_trgm_ops) with (gin_pending_list_limit = 256);
${searchTable("name_word")}

create function search_child(sought text[], most integer) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp as $function$
begin
  return query execute 'select s.child_id from child_search s where ' || ${tenantConditionText(PLACE, "s")}
    || coalesce((select string_agg(format(' and s.words like any (%L::text[])',
      (select array_agg('% ' || spelling || '%') from unnest(string_to_array(one, '|')) spelling)), '') from unnest(sought) one), ' and false')
    || ' order by s.name_key, s.child_id limit $1' using most;
end $function$;
${definerFunctionRights("search_child(text[], integer)")}

create function search_child_near(sought text[], most integer) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp as $function$
begin
  return query select search_child(array(
    select concat_ws('|', split_part(one, '|', 1), (select string_agg(w.word || ' ', '|') from name_word w
      where ${tenantCondition(undefined, "w")} and w.word like any (string_to_array(one, '|'))))
    from unnest(sought) one), most);
end $function$;
${definerFunctionRights("search_child_near(text[], integer)")}

create table residence (
  regency_code text collate "C" not null,
  child_id uuid not null,
  from_month date not null check (extract(day from from_month) = 1),
  to_month date not null check (to_month >= from_month),
  posyandu_code text collate "C" not null,
  village_code text collate "C" not null,
  sex smallint not null,
  birth_date date not null,
  primary key (regency_code, child_id, from_month)
);
create index residence_village on residence (regency_code, village_code, from_month);
${tenantTable("residence", { scope: PLACE })}

create table measurement (
  regency_code text collate "C" not null,
  measurement_id uuid not null,
  child_id uuid not null,
  measured_on date not null,
  weight_g integer,
  stature_mm integer,
  position text collate "C" check (position in ('lying', 'standing')),
  head_mm integer,
  arm_mm integer,
  oedema boolean not null default false,
  haz smallint,
  whz smallint,
  waz smallint,
  baz smallint,
  flagged boolean not null,
  index_flags smallint not null default 0,
  method text collate "C" not null,
  supersedes uuid,
  withdrawn boolean not null default false,
  payload_hash bytea not null,
  source text collate "C" not null check (source in ('screen', 'import', 'recalculation')),
  recorded_by text not null,
  recorded_at timestamptz not null,
  month date not null,
  village_code text collate "C" not null,
  posyandu_code text collate "C" not null,
  age_group smallint not null,
  sex smallint not null,
  superseded boolean not null default false,
  counts boolean not null,
  stunted boolean generated always as (coalesce(index_flags & 1 = 0 and haz < -200, false)) stored,
  severely_stunted boolean generated always as (coalesce(index_flags & 1 = 0 and haz < -300, false)) stored,
  underweight boolean generated always as (coalesce(index_flags & 2 = 0 and waz < -200, false) or oedema) stored,
  wasted boolean generated always as (coalesce(index_flags & 4 = 0 and whz < -200, false) or oedema) stored,
  severely_wasted boolean generated always as (coalesce(index_flags & 4 = 0 and whz < -300, false) or oedema) stored,
  primary key (regency_code, measurement_id)
);
create unique index measurement_child_month on measurement (regency_code, child_id, month) where counts;
create index measurement_child on measurement (regency_code, child_id, measured_on);
create index measurement_month on measurement (regency_code, month, village_code) where counts;
create index measurement_stunted on measurement (regency_code, village_code, month, child_id) where counts and stunted;
create index measurement_supersedes on measurement (regency_code, supersedes) where supersedes is not null;
${tenantTable("measurement", { scope: PLACE })}
`;

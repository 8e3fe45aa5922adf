import { tenantTable } from "../tenant-table.ts";

/** Only accounts that see the whole regency see such rows. */
const WHOLE_REGENCY = { scope: {} };

/**
 * The organisation and its people. What is dated has a first day and the first day on which it no longer holds, 9999-12-31 while it
 * lasts. Nothing is deleted by a merge: `survivor_id` points to the record that stands.
 *
 * No day has two holders of one post for good, whoever writes: every such holding has its seat, and the seats of a post form one
 * chain. Each seat names the end of the one before (`follows`, 0001-01-01 for the first), no two name the same, and none begins
 * before what it follows has ended. The keys from holdings to seats are checked at commit, so that a post is reseated as a whole.
 */
export default `
create table directory_unit (
  regency_code text collate "C" not null,
  unit_id uuid not null,
  parent_id uuid check (parent_id <> unit_id),
  kind text collate "C" not null,
  name text not null,
  short_name text,
  code text collate "C",
  valid_from date not null,
  valid_until date not null default '9999-12-31' check (valid_until > valid_from),
  successor_id uuid check (successor_id <> unit_id),
  version integer not null default 1,
  primary key (regency_code, unit_id),
  foreign key (regency_code, parent_id) references directory_unit (regency_code, unit_id) deferrable,
  foreign key (regency_code, successor_id) references directory_unit (regency_code, unit_id) deferrable,
  check (successor_id is null or valid_until < '9999-12-31')
);
create unique index directory_unit_code on directory_unit (regency_code, code) where valid_until = '9999-12-31';
${tenantTable("directory_unit", { rights: ["select", "insert", "update"] })}

create table directory_post (
  regency_code text collate "C" not null,
  post_id uuid not null,
  unit_id uuid not null,
  kind text collate "C" not null check (kind in ('struktural', 'fungsional', 'pelaksana')),
  name text not null,
  level text,
  code text collate "C",
  valid_from date not null,
  valid_until date not null default '9999-12-31' check (valid_until > valid_from),
  version integer not null default 1,
  primary key (regency_code, post_id),
  foreign key (regency_code, unit_id) references directory_unit (regency_code, unit_id)
);
create index directory_post_unit on directory_post (regency_code, unit_id);
${tenantTable("directory_post", { rights: ["select", "insert", "update"] })}

create table directory_person (
  regency_code text collate "C" not null,
  person_id uuid not null,
  name text not null,
  front_title text,
  back_title text,
  account_id text collate "C",
  survivor_id uuid check (survivor_id <> person_id),
  version integer not null default 1,
  primary key (regency_code, person_id),
  foreign key (regency_code, survivor_id) references directory_person (regency_code, person_id) deferrable
);
create unique index directory_person_account on directory_person (regency_code, account_id);
create index directory_person_survivor on directory_person (regency_code, survivor_id) where survivor_id is not null;
${tenantTable("directory_person", { rights: ["select", "insert", "update"] })}

create table directory_household (
  regency_code text collate "C" not null,
  household_id uuid not null,
  kk_sealed bytea,
  kk_index text collate "C",
  survivor_id uuid check (survivor_id <> household_id),
  version integer not null default 1,
  primary key (regency_code, household_id),
  foreign key (regency_code, survivor_id) references directory_household (regency_code, household_id) deferrable
);
create unique index directory_household_kk on directory_household (regency_code, kk_index) where survivor_id is null;
${tenantTable("directory_household", { ...WHOLE_REGENCY, rights: ["select", "insert", "update"] })}

create table directory_identity (
  regency_code text collate "C" not null,
  person_id uuid not null,
  birth_date date,
  nip text collate "C",
  nik_sealed bytea,
  nik_index text collate "C",
  nik_state text collate "C" not null check (nik_state in ('valid', 'doubtful', 'none')),
  household_id uuid,
  merged boolean not null default false,
  primary key (regency_code, person_id),
  foreign key (regency_code, person_id) references directory_person (regency_code, person_id),
  foreign key (regency_code, household_id) references directory_household (regency_code, household_id)
);
create unique index directory_identity_nik on directory_identity (regency_code, nik_index) where nik_state = 'valid' and not merged;
create unique index directory_identity_nip on directory_identity (regency_code, nip) where not merged;
create index directory_identity_found on directory_identity (regency_code, nik_index) where nik_index is not null;
create index directory_identity_household on directory_identity (regency_code, household_id) where household_id is not null;
${tenantTable("directory_identity", { ...WHOLE_REGENCY, rights: ["select", "insert", "update"] })}

create table directory_seat (
  regency_code text collate "C" not null,
  post_id uuid not null,
  valid_from date not null,
  valid_until date not null check (valid_until > valid_from),
  follows date not null,
  follows_end date generated always as (nullif(follows, date '0001-01-01')) stored,
  primary key (regency_code, post_id, valid_from, valid_until),
  unique (regency_code, post_id, valid_until),
  unique (regency_code, post_id, follows),
  foreign key (regency_code, post_id) references directory_post (regency_code, post_id),
  foreign key (regency_code, post_id, follows_end) references directory_seat (regency_code, post_id, valid_until)
    deferrable initially deferred,
  constraint directory_seat_apart check (follows <= valid_from)
);
${tenantTable("directory_seat", { rights: ["select", "insert", "delete"] })}

create table directory_holding (
  regency_code text collate "C" not null,
  holding_id uuid not null,
  post_id uuid not null,
  person_id uuid not null,
  capacity text collate "C" not null check (capacity in ('definitif', 'plt', 'plh', 'pj', 'pjs')),
  decree text,
  valid_from date not null,
  valid_until date not null default '9999-12-31' check (valid_until > valid_from),
  seat_from date generated always as (case when capacity = 'definitif' then valid_from end) stored,
  seat_until date generated always as (case when capacity = 'definitif' then valid_until end) stored,
  version integer not null default 1,
  primary key (regency_code, holding_id),
  constraint directory_holding_one_seat unique (regency_code, post_id, seat_from),
  foreign key (regency_code, post_id) references directory_post (regency_code, post_id),
  foreign key (regency_code, person_id) references directory_person (regency_code, person_id),
  constraint directory_holding_seat foreign key (regency_code, post_id, seat_from, seat_until)
    references directory_seat (regency_code, post_id, valid_from, valid_until) deferrable initially deferred
);
create index directory_holding_post on directory_holding (regency_code, post_id);
create index directory_holding_person on directory_holding (regency_code, person_id);
${tenantTable("directory_holding")}

create table directory_merge (
  regency_code text collate "C" not null,
  merge_id uuid not null,
  kind text collate "C" not null check (kind in ('person', 'household')),
  merged_id uuid not null,
  survivor_id uuid not null,
  act text collate "C" not null check (act in ('merge', 'unmerge')),
  reason text not null,
  done_by text collate "C" not null,
  done_at timestamptz not null,
  primary key (regency_code, merge_id)
);
create index directory_merge_record on directory_merge (regency_code, merged_id, done_at);
${tenantTable("directory_merge", { ...WHOLE_REGENCY, rights: ["select", "insert"] })}

create table directory_word (
  regency_code text collate "C" not null,
  kind text collate "C" not null check (kind in ('unit', 'person')),
  word text collate "C" not null,
  subject_id uuid not null,
  primary key (regency_code, kind, word, subject_id)
);
create index directory_word_subject on directory_word (regency_code, subject_id);
${tenantTable("directory_word", { rights: ["select", "insert", "delete"] })}
`;

import { tenantTable } from "../tenant-table.ts";

/**
 * The outbox: one row for each module that is still to react to an event, written by the transaction the event is of. A row goes
 * when its work is done. `sealed` is what an act that can still be taken back will do. `lease_id` tells one attempt from another, so that an attempt that was taken over cannot end the row.
 */
export default `
create table task (
  regency_code text collate "C" not null,
  task_id uuid not null,
  event text collate "C" not null,
  module text collate "C" not null,
  payload jsonb not null,
  sealed bytea,
  state text collate "C" not null check (state in ('waiting', 'parked')),
  attempts integer not null check (attempts >= 0),
  run_at timestamptz not null,
  lease_id uuid,
  leased_until timestamptz,
  last_error text,
  parked_at timestamptz,
  act text collate "C" not null,
  account_id text collate "C" not null,
  role text collate "C" not null,
  trace_id text collate "C" not null,
  created_at timestamptz not null,
  primary key (regency_code, task_id),
  check ((state = 'parked') = (parked_at is not null)),
  check ((lease_id is null) = (leased_until is null))
);
create index task_due on task (regency_code, state, run_at, task_id);
create index task_parked on task (regency_code, state, parked_at, task_id);
${tenantTable("task")}
`;

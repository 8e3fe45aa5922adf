import { sql } from "kysely";
import type { AuditEntry, AuditKind } from "./audit-entry.ts";

/** An entry as the table holds it. */
export interface AuditRow {
  regency_code: string;
  entry_id: string;
  at: string;
  kind: AuditKind;
  act: string;
  account_id: string;
  role: string;
  trace_id: string;
  purpose: string | null;
  subjects: string[];
  fields: string[];
  key_id: string;
  mac: string;
}

/** The columns of `AuditRow`, of a table named `e` in the statement. */
export const entryColumns = sql.raw(
  "e.regency_code, e.entry_id, e.at, e.kind, e.act, e.account_id, e.role, e.trace_id, e.purpose, e.subjects, e.fields, e.key_id, e.mac",
);

export function entryOf(row: AuditRow): AuditEntry {
  return {
    entryId: row.entry_id,
    regencyCode: row.regency_code,
    at: row.at,
    kind: row.kind,
    act: row.act,
    accountId: row.account_id,
    role: row.role,
    traceId: row.trace_id,
    purpose: row.purpose,
    subjects: row.subjects,
    fields: row.fields,
  };
}

import type { Transaction } from "@spbe-kit/server";
import { sql } from "kysely";
import type { StoredAssessment } from "../domain/assessed-year.ts";
import type { AssessmentDraft } from "../domain/assessment.schema.ts";

/** A year of one regency under one instrument. */
export interface YearKey {
  readonly regency: string;
  readonly instrument: string;
  readonly year: number;
}

/** Who assessed, and when. */
export interface Assessing {
  readonly accountId: string;
  readonly name: string;
  /** ISO instant. */
  readonly at: string;
}

const columns = sql`year, indicator, level, explanation, evidence, version,
  assessed_by_name as "assessedBy", assessed_at as "assessedAt"`;

export async function readYear(tx: Transaction, { regency, instrument, year }: YearKey): Promise<StoredAssessment[]> {
  const { rows } = await sql<StoredAssessment>`
    select ${columns} from spbe_index_assessment
    where regency_code = ${regency} and instrument = ${instrument} and year = ${year}
    order by indicator`.execute(tx);
  return rows;
}

/**
 * Stores the first assessment of an indicator (version 0), or the next one over the version that was read.
 *
 * @returns what is stored now; undefined when somebody was faster, and then nothing has changed
 */
export async function writeAssessment(
  tx: Transaction,
  key: YearKey,
  indicator: number,
  draft: AssessmentDraft & { readonly version: number },
  by: Assessing,
): Promise<StoredAssessment | undefined> {
  const { rows } = await (draft.version === 0
    ? insertFirst(key, indicator, draft, by)
    : updateVersion(key, indicator, draft, by)
  ).execute(tx);
  return rows[0];
}

function insertFirst({ regency, instrument, year }: YearKey, indicator: number, draft: AssessmentDraft, by: Assessing) {
  return sql<StoredAssessment>`
    insert into spbe_index_assessment (regency_code, instrument, year, indicator, level, explanation, evidence,
      assessed_by, assessed_by_name, assessed_at)
    values (${regency}, ${instrument}, ${year}, ${indicator}, ${draft.level}, ${draft.explanation}, ${draft.evidence},
      ${by.accountId}, ${by.name}, ${by.at}::timestamptz)
    on conflict do nothing
    returning ${columns}`;
}

function updateVersion(
  { regency, instrument, year }: YearKey,
  indicator: number,
  draft: AssessmentDraft & { readonly version: number },
  by: Assessing,
) {
  return sql<StoredAssessment>`
    update spbe_index_assessment set level = ${draft.level}, explanation = ${draft.explanation},
      evidence = ${draft.evidence}, version = version + 1, assessed_by = ${by.accountId},
      assessed_by_name = ${by.name}, assessed_at = ${by.at}::timestamptz
    where regency_code = ${regency} and instrument = ${instrument} and year = ${year} and indicator = ${indicator}
      and version = ${draft.version}
    returning ${columns}`;
}

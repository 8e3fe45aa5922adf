import type { Transaction } from "@spbe-kit/server";
import { sql } from "kysely";
import { eppgbmSentences } from "../../domain/eppgbm/problem-sentences.ts";
import { EPPGBM_PROBLEMS, type EppgbmProblemCode } from "../../domain/eppgbm/problems.ts";
import type { ImportProblem, ImportRow, ImportRowKind } from "../../domain/import.schema.ts";
import type { JudgedReading, StoredProblem } from "./judged-row.ts";

interface StoredRow {
  readonly row_no: number;
  readonly kind: ImportRowKind;
  readonly reading: JudgedReading;
  readonly problems: readonly StoredProblem[];
  readonly cells: readonly string[] | null;
}

export interface RowsFilter {
  readonly kind: ImportRowKind | undefined;
  /** Row number after which the page begins. */
  readonly after: number;
  readonly limit: number;
}

/** One page of an import's rows in the order of the file. */
export async function listRows(
  tx: Transaction,
  regency: string,
  importId: string,
  { kind, after, limit }: RowsFilter,
): Promise<{ items: ImportRow[]; nextCursor: string | null }> {
  const rows = await readRows(tx, regency, importId, { kind, after, limit: limit + 1 });
  const page = rows.slice(0, limit);
  return {
    items: page.map(shownRow),
    nextCursor: rows.length > limit ? String(page.at(-1)?.row_no ?? 0) : null,
  };
}

export async function readRows(
  tx: Transaction,
  regency: string,
  importId: string,
  { kind, after, limit }: RowsFilter,
): Promise<readonly StoredRow[]> {
  const { rows } = await sql<StoredRow>`
    select row_no, kind, reading, problems, cells from import_row
    where regency_code = ${regency} and import_id = ${importId}::uuid and row_no > ${after}
      ${kind === undefined ? sql`` : sql`and kind = ${kind}`}
    order by row_no limit ${limit}`.execute(tx);
  return rows;
}

function shownRow({ row_no, kind, reading, problems }: StoredRow): ImportRow {
  const { name, villageName, measuredOn, weightKg, statureCm, weightForAge, heightForAge, weightForHeight } = reading;
  return {
    row: row_no,
    kind,
    name,
    villageName,
    measuredOn,
    weightKg,
    statureCm,
    weightForAge,
    heightForAge,
    weightForHeight,
    problems: problems.map(shownProblem),
  };
}

/** The sentence in Indonesian; a page in another language makes its own from code and hint. */
export function shownProblem({ code, column, value, hint }: StoredProblem): ImportProblem {
  return { code, column, value, hint, message: sentenceOf(code, hint) };
}

/** The reasons a row was turned away, for the download. */
export function reasonsOf(problems: readonly StoredProblem[]): string {
  return problems
    .filter(({ code }) => EPPGBM_PROBLEMS[code] === "rejected")
    .map(({ code, column, hint }) =>
      column === null ? sentenceOf(code, hint) : `${column}: ${sentenceOf(code, hint)}`,
    )
    .join(" ");
}

function sentenceOf(code: EppgbmProblemCode, hint: string | null): string {
  return eppgbmSentences[code].id.replace("{hint}", hint ?? "-");
}

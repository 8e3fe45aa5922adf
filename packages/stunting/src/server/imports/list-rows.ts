import type { RegencyVault, Transaction } from "@spbe-kit/server";
import { eppgbmSentences } from "../../domain/eppgbm/problem-sentences.ts";
import { EPPGBM_PROBLEMS, type EppgbmProblemCode } from "../../domain/eppgbm/problems.ts";
import type { ImportProblem, ImportRow, ImportRowKind } from "../../domain/import.schema.ts";
import { ALL_KINDS, readChunk } from "./import-chunks.ts";
import type { JudgedRow, StoredProblem } from "./judged-row.ts";

export interface RowsFilter {
  readonly kind: ImportRowKind | undefined;
  /** Row number after which the page begins. */
  readonly after: number;
  readonly limit: number;
}

/** One page of an import's rows in the order of the file. */
export async function listRows(
  tx: Transaction,
  vault: RegencyVault,
  regency: string,
  importId: string,
  { kind, after, limit }: RowsFilter,
): Promise<{ items: ImportRow[]; nextCursor: string | null }> {
  const rows = await readRows(tx, vault, regency, importId, { kind, after, limit: limit + 1 });
  const page = rows.slice(0, limit);
  return {
    items: page.map(shownRow),
    nextCursor: rows.length > limit ? String(page.at(-1)?.row ?? 0) : null,
  };
}

export async function readRows(
  tx: Transaction,
  vault: RegencyVault,
  regency: string,
  importId: string,
  { kind, after, limit }: RowsFilter,
): Promise<readonly JudgedRow[]> {
  const kinds = kind === undefined ? ALL_KINDS : [kind];
  const found: JudgedRow[] = [];
  let from = after;
  while (found.length < limit) {
    const chunk = await readChunk(tx, vault, regency, importId, { after: from, kinds });
    if (chunk === undefined) break;
    found.push(...chunk.rows.filter(({ row }) => row > after));
    from = chunk.lastRow;
  }
  return found.slice(0, limit);
}

function shownRow({ row, kind, reading, problems }: JudgedRow): ImportRow {
  const { name, villageName, measuredOn, weightKg, statureCm, weightForAge, heightForAge, weightForHeight } = reading;
  return {
    row,
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

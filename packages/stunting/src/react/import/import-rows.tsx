import {
  CellSub,
  EmptyState,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
  TableRowHeader,
  useFormat,
  useLocale,
  useWords,
} from "@spbe-kit/ui";
import { eppgbmSentences } from "../../domain/eppgbm/problem-sentences.ts";
import type { EppgbmProblemCode } from "../../domain/eppgbm/problems.ts";
import type { ImportProblem, ImportRow } from "../../domain/import.schema.ts";
import { importMessages } from "./import.messages.ts";
import { SCORE_INDICES, ScoreCell, ScoreLine } from "./import-scores.tsx";

export interface ImportRowsProps {
  readonly rows: readonly ImportRow[];
}

/** Rows of a file with what was found in them, and the file's scores beside ours. */
export function ImportRows({ rows }: ImportRowsProps) {
  const words = useWords(importMessages);
  if (rows.length === 0) return <EmptyState title={words.noRows}>{words.noRowsBody}</EmptyState>;
  return (
    <>
      <Table caption={words.rowsLabel} captionHidden>
        <TableHead>
          <TableRow>
            <TableHeaderCell numeric>{words.row}</TableHeaderCell>
            <TableHeaderCell>{words.child}</TableHeaderCell>
            <TableHeaderCell>{words.problem}</TableHeaderCell>
            {SCORE_INDICES.map(({ key, label }) => (
              <TableHeaderCell key={key} numeric priority={2}>
                {label}
                <CellSub>{words.source}</CellSub>
                <CellSub>{words.ours}</CellSub>
              </TableHeaderCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <OneRow key={row.row} row={row} />
          ))}
        </TableBody>
      </Table>
      <p className="spbe-import-note">{words.scoreNote}</p>
    </>
  );
}

function OneRow({ row }: { row: ImportRow }) {
  const words = useWords(importMessages);
  const format = useFormat();
  const measuredOn = row.measuredOn === null ? null : unbroken(format.date(row.measuredOn));
  const weight = row.weightKg === null ? null : format.unit(row.weightKg, "kg");
  const stature = row.statureCm === null ? null : format.unit(row.statureCm, "cm");
  return (
    <TableRow>
      <TableCell numeric>{row.row}</TableCell>
      <TableRowHeader>
        {row.name ?? "–"}
        <CellSub>{inOneLine(row.villageName, measuredOn)}</CellSub>
        <CellSub>{inOneLine(weight, stature)}</CellSub>
      </TableRowHeader>
      <TableCell>
        {row.problems.length === 0 ? (
          words.noProblem
        ) : (
          <ul className="spbe-import-problems">
            {row.problems.map((problem) => (
              <li key={`${problem.code}${problem.column}`} className="spbe-import-problem">
                <Problem problem={problem} />
              </li>
            ))}
          </ul>
        )}
        <ScoreLine row={row} />
      </TableCell>
      {SCORE_INDICES.map(({ key }) => (
        <ScoreCell key={key} pair={row[key]} />
      ))}
    </TableRow>
  );
}

/** Kept on one line: "13" and "Apr 2026" apart are hard to read in a narrow column. */
function unbroken(text: string): string {
  return text.replaceAll(" ", "\u00a0");
}

function inOneLine(...parts: readonly (string | null)[]): string {
  return parts.filter(Boolean).join(" · ");
}

function Problem({ problem }: { problem: ImportProblem }) {
  const words = useWords(importMessages);
  const sentence = useProblemSentence(problem);
  return (
    <>
      {problem.column !== null && <strong>{problem.column}: </strong>}
      {sentence}
      {problem.value !== null && problem.value !== "" && <CellSub>{words.written(problem.value)}</CellSub>}
    </>
  );
}

/** In the language of the page; a code this version does not know keeps the server's own sentence. */
function useProblemSentence({ code, hint, message }: ImportProblem): string {
  const locale = useLocale();
  const known = eppgbmSentences[code as EppgbmProblemCode];
  return known === undefined ? message : known[locale].replace("{hint}", hint ?? "–");
}

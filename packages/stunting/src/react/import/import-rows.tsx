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
import type { ImportProblem, ImportRow, ScorePair } from "../../domain/import.schema.ts";
import { importMessages } from "./import.messages.ts";

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
            <TableHeaderCell numeric priority={2}>
              BB/U
            </TableHeaderCell>
            <TableHeaderCell numeric priority={2}>
              TB/U
            </TableHeaderCell>
            <TableHeaderCell numeric priority={2}>
              BB/TB
            </TableHeaderCell>
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
  const measured = row.measuredOn === null ? null : format.date(row.measuredOn);
  return (
    <TableRow>
      <TableCell numeric>{row.row}</TableCell>
      <TableRowHeader>
        {row.name ?? "–"}
        <CellSub>{[row.villageName, measured].filter(Boolean).join(" · ")}</CellSub>
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
      </TableCell>
      <ScoreCell pair={row.weightForAge} />
      <ScoreCell pair={row.heightForAge} />
      <ScoreCell pair={row.weightForHeight} />
    </TableRow>
  );
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

const SAME_WITHIN = 0.05;

function ScoreCell({ pair: { source, ours } }: { pair: ScorePair }) {
  const words = useWords(importMessages);
  const format = useFormat();
  const say = (z: number | null) => (z === null ? "–" : format.number(z, { fractionDigits: 2 }));
  const differs = source !== null && ours !== null && Math.abs(source - ours) > SAME_WITHIN + 1e-9;
  return (
    <TableCell numeric priority={2} tone={differs ? "danger" : undefined}>
      <span title={words.source}>{say(source)}</span>
      <CellSub>
        <span title={words.ours}>{differs ? <strong>{say(ours)}</strong> : say(ours)}</span>
      </CellSub>
    </TableCell>
  );
}

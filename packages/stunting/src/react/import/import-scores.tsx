import { CellSub, Icon, TableCell, useLocale, useWords } from "@spbe-kit/ui";
import { ArrowRight } from "lucide-react";
import type { ImportRow, ScorePair } from "../../domain/import.schema.ts";
import { sayZ } from "../growth/verdict-sentences.ts";
import { importMessages } from "./import.messages.ts";

const SAME_WITHIN = 0.05;

/** The indices a row is compared by, as tables head them. */
export const SCORE_INDICES = [
  { key: "weightForAge", label: "BB/U" },
  { key: "heightForAge", label: "TB/U" },
  { key: "weightForHeight", label: "BB/TB" },
] as const satisfies readonly { key: keyof ImportRow; label: string }[];

function differs({ source, ours }: ScorePair): boolean {
  return source !== null && ours !== null && Math.abs(source - ours) > SAME_WITHIN + 1e-9;
}

/** The file's score above, ours below. */
export function ScoreCell({ pair }: { pair: ScorePair }) {
  const words = useWords(importMessages);
  const apart = differs(pair);
  return (
    <TableCell numeric priority={2} tone={apart ? "danger" : undefined}>
      <span className="spbe-visually-hidden">{words.source} </span>
      <Score z={pair.source} />
      <CellSub>
        <span className="spbe-visually-hidden">{words.ours} </span>
        {apart ? (
          <strong>
            <Score z={pair.ours} />
          </strong>
        ) : (
          <Score z={pair.ours} />
        )}
      </CellSub>
    </TableCell>
  );
}

/** The same three pairs in one line, for phones, where their columns fold away. */
export function ScoreLine({ row }: { row: ImportRow }) {
  const words = useWords(importMessages);
  const known = SCORE_INDICES.filter(({ key }) => row[key].source !== null || row[key].ours !== null);
  if (known.length === 0) return null;
  return (
    <CellSub narrow className="spbe-import-scores">
      <span className="spbe-import-score-words">{words.scorePair}</span>
      {known.map(({ key, label }) => (
        <span key={key} className="spbe-import-score" data-state={differs(row[key]) ? "differing" : "same"}>
          {label} <Score z={row[key].source} /> <Icon icon={ArrowRight} className="spbe-import-arrow" />{" "}
          <Score z={row[key].ours} />
        </span>
      ))}
    </CellSub>
  );
}

function Score({ z }: { z: number | null }) {
  const locale = useLocale();
  return z === null ? "–" : sayZ(z, locale);
}

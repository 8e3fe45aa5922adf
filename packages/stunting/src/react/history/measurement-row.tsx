import { CellSub, Menu, TableCell, TableRow, TableRowHeader, useFormat, useLocale, useWords } from "@spbe-kit/ui";
import { Pencil, Undo2 } from "lucide-react";
import type { StaturePosition } from "../../domain/growth/growth-terms.ts";
import type { Measurement } from "../../domain/measurement.schema.ts";
import { type ChartIndex, chartIndices, concernOf } from "../growth/growth-scale.ts";
import { sayZ } from "../growth/verdict-sentences.ts";
import { historyMessages } from "./history.messages.ts";
import { KmsMark } from "./kms-mark.tsx";

export interface MeasurementRowProps {
  measurement: Measurement;
  /** The fact that took its place; undefined while it stands. */
  successor: Measurement | undefined;
  /** How the column is named; a visit measured the other way says so. */
  usualPosition: StaturePosition;
  /** An empty cell is kept when only other rows have actions. */
  hasActions: boolean;
  onCorrect: ((measurement: Measurement) => void) | undefined;
  onWithdraw: ((measurement: Measurement) => void) | undefined;
}

/** One visit of the history; struck through once it was corrected or withdrawn. */
export function MeasurementRow(props: MeasurementRowProps) {
  const { measurement, successor, usualPosition } = props;
  const words = useWords(historyMessages);
  const format = useFormat();
  const struck = measurement.supersededBy !== null;
  const tenth = (value: number | null) => (value === null ? "–" : format.number(value, { fractionDigits: 1 }));
  return (
    <TableRow>
      <TableRowHeader>
        <span className="spbe-history-date">
          <Value struck={struck}>{format.date(measurement.measuredOn)}</Value>
        </span>
        <CellSub narrow>{words.months(measurement.ageInMonths)}</CellSub>
        <RowNotes measurement={measurement} successor={successor} />
      </TableRowHeader>
      <TableCell priority={2} className="spbe-history-age">
        {words.months(measurement.ageInMonths)}
      </TableCell>
      <TableCell numeric>
        <strong className="spbe-history-weight">
          <Value struck={struck}>{tenth(measurement.weightKg)}</Value>
        </strong>
        {measurement.statureCm !== null && (
          <CellSub narrow>{format.unit(measurement.statureCm, "cm", { fractionDigits: 1 })}</CellSub>
        )}
      </TableCell>
      <GainCell measurement={measurement} />
      <TableCell>{measurement.kms && <KmsMark status={measurement.kms} />}</TableCell>
      <TableCell numeric priority={2}>
        <Value struck={struck}>{tenth(measurement.statureCm)}</Value>
        {measurement.position !== null && measurement.position !== usualPosition && (
          <CellSub>{words[measurement.position]}</CellSub>
        )}
      </TableCell>
      {chartIndices.map((index) => (
        <ScoreCell key={index} index={index} measurement={measurement} struck={struck} />
      ))}
      <TableCell priority={3}>{measurement.recordedBy}</TableCell>
      {props.hasActions && <ActionsCell {...props} />}
    </TableRow>
  );
}

function Value({ struck, children }: { struck: boolean; children: string }) {
  return struck ? <s className="spbe-history-struck">{children}</s> : children;
}

function RowNotes({ measurement, successor }: Pick<MeasurementRowProps, "measurement" | "successor">) {
  const words = useWords(historyMessages);
  const format = useFormat();
  const { supersededBy, supersedes, counts, oedema } = measurement;
  if (successor) {
    const say = successor.withdrawn ? words.withdrawn : words.corrected;
    return <CellSub>{say(successor.recordedBy, format.moment(successor.recordedAt))}</CellSub>;
  }
  return (
    <>
      {supersedes && <CellSub>{words.correction}</CellSub>}
      {oedema && <CellSub>{words.oedema}</CellSub>}
      {!counts && supersededBy === null && <CellSub>{words.notCounting}</CellSub>}
    </>
  );
}

function GainCell({ measurement: { gainG, leastGainG } }: { measurement: Measurement }) {
  const words = useWords(historyMessages);
  const format = useFormat();
  if (gainG === null) {
    return (
      <TableCell numeric priority={2} tone="muted">
        {words.notJudged}
      </TableCell>
    );
  }
  return (
    <TableCell numeric priority={2}>
      {format.number(gainG)}
      {leastGainG !== null && ` / ${format.number(leastGainG)}`}
    </TableCell>
  );
}

function ScoreCell({ index, measurement, struck }: { index: ChartIndex; measurement: Measurement; struck: boolean }) {
  const words = useWords(historyMessages);
  const locale = useLocale();
  const shown = measurement[index];
  const concern = concernOf(index, shown);
  const isLow = !struck && (concern === "severe" || concern === "low");
  return (
    <TableCell numeric priority={index === "weightForAge" ? 1 : 2} tone={isLow ? "danger" : undefined}>
      {shown.z === null ? "–" : <Value struck={struck}>{sayZ(shown.z, locale)}</Value>}
      {shown.flagged && !struck && <CellSub>{words.measureAgain}</CellSub>}
    </TableCell>
  );
}

function ActionsCell({ measurement, onCorrect, onWithdraw }: MeasurementRowProps) {
  const words = useWords(historyMessages);
  const format = useFormat();
  const items = [
    ...(onCorrect ? [{ label: words.correct, icon: Pencil, onSelect: () => onCorrect(measurement) }] : []),
    ...(onWithdraw
      ? [{ label: words.withdraw, icon: Undo2, tone: "danger" as const, onSelect: () => onWithdraw(measurement) }]
      : []),
  ];
  const day = format.date(measurement.measuredOn);
  return (
    <TableCell numeric>
      {measurement.supersededBy === null && (
        <Menu iconOnly variant="quiet" ariaLabel={words.actionsFor(day)} groups={[{ items }]} />
      )}
    </TableCell>
  );
}

import {
  Actions,
  Badge,
  Button,
  CellSub,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
  TableRowHeader,
  useFormat,
  useWords,
  VisuallyHidden,
} from "@spbe-kit/ui";
import type { Assessment } from "../domain/assessment.schema.ts";
import type { AssessedAspect } from "../domain/assessments.contract.ts";
import { spbeIndexMessages } from "./spbe-index.messages.ts";

export interface AspectTableProps {
  aspect: AssessedAspect;
  /** Opens the form of an indicator; left out for people who may only read. */
  onAssess?: ((assessment: Assessment) => void) | undefined;
}

/** The indicators of one aspect with the level each has reached and why. */
export function AspectTable({ aspect, onAssess }: AspectTableProps) {
  const words = useWords(spbeIndexMessages);
  return (
    <Table caption={aspect.name} captionHidden>
      <TableHead>
        <TableRow>
          <TableHeaderCell>{words.indicator}</TableHeaderCell>
          <TableHeaderCell className="spbe-index-level">{words.level}</TableHeaderCell>
          <TableHeaderCell priority={2} className="spbe-index-reason">
            {words.explanation}
          </TableHeaderCell>
          {onAssess && (
            <TableHeaderCell className="spbe-index-act">
              <VisuallyHidden>{words.act}</VisuallyHidden>
            </TableHeaderCell>
          )}
        </TableRow>
      </TableHead>
      <TableBody>
        {aspect.items.map((item) => (
          <IndicatorRow key={item.indicator} item={item} levels={aspect.levels} onAssess={onAssess} />
        ))}
      </TableBody>
    </Table>
  );
}

interface IndicatorRowProps {
  item: Assessment;
  levels: readonly string[];
  onAssess: AspectTableProps["onAssess"];
}

function IndicatorRow({ item, levels, onAssess }: IndicatorRowProps) {
  const words = useWords(spbeIndexMessages);
  const format = useFormat();
  const { indicator, indicatorName, level, explanation, evidence, assessedBy, assessedAt } = item;
  return (
    <TableRow>
      <TableRowHeader>
        {indicator}. {indicatorName}
        {explanation && <CellSub narrow>{explanation}</CellSub>}
        {assessedBy !== null && assessedAt !== null && (
          <CellSub>{words.by(assessedBy, format.moment(assessedAt))}</CellSub>
        )}
      </TableRowHeader>
      <TableCell>
        {level === null ? (
          <Badge>{words.notAssessed}</Badge>
        ) : (
          <Badge tone="info">{words.levelName(level, levels[level - 1] ?? "")}</Badge>
        )}
      </TableCell>
      <TableCell priority={2}>
        {explanation}
        {level !== null && <CellSub>{evidence || words.noEvidence}</CellSub>}
      </TableCell>
      {onAssess && (
        <TableCell>
          <Actions>
            <Button onClick={() => onAssess(item)}>
              {level === null ? words.assess : words.change}
              <VisuallyHidden> {words.assessThis(indicator)}</VisuallyHidden>
            </Button>
          </Actions>
        </TableCell>
      )}
    </TableRow>
  );
}

import {
  Badge,
  CellSub,
  RowLink,
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
import type { ChildSummary } from "../../domain/child.schema.ts";
import { sayZ } from "../growth/verdict-sentences.ts";
import { childListMessages } from "./child-list.messages.ts";

export interface ChildTableProps {
  readonly items: readonly ChildSummary[];
}

/** Children by name with their latest scores. A score below −2 is bold and red; the number says it too. */
export function ChildTable({ items }: ChildTableProps) {
  const words = useWords(childListMessages);
  return (
    <Table caption={words.caption} captionHidden>
      <TableHead>
        <TableRow>
          <TableHeaderCell>{words.name}</TableHeaderCell>
          <TableHeaderCell priority={2}>{words.birth}</TableHeaderCell>
          <TableHeaderCell priority={2}>{words.area}</TableHeaderCell>
          <TableHeaderCell priority={2}>{words.latest}</TableHeaderCell>
          <TableHeaderCell numeric>TB/U</TableHeaderCell>
          <TableHeaderCell numeric>BB/U</TableHeaderCell>
          <TableHeaderCell numeric priority={2}>
            BB/TB
          </TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {items.map((child) => (
          <ChildTableRow key={child.childId} child={child} />
        ))}
      </TableBody>
    </Table>
  );
}

function ChildTableRow({ child }: { child: ChildSummary }) {
  const words = useWords(childListMessages);
  const format = useFormat();
  const { latest } = child;
  return (
    <TableRow>
      <TableRowHeader>
        <RowLink to={`/stunting/anak/${child.childId}`}>{child.name}</RowLink>
        <CellSub>{child.motherName === null ? words.noMother : words.mother(child.motherName)}</CellSub>
        <CellSub narrow>
          {child.posyanduName}, {child.villageName}
        </CellSub>
      </TableRowHeader>
      <TableCell priority={2}>{format.date(child.birthDate)}</TableCell>
      <TableCell priority={2}>
        {child.posyanduName}
        <CellSub>{child.villageName}</CellSub>
      </TableCell>
      <TableCell priority={2} tone={latest === null ? "muted" : undefined}>
        {latest === null ? words.never : format.date(latest.measuredOn)}
        {latest !== null && <CellSub>{words.months(latest.ageInMonths)}</CellSub>}
      </TableCell>
      <ScoreCell z={latest?.heightForAgeZ ?? null} flagged={latest?.flagged ?? false} badge={words.flaggedBadge} />
      <ScoreCell z={latest?.weightForAgeZ ?? null} flagged={latest?.flagged ?? false} />
      <ScoreCell z={latest?.weightForHeightZ ?? null} flagged={latest?.flagged ?? false} priority={2} />
    </TableRow>
  );
}

interface ScoreCellProps {
  readonly z: number | null;
  readonly flagged: boolean;
  readonly badge?: string;
  readonly priority?: 2;
}

function ScoreCell({ z, flagged, badge, priority }: ScoreCellProps) {
  const locale = useLocale();
  const low = z !== null && !flagged && z < -2;
  return (
    <TableCell numeric priority={priority} tone={low ? "danger" : flagged ? "muted" : undefined}>
      {z === null ? "–" : low ? <strong>{sayZ(z, locale)}</strong> : sayZ(z, locale)}
      {flagged && badge !== undefined && (
        <CellSub>
          <Badge tone="warning">{badge}</Badge>
        </CellSub>
      )}
    </TableCell>
  );
}

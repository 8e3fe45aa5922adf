import {
  Bar,
  CellSub,
  Link,
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
import type { VillageCounts } from "../../domain/summary.contract.ts";
import { childListPath } from "./child-list-path.ts";
import { dashboardMessages } from "./dashboard.messages.ts";
import { percentOf, stuntedPercent } from "./prevalence-share.ts";

export interface VillageTableProps {
  /** In the order shown. */
  villages: readonly VillageCounts[];
  caption: string;
  /** Only name and prevalence: the map's table twin. */
  brief?: boolean | undefined;
  /** Numbers the rows and adds links to the child list. */
  mayOpenChildren?: boolean | undefined;
}

/** The bar is full at this prevalence. */
const FULL_BAR_PERCENT = 15;

/** Villages with their counts. Withheld ones keep their row and say so. */
export function VillageTable({ villages, caption, brief = false, mayOpenChildren = false }: VillageTableProps) {
  const words = useWords(dashboardMessages);
  return (
    <Table caption={caption} captionHidden>
      <TableHead>
        <TableRow>
          {!brief && (
            <TableHeaderCell>
              <VisuallyHidden>{words.rank}</VisuallyHidden>
            </TableHeaderCell>
          )}
          <TableHeaderCell>{words.village}</TableHeaderCell>
          <TableHeaderCell numeric>{words.short}</TableHeaderCell>
          {!brief && (
            <>
              <TableHeaderCell priority={2}>
                <VisuallyHidden>{words.bar}</VisuallyHidden>
              </TableHeaderCell>
              <TableHeaderCell numeric priority={2}>
                {words.severe}
              </TableHeaderCell>
              <TableHeaderCell numeric priority={2}>
                {words.wastedColumn}
              </TableHeaderCell>
              <TableHeaderCell numeric>{words.coverage}</TableHeaderCell>
              {mayOpenChildren && (
                <TableHeaderCell numeric priority={2}>
                  {words.children}
                </TableHeaderCell>
              )}
            </>
          )}
        </TableRow>
      </TableHead>
      <TableBody>
        {villages.map((village, index) => (
          <VillageRow
            key={village.villageCode}
            village={village}
            rank={index + 1}
            brief={brief}
            mayOpenChildren={mayOpenChildren}
          />
        ))}
      </TableBody>
    </Table>
  );
}

interface VillageRowProps {
  village: VillageCounts;
  rank: number;
  brief: boolean;
  mayOpenChildren: boolean;
}

function VillageRow({ village, rank, brief, mayOpenChildren }: VillageRowProps) {
  const words = useWords(dashboardMessages);
  const format = useFormat();
  const percent = village.suppressed ? null : stuntedPercent(village);
  const coverage = village.suppressed ? null : percentOf(village.measured, village.registered);
  const wasted = village.suppressed ? null : percentOf(village.wasted, village.withWeightForHeight);
  const link = childListPath({ villageCode: village.villageCode, status: "stunted" });
  const name = mayOpenChildren ? (
    <Link to={link} variant="plain" className="spbe-summary-village">
      {village.villageName}
    </Link>
  ) : (
    village.villageName
  );
  const share = (value: number | null) => (value === null ? "–" : format.percent(value));
  return (
    <TableRow>
      {!brief && (
        <TableCell>
          {village.suppressed || percent === null ? null : <span className="spbe-rank">{rank}</span>}
        </TableCell>
      )}
      <TableRowHeader>
        {name}
        <CellSub>{village.districtName}</CellSub>
        {!brief && wasted !== null && <CellSub narrow>{`${words.wastedColumn} ${format.percent(wasted)}`}</CellSub>}
      </TableRowHeader>
      <TableCell numeric tone={percent === null ? "muted" : undefined}>
        {percent === null ? (
          village.suppressed ? (
            words.withheld
          ) : (
            words.notMeasured
          )
        ) : (
          <strong>{format.percent(percent)}</strong>
        )}
        {percent !== null && (
          <CellSub>{words.ofWhole(format.number(village.stunted), format.number(village.withHeightForAge))}</CellSub>
        )}
      </TableCell>
      {!brief && (
        <>
          <TableCell priority={2}>
            {percent !== null && <Bar percent={(percent / FULL_BAR_PERCENT) * 100} tone="neutral" />}
          </TableCell>
          <TableCell numeric priority={2}>
            {village.suppressed ? "–" : format.number(village.severelyStunted)}
          </TableCell>
          <TableCell numeric priority={2}>
            {share(wasted)}
          </TableCell>
          <TableCell numeric>{share(coverage)}</TableCell>
          {mayOpenChildren && (
            <TableCell numeric priority={2}>
              <Link to={link}>
                {words.openChildren(format.number(village.stunted))}
                <VisuallyHidden> {words.openChildrenOf(village.villageName)}</VisuallyHidden>
              </Link>
            </TableCell>
          )}
        </>
      )}
    </TableRow>
  );
}

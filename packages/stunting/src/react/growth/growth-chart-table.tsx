import {
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
import { growthMessages } from "./growth.messages.ts";
import type { GrowthPoint } from "./growth-points.ts";
import type { ChartIndex } from "./growth-scale.ts";
import { sayPlace, sayValue } from "./say-point.ts";
import { sayCategory, sayZ } from "./verdict-sentences.ts";

export interface GrowthChartTableProps {
  index: ChartIndex;
  points: readonly GrowthPoint[];
  standing: boolean;
  caption: string;
}

/** The dots of the chart as numbers, newest first. */
export function GrowthChartTable({ index, points, standing, caption }: GrowthChartTableProps) {
  const words = useWords(growthMessages);
  const format = useFormat();
  const locale = useLocale();
  return (
    <Table caption={caption} captionHidden>
      <TableHead>
        <TableRow>
          <TableHeaderCell>{words.day}</TableHeaderCell>
          <TableHeaderCell numeric>
            {index === "weightForHeight" ? words.statureShort(standing) : words.age}
          </TableHeaderCell>
          <TableHeaderCell numeric>{words.value}</TableHeaderCell>
          <TableHeaderCell numeric>SD</TableHeaderCell>
          <TableHeaderCell priority={2}>{words.category}</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {[...points].reverse().map((point) => (
          <TableRow key={point.measurement.measurementId}>
            <TableRowHeader>{format.date(point.measurement.measuredOn)}</TableRowHeader>
            <TableCell numeric>{sayPlace(index, point, locale)}</TableCell>
            <TableCell numeric>{sayValue(index, point, locale)}</TableCell>
            <TableCell numeric>{sayZ(point.z, locale)}</TableCell>
            <TableCell priority={2}>{sayCategory(index, point.measurement[index], locale)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

import { type CalendarDate, partsOf } from "@spbe-kit/core";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
  TableRowHeader,
  useFormat,
  useWords,
} from "@spbe-kit/ui";
import { ChartFrame } from "./chart-frame.tsx";
import { dashboardMessages } from "./dashboard.messages.ts";
import { drawTrend, QUARTERS_UP_TO, type TrendPoint } from "./trend-line.ts";
import { drawnSize } from "./use-box-width.ts";
import { type Reading, useReading } from "./use-reading.ts";

export interface TrendChartProps {
  points: readonly TrendPoint[];
  title: string;
  origin: string;
}

const FEWEST_POINTS = 2;

/** Prevalence by month from the register. Months without a valid score are left out, never drawn as zero. */
export function TrendChart({ points, title, origin }: TrendChartProps) {
  const words = useWords(dashboardMessages);
  const format = useFormat();
  const reading = useReading(points.length, points.length - 1);
  const read = (point: TrendPoint) =>
    words.pointRead(
      format.date(point.month, "month"),
      format.percent(point.percent),
      format.number(point.stunted),
      format.number(point.judged),
    );
  const current = reading.at === null ? undefined : points[reading.at];
  const table = <TrendTable points={points} caption={title} />;
  if (points.length < FEWEST_POINTS) return table;
  return (
    <ChartFrame
      title={title}
      origin={origin}
      fileName={words.trendFile}
      note={words.trendNote}
      twin={{ label: words.trendTwin(format.number(points.length)), table }}
      reading={current && read(current)}
      fallbackWidth={620}
    >
      {(width) => <TrendSvg points={points} width={width} reading={reading} read={read} />}
    </ChartFrame>
  );
}

interface TrendSvgProps {
  points: readonly TrendPoint[];
  width: number;
  reading: Reading;
  read: (point: TrendPoint) => string;
}

function TrendSvg({ points, width, reading, read }: TrendSvgProps) {
  const words = useWords(dashboardMessages);
  const format = useFormat();
  const height = width < 432 ? 240 : 340;
  const drawing = drawTrend(points, width, height);
  const tickWords = (month: CalendarDate) => {
    const { year, month: number } = partsOf(month);
    if (number === 1 || points.length > QUARTERS_UP_TO) return year;
    return format.date(month, "month").slice(0, 3);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an svg group has no other element
    <svg
      className="spbe-plot-svg"
      viewBox={`0 0 ${width} ${height}`}
      width={drawnSize(width)}
      height={drawnSize(height)}
      role="group"
      aria-label={words.trendChart}
    >
      <text className="spbe-plot-text" data-part="axis" x={0} y={12}>
        {words.trendAxis}
      </text>
      {drawing.yTicks.map(({ value, y }) => (
        <g key={value}>
          <line
            className="spbe-plot-line"
            data-part={value === 0 ? "base" : "grid"}
            x1={drawing.left}
            x2={drawing.right}
            y1={y}
            y2={y}
          />
          <text className="spbe-plot-text" data-part="axis" x={drawing.left - 8} y={y + 4} textAnchor="end">
            {format.number(value)}
          </text>
        </g>
      ))}
      {drawing.xTicks.map(({ month, x }) => (
        <text key={month} className="spbe-plot-text" data-part="axis" x={x} y={height - 8} textAnchor="middle">
          {tickWords(month)}
        </text>
      ))}
      <path className="spbe-plot-series" d={drawing.path} />
      {points.map((point, index) => {
        const { x = 0, y = 0 } = drawing.places[index] ?? {};
        return (
          <g
            key={point.month}
            className="spbe-plot-point"
            data-point=""
            role="img"
            aria-label={read(point)}
            {...reading.pointProps(index)}
          >
            <rect
              className="spbe-plot-target"
              x={x - 8}
              y={drawing.bottom - (drawing.bottom - 20)}
              width={16}
              height={drawing.bottom - 20}
            />
            <circle
              className="spbe-plot-dot"
              data-state={reading.at === index ? "read" : "resting"}
              cx={x}
              cy={y}
              r={reading.at === index ? 5.5 : index === points.length - 1 ? 4.5 : 3}
            />
            {drawing.labelled.includes(index) && (
              <text
                className="spbe-plot-text"
                data-part="value"
                x={x}
                y={y - 12}
                textAnchor={index === points.length - 1 ? "end" : "middle"}
                dx={index === points.length - 1 ? 12 : fallsInto(index, points) ? 10 : 0}
              >
                {format.number(point.percent, { fractionDigits: 1 })}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** A falling line passes at the left above its next point, where the number would stand. */
function fallsInto(index: number, points: readonly TrendPoint[]): boolean {
  const [before, here] = [points[index - 1], points[index]];
  return before !== undefined && here !== undefined && before.percent > here.percent;
}

function TrendTable({ points, caption }: { points: readonly TrendPoint[]; caption: string }) {
  const words = useWords(dashboardMessages);
  const format = useFormat();
  return (
    <Table caption={caption} captionHidden>
      <TableHead>
        <TableRow>
          <TableHeaderCell>{words.month}</TableHeaderCell>
          <TableHeaderCell numeric>{words.share}</TableHeaderCell>
          <TableHeaderCell numeric>{words.short}</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {[...points].reverse().map((point) => (
          <TableRow key={point.month}>
            <TableRowHeader>{format.date(point.month, "month")}</TableRowHeader>
            <TableCell numeric>{format.percent(point.percent)}</TableCell>
            <TableCell numeric>{words.ofWhole(format.number(point.stunted), format.number(point.judged))}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

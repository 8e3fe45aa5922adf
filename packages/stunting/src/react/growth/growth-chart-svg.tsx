import { useFormat, useLocale, useWords } from "@spbe-kit/ui";
import { useId } from "react";
import { drawnSize } from "../dashboard/use-box-width.ts";
import type { Reading } from "../dashboard/use-reading.ts";
import { growthMessages } from "./growth.messages.ts";
import { CALLOUT_HEIGHT, placeCallout } from "./growth-callout.ts";
import { type ChartDot, type ChartGeometry, type ChartInput, chartGeometry } from "./growth-chart-geometry.ts";
import type { ChartIndex } from "./growth-scale.ts";
import { sayCallout, sayPoint } from "./say-point.ts";

export interface GrowthChartSvgProps {
  input: ChartInput;
  reading: Reading;
  /** Name of the chart for who hears it. */
  label: string;
}

/** The card as a drawing: bands, lines with their names, the child's dots, and the words of one dot. */
export function GrowthChartSvg({ input, reading, label }: GrowthChartSvgProps) {
  const geometry = chartGeometry(input);
  const clip = useId();
  const { plot, dots } = geometry;
  const read = dots[reading.at ?? dots.length - 1];
  return (
    // biome-ignore lint/a11y/useSemanticElements: an svg group has no other element
    <svg
      className="spbe-growth-svg"
      viewBox={`0 0 ${geometry.width} ${geometry.height}`}
      width={drawnSize(geometry.width)}
      height={drawnSize(geometry.height)}
      role="group"
      aria-label={label}
    >
      <clipPath id={clip}>
        <rect x={plot.left} y={plot.top} width={plot.right - plot.left} height={plot.bottom - plot.top} />
      </clipPath>
      <g clipPath={`url(#${clip})`} aria-hidden="true">
        {geometry.bands.map(({ band, path }) => (
          <path key={band + path.slice(0, 24)} className="spbe-growth-band" data-band={band} d={path} />
        ))}
        <Grid geometry={geometry} />
        {geometry.lines.map(({ line, z, path }) => (
          <path key={z} className="spbe-growth-line" data-line={line} d={path} />
        ))}
      </g>
      <Axes index={input.index} geometry={geometry} />
      <LineNames index={input.index} geometry={geometry} />
      <path className="spbe-growth-child" data-part="gaps" d={geometry.gaps} aria-hidden="true" />
      <path className="spbe-growth-child" data-part="solid" d={geometry.solid} aria-hidden="true" />
      {dots.map((dot, at) => (
        <Dot
          key={dot.point.measurement.measurementId}
          index={input.index}
          geometry={geometry}
          at={at}
          reading={reading}
        />
      ))}
      {read && <DotWords index={input.index} dot={read} geometry={geometry} />}
    </svg>
  );
}

function Grid({ geometry: { plot, xTicks, yTicks } }: { geometry: ChartGeometry }) {
  return (
    <>
      {xTicks.map(({ value, at }) => (
        <line key={value} className="spbe-growth-grid" x1={at} x2={at} y1={plot.top} y2={plot.bottom} />
      ))}
      {yTicks.map(({ value, at }) => (
        <line key={value} className="spbe-growth-grid" x1={plot.left} x2={plot.right} y1={at} y2={at} />
      ))}
    </>
  );
}

interface PartProps {
  index: ChartIndex;
  geometry: ChartGeometry;
}

function Axes({ index, geometry: { plot, xTicks, yTicks, width } }: PartProps) {
  const words = useWords(growthMessages);
  const format = useFormat();
  const unit = index === "weightForHeight" ? "cm" : words.months;
  return (
    <g aria-hidden="true">
      <text className="spbe-growth-text" x={plot.left - 8} y={12} textAnchor="end">
        {index === "heightForAge" ? "cm" : "kg"}
      </text>
      {yTicks.map(({ value, at }) => (
        <text key={value} className="spbe-growth-text" x={plot.left - 8} y={at + 4} textAnchor="end">
          {format.number(value)}
        </text>
      ))}
      {xTicks.map(({ value, at }) => (
        <text key={value} className="spbe-growth-text" x={at} y={plot.bottom + 18} textAnchor="middle">
          {format.number(value)}
        </text>
      ))}
      <text className="spbe-growth-text" x={Math.min(width, plot.right + 12)} y={plot.bottom + 18}>
        {unit}
      </text>
    </g>
  );
}

function LineNames({ index, geometry: { plot, labels, narrow } }: PartProps) {
  const names: Readonly<Record<string, string>> = useWords(growthMessages).lineName[index];
  const format = useFormat();
  return (
    <g aria-hidden="true">
      {labels.map(({ line, z, y }) => (
        <text key={z} className="spbe-growth-name" data-line={line} x={plot.right + 8} y={y + 4}>
          {format.number(z, { sign: "always" })}
          {!narrow && names[z] ? ` ${names[z]}` : ""}
        </text>
      ))}
    </g>
  );
}

interface DotProps extends PartProps {
  at: number;
  reading: Reading;
}

function Dot({ index, geometry, at, reading }: DotProps) {
  const locale = useLocale();
  const { dots, plot } = geometry;
  const dot = dots[at]!;
  const isNewest = at === dots.length - 1;
  const left = at === 0 ? dot.x - 10 : (dots[at - 1]!.x + dot.x) / 2;
  const right = isNewest ? dot.x + 10 : (dots[at + 1]!.x + dot.x) / 2;
  return (
    <g
      className="spbe-growth-point"
      data-point=""
      role="img"
      aria-label={sayPoint(index, dot.point, locale)}
      {...reading.pointProps(at)}
    >
      <rect
        className="spbe-growth-target"
        x={Math.min(left, right)}
        y={plot.top}
        width={Math.max(2, Math.abs(right - left))}
        height={plot.bottom - plot.top}
      />
      {reading.at === at && <circle className="spbe-growth-ring" cx={dot.x} cy={dot.y} r={9} />}
      <circle
        className="spbe-growth-dot"
        data-state={isNewest ? "newest" : "earlier"}
        cx={dot.x}
        cy={dot.y}
        r={isNewest ? 5 : geometry.narrow ? 2.5 : 3.5}
      />
    </g>
  );
}

function DotWords({ index, dot, geometry }: PartProps & { dot: ChartDot }) {
  const locale = useLocale();
  const lines = sayCallout(index, dot.point, geometry.narrow, locale);
  const place = placeCallout(dot, lines, geometry);
  const near = place.side === "below" ? place.y : place.y + CALLOUT_HEIGHT;
  return (
    <g className="spbe-growth-words" aria-hidden="true">
      <line
        className="spbe-growth-stem"
        x1={dot.x}
        x2={dot.x}
        y1={dot.y + (place.side === "below" ? 6 : -6)}
        y2={near}
      />
      <rect className="spbe-growth-box" x={place.x} y={place.y} width={place.width} height={CALLOUT_HEIGHT} rx={4} />
      <text className="spbe-growth-said" data-part="value" x={place.x + 10} y={place.y + 17}>
        {lines[0]}
      </text>
      <text className="spbe-growth-said" data-part="month" x={place.x + 10} y={place.y + 33}>
        {lines[1]}
      </text>
    </g>
  );
}

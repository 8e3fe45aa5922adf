import { useFormat, useWords } from "@spbe-kit/ui";
import { useId, useMemo } from "react";
import type { Village } from "../../domain/areas.contract.ts";
import type { VillageCounts } from "../../domain/summary.contract.ts";
import { ChartFrame } from "./chart-frame.tsx";
import { dashboardMessages } from "./dashboard.messages.ts";
import { FEWEST_RANKED, priorityVillages, rankVillages, stuntedPercent } from "./prevalence-share.ts";
import { MAP_CLASSES_FROM, type MapClass, mapClass } from "./severity.ts";
import { drawnSize } from "./use-box-width.ts";
import { type Reading, useReading } from "./use-reading.ts";
import { type MapCell, type Point, type VillageMap, villageMap } from "./village-map.ts";
import { VillageTable } from "./village-table.tsx";

export interface SummaryMapProps {
  villages: readonly Village[];
  counts: readonly VillageCounts[];
  title: string;
  origin: string;
  /** How many of the highest carry their number. */
  numbered?: number | undefined;
}

/**
 * The villages by prevalence in five classes; withheld ones are hatched, those too small to compare dotted. Schematic: it shows
 * neighbourhood, not borders.
 */
export function SummaryMap({ villages, counts, title, origin, numbered = 6 }: SummaryMapProps) {
  const words = useWords(dashboardMessages);
  const format = useFormat();
  const ranked = useMemo(() => rankVillages(counts), [counts]);
  const numbers = priorityVillages(counts).slice(0, numbered);
  const countsOf = useMemo(() => new Map(counts.map((one) => [one.villageCode, one])), [counts]);
  const shown = useMemo(() => villages.filter(({ code }) => countsOf.has(code)), [villages, countsOf]);
  const reading = useReading(shown.length, 0);
  const read = (cell: { code: string; name: string; districtName: string }) => {
    const one = countsOf.get(cell.code);
    const percent = one && !one.suppressed ? stuntedPercent(one) : null;
    const value = one?.suppressed
      ? words.withheld
      : percent === null
        ? words.notMeasured
        : `${format.percent(percent)}, ${words.ofWhole(format.number(one?.stunted ?? 0), format.number(one?.withHeightForAge ?? 0))}`;
    return `${cell.name}, ${cell.districtName}: ${value}`;
  };
  const placed = useMemo(
    () => shown.filter(({ latitude, longitude }) => latitude !== null && longitude !== null),
    [shown],
  );
  const current = reading.at === null ? undefined : placed[reading.at];
  const table = (
    <VillageTable villages={[...ranked, ...counts.filter((one) => !ranked.includes(one))]} caption={title} brief />
  );
  if (placed.length < 3) return <p className="spbe-text">{words.mapNone}</p>;
  return (
    <ChartFrame
      title={title}
      origin={origin}
      fileName={words.mapFile}
      note={words.mapNote}
      legend={<MapLegend counts={counts} />}
      twin={{ label: words.mapTwin(format.number(counts.length)), table }}
      reading={current && read(current)}
      fallbackWidth={420}
    >
      {(width) => (
        <MapSvg
          villages={placed}
          width={width}
          reading={reading}
          read={read}
          countsOf={countsOf}
          ranks={numbers.map(({ villageCode }) => villageCode)}
        />
      )}
    </ChartFrame>
  );
}

interface MapSvgProps {
  villages: readonly Village[];
  width: number;
  reading: Reading;
  read: (cell: MapCell) => string;
  countsOf: ReadonlyMap<string, VillageCounts>;
  ranks: readonly string[];
}

/** Width of a letter of a district's name, and its distance from the map. CSS pixels. */
const LABEL_LETTER = 6.6;
const LABEL_GAP = 8;
/** Narrower maps carry smaller numbers. */
const SMALL_BELOW = 260;
const MOST_LABELLED_DISTRICTS = 12;

function MapSvg({ villages, width, reading, read, countsOf, ranks }: MapSvgProps) {
  const words = useWords(dashboardMessages);
  const patterns = { hatch: useId(), few: useId() };
  const map = useMemo(
    () => villageMap(villages, Math.min(360, Math.max(120, width - 2 * labelRoom(villages)))),
    [villages, width],
  );
  if (!map) return null;
  const ringRadius = map.width < SMALL_BELOW ? 7.5 : 9;
  const shift = (width - map.width) / 2;
  const height = map.height + 28;
  return (
    // biome-ignore lint/a11y/useSemanticElements: an svg group has no other element
    <svg
      className="spbe-plot-svg"
      viewBox={`0 0 ${width} ${height}`}
      width={drawnSize(width)}
      height={drawnSize(height)}
      role="group"
      aria-label={words.mapChart}
    >
      <defs>
        <pattern id={patterns.hatch} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className="spbe-map-ground" width={6} height={6} />
          <line className="spbe-map-hatch" x1={0} x2={0} y1={0} y2={6} />
        </pattern>
        <pattern id={patterns.few} width={6} height={6} patternUnits="userSpaceOnUse">
          <rect className="spbe-map-ground" width={6} height={6} />
          <circle className="spbe-map-dot" cx={3} cy={3} r={0.9} />
        </pattern>
      </defs>
      <g transform={`translate(${shift} 6)`}>
        {map.cells.map((cell, index) => {
          const shade = shadeOf(countsOf.get(cell.code));
          return (
            <path
              key={cell.code}
              className="spbe-map-cell"
              data-point=""
              data-class={shade}
              style={shade === "hatch" || shade === "few" ? { fill: `url(#${patterns[shade]})` } : undefined}
              d={`M${cell.outline.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}Z`}
              role="img"
              aria-label={read(cell)}
              {...reading.pointProps(index)}
            />
          );
        })}
        <path className="spbe-map-district" d={map.districtLines.map(([a, b]) => `M${at(a)}L${at(b)}`).join("")} />
        {reading.at !== null && map.cells[reading.at] && (
          <path className="spbe-map-read" d={`M${map.cells[reading.at]?.outline.map(at).join("L")}Z`} />
        )}
        {districtLabels(map.cells).map(({ name, x, y, anchor }) => (
          <text key={name} className="spbe-plot-text" data-part="district" x={x} y={y} textAnchor={anchor}>
            {linesOf(name).map((line, index) => (
              <tspan key={line} x={x} dy={index === 0 ? 0 : 13}>
                {line}
              </tspan>
            ))}
          </text>
        ))}
        {map.cells.map((cell) => {
          const rank = ranks.indexOf(cell.code);
          if (cell.moved)
            return (
              <text
                key={cell.code}
                className="spbe-plot-text"
                data-part="axis"
                x={cell.centre[0]}
                y={islandLabelY(cell, map)}
                textAnchor="middle"
              >
                {words.moved(cell.name)}
              </text>
            );
          if (rank < 0) return null;
          return (
            <g key={cell.code} className="spbe-map-rank">
              <circle className="spbe-map-rank-ring" cx={cell.centre[0]} cy={cell.centre[1]} r={ringRadius} />
              <text
                className="spbe-plot-text"
                data-part="rank"
                x={cell.centre[0]}
                y={cell.centre[1] + 4}
                textAnchor="middle"
              >
                {rank + 1}
              </text>
            </g>
          );
        })}
      </g>
    </svg>
  );
}

/** Outward, above an island of the upper half and below one of the lower: the mainland's own words stand on its other side. */
function islandLabelY({ centre: [, y] }: MapCell, { height, radius }: VillageMap): number {
  return y < height / 2 ? y - radius - 6 : y + radius + 14;
}

function at([x, y]: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}

type Shade = `${MapClass}` | "few" | "hatch" | "none";

/** A class only where the finding counts the village too: one child in ten would paint a small one dark. */
function shadeOf(counts: VillageCounts | undefined): Shade {
  if (counts?.suppressed) return "hatch";
  const percent = counts ? stuntedPercent(counts) : null;
  if (!counts || percent === null) return "none";
  return counts.withHeightForAge < FEWEST_RANKED ? "few" : `${mapClass(percent)}`;
}

/** Room for the names of districts at each side: the longest line of them. */
function labelRoom(villages: readonly Village[]): number {
  const lines = villages.flatMap(({ districtName }) => linesOf(districtName));
  return Math.max(...lines.map(({ length }) => length)) * LABEL_LETTER + LABEL_GAP;
}

function linesOf(name: string): readonly string[] {
  return name.length > 12 ? name.split(" ") : [name];
}

/** Each district is named outside the map, at the side and height where one of its villages lies outermost. */
function districtLabels(cells: readonly MapCell[]) {
  const names = [...new Set(cells.map(({ districtName }) => districtName))];
  if (names.length > MOST_LABELLED_DISTRICTS) return [];
  const mainland = cells.filter(({ moved }) => !moved);
  const wanted = names.flatMap((name) => outermost(name, mainland) ?? []);
  const placed: (typeof wanted)[number][] = [];
  for (const label of [...wanted].sort((a, b) => a.y - b.y)) {
    const above = placed.filter(({ anchor }) => anchor === label.anchor).at(-1);
    placed.push({ ...label, y: Math.max(label.y, above ? above.y + 30 : 10) });
  }
  return placed;
}

function outermost(name: string, cells: readonly MapCell[]) {
  const candidates = cells
    .filter(({ districtName }) => districtName === name)
    .flatMap(({ centre: [x, y] }) => {
      const band = cells.flatMap(({ outline }) =>
        outline.filter((point) => Math.abs(point[1] - y) < 14).map(([px]) => px),
      );
      const [left, right] = [Math.min(...band), Math.max(...band)];
      return [
        { name, y: y + 4, x: left - 6, anchor: "end" as const, gap: x - left },
        { name, y: y + 4, x: right + 6, anchor: "start" as const, gap: right - x },
      ];
    });
  return candidates.sort((a, b) => a.gap - b.gap)[0];
}

function MapLegend({ counts }: { counts: readonly VillageCounts[] }) {
  const words = useWords(dashboardMessages);
  const format = useFormat();
  const number = (value: number) => format.number(value, { fractionDigits: 1 });
  const label = (index: number) => {
    const [from = 0, to] = [MAP_CLASSES_FROM[index], MAP_CLASSES_FROM[index + 1]];
    if (index === 0) return words.below(number(to ?? 0));
    return to === undefined ? words.above(format.number(from)) : words.between(number(from), number(to - 0.1));
  };
  return (
    <ul className="spbe-map-legend">
      {MAP_CLASSES_FROM.map((from, index) => (
        <li key={from} className="spbe-map-legend-item">
          <span className="spbe-map-swatch" data-class={index + 1} />
          {label(index)}
        </li>
      ))}
      {(["few", "hatch", "none"] as const)
        .filter((shade) => counts.some((one) => shadeOf(one) === shade))
        .map((shade) => (
          <li key={shade} className="spbe-map-legend-item">
            <span className="spbe-map-swatch" data-class={shade} />
            {
              { few: words.fewMeasured(format.number(FEWEST_RANKED)), hatch: words.withheld, none: words.notMeasured }[
                shade
              ]
            }
          </li>
        ))}
    </ul>
  );
}

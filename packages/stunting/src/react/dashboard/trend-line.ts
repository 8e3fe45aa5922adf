import { type CalendarDate, partsOf } from "@spbe-kit/core";
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import type { Summary } from "../../domain/summary.contract.ts";
import { stuntedPercent, toOneDecimal } from "./prevalence-share.ts";

export interface TrendPoint {
  readonly month: CalendarDate;
  readonly percent: number;
  readonly stunted: number;
  readonly measured: number;
  readonly judged: number;
}

/** Months in which somebody has a valid score, oldest first. */
export function trendPoints(trend: Summary["trend"]): readonly TrendPoint[] {
  return trend.flatMap(({ month, stunted, measured, withHeightForAge }) => {
    const percent = stuntedPercent({ stunted, withHeightForAge });
    return percent === null ? [] : [{ month, percent, stunted, measured, judged: withHeightForAge }];
  });
}

/** From the first to the last month shown, by the figures as shown. */
export function trendChange(points: readonly TrendPoint[]) {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || points.length < 2) return null;
  const points10 = toOneDecimal(toOneDecimal(last.percent) - toOneDecimal(first.percent));
  const direction = points10 === 0 ? ("same" as const) : points10 < 0 ? ("down" as const) : ("up" as const);
  return { first, last, points: Math.abs(points10), direction };
}

export interface TrendDrawing {
  readonly path: string;
  readonly places: readonly { readonly x: number; readonly y: number }[];
  readonly yTicks: readonly { readonly value: number; readonly y: number }[];
  /** One for each January; for each quarter, or each month, where fewer are shown. */
  readonly xTicks: readonly { readonly month: CalendarDate; readonly x: number }[];
  /** Points that carry their number: the first, the last, and the same month of the years between. */
  readonly labelled: readonly number[];
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

const EDGE = { top: 34, right: 20, bottom: 28, left: 30 };
const FEW_MONTHS = 6;
/** Up to here every quarter has its tick; past it only Januaries. */
export const QUARTERS_UP_TO = 18;
const LABEL_ROOM = 34;

/** Places everything of the trend at its real size, in pixels. */
export function drawTrend(points: readonly TrendPoint[], width: number, height: number): TrendDrawing {
  const months = points.map(({ month }) => monthNumber(month));
  const from = months[0] ?? 0;
  const to = Math.max(from + 1, months.at(-1) ?? from);
  const right = width - EDGE.right;
  const bottom = height - EDGE.bottom;
  const x = scaleLinear([from, to], [EDGE.left + 8, right]);
  const y = scaleLinear([0, Math.max(4, ...points.map(({ percent }) => percent)) * 1.2], [bottom, EDGE.top]).nice(4);
  const places = points.map(({ percent }, index) => ({ x: x(months[index] ?? from), y: y(percent) }));
  return {
    path:
      line<(typeof places)[number]>(
        (place) => place.x,
        (place) => place.y,
      )(places as (typeof places)[number][]) ?? "",
    places,
    yTicks: y.ticks(4).map((value) => ({ value, y: y(value) })),
    xTicks: points.flatMap(({ month }, index) =>
      isTick(month, points.length) ? [{ month, x: places[index]?.x ?? 0 }] : [],
    ),
    labelled: labelledPoints(points, places),
    left: EDGE.left,
    right,
    bottom,
  };
}

function isTick(month: CalendarDate, count: number): boolean {
  const { month: number } = partsOf(month);
  if (count <= FEW_MONTHS) return true;
  return count <= QUARTERS_UP_TO ? number % 3 === 1 : number === 1;
}

function labelledPoints(points: readonly TrendPoint[], places: TrendDrawing["places"]): readonly number[] {
  const last = points.length - 1;
  const lastMonth = points[last] && partsOf(points[last].month).month;
  const wanted = points.flatMap(({ month }, index) =>
    index === 0 || index === last || partsOf(month).month === lastMonth ? [index] : [],
  );
  // the title speaks of the first and the last: they come first, and others stand only where those leave room
  const kept: number[] = [];
  for (const index of [last, 0, ...wanted.toReversed()]) {
    const isFree = kept.every((other) => Math.abs((places[other]?.x ?? 0) - (places[index]?.x ?? 0)) >= LABEL_ROOM);
    if (points[index] && isFree) kept.push(index);
  }
  return kept.sort((a, b) => a - b);
}

function monthNumber(month: CalendarDate): number {
  const { year, month: number } = partsOf(month);
  return year * 12 + number;
}

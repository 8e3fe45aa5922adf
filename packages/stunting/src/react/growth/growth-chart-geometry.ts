import { scaleLinear } from "d3-scale";
import { area, line as lineShape } from "d3-shape";
import { type GrowthCurvePoint, growthCurve, weightForHeightCurve } from "../../domain/growth/growth-curve.ts";
import type { GrowthSex, StaturePosition } from "../../domain/growth/growth-terms.ts";
import type { GrowthPoint } from "./growth-points.ts";
import { type ChartIndex, type GrowthBand, type GrowthLine, growthScales } from "./growth-scale.ts";

const DAYS_PER_MONTH = 30.4375;
/** The last day read as length and the first read as height: the reference falls by 0.7 cm between them. */
const LAST_LYING_DAY = 730;
const CURVE_Z = [-3, -2, -1, 0, 1, 2, 3] as const;
/** Below this the axis has half the labels and the lines only their number. CSS pixels. */
export const NARROW_BELOW = 432;
const LABEL_GAP = 13;

export interface ChartInput {
  readonly index: ChartIndex;
  readonly sex: GrowthSex;
  readonly points: readonly GrowthPoint[];
  readonly position: StaturePosition;
  /** Of the box, CSS pixels: text is drawn at its real size. */
  readonly width: number;
}

export interface Tick {
  readonly value: number;
  readonly at: number;
}

export interface ChartDot {
  readonly point: GrowthPoint;
  readonly x: number;
  readonly y: number;
}

export interface ChartGeometry {
  readonly narrow: boolean;
  readonly width: number;
  readonly height: number;
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly bands: readonly { readonly band: GrowthBand; readonly path: string }[];
  readonly lines: readonly { readonly line: GrowthLine; readonly z: number; readonly path: string }[];
  /** Names at the end of the lines, pushed apart where they would touch. */
  readonly labels: readonly { readonly line: GrowthLine; readonly z: number; readonly y: number }[];
  readonly dots: readonly ChartDot[];
  readonly solid: string;
  readonly gaps: string;
}

/** All places and paths of a growth chart in a box of that width. */
export function chartGeometry(input: ChartInput): ChartGeometry {
  const narrow = input.width < NARROW_BELOW;
  const height = narrow ? 330 : 440;
  const plot = { left: 34, right: input.width - (narrow ? 50 : 132), top: 26, bottom: height - 30 };
  const xDomain = chartSpan(input);
  const curves = curvesOf(input, xDomain);
  const yDomain = domainOfY(input, curves.flat());
  const x = scaleLinear(xDomain, [plot.left, plot.right]);
  const y = scaleLinear(yDomain, [plot.bottom, plot.top]);
  const { bands, lines } = growthScales[input.index];
  const edge = (curve: GrowthCurvePoint, z: number | null, end: number) => (z === null ? end : valueAt(curve, z));
  const bandPath = (from: number | null, to: number | null) =>
    area<GrowthCurvePoint>()
      .x((curve) => x(curve.x))
      .y0((curve) => y(edge(curve, from, yDomain[0])))
      .y1((curve) => y(edge(curve, to, yDomain[1])));
  const zPath = (z: number) =>
    lineShape<GrowthCurvePoint>()
      .x((curve) => x(curve.x))
      .y((curve) => y(valueAt(curve, z)));
  const joined = (draw: (curve: GrowthCurvePoint[]) => string | null) =>
    curves.map((curve) => draw([...curve]) ?? "").join("");
  const last = curves.at(-1)?.at(-1);
  const dots = input.points.map((point) => ({ point, x: x(point.x), y: y(point.value) }));
  return {
    narrow,
    width: input.width,
    height,
    plot,
    xTicks: xTickValues(input, xDomain, narrow).map((value) => ({ value, at: x(value) })),
    yTicks: y.ticks(narrow ? 7 : 13).map((value) => ({ value, at: y(value) })),
    bands: bands.map(({ band, from, to }) => ({ band, path: joined(bandPath(from, to)) })),
    lines: lines.filter(({ line }) => line !== "plain").map(({ line, z }) => ({ line, z, path: joined(zPath(z)) })),
    labels: last
      ? spreadLabels(
          lines.map(({ line, z }) => ({ line, z, y: y(valueAt(last, z)) })),
          plot,
        )
      : [],
    dots,
    solid: joinDots(input.index, dots, false),
    gaps: joinDots(input.index, dots, true),
  };
}

function valueAt(curve: GrowthCurvePoint, z: number): number {
  return curve.values[CURVE_Z.indexOf(z as 0)] ?? Number.NaN;
}

/** Where the chart begins and ends: months of age, for weight-for-height centimetres. */
export function chartSpan({ index, points }: Pick<ChartInput, "index" | "points">): [number, number] {
  const [first, last] = [points[0]?.x ?? 0, points.at(-1)?.x ?? 0];
  if (index !== "weightForHeight") return last <= 24 ? [0, 24] : [first >= 24 ? 24 : 0, 60];
  const all = points.map(({ x }) => x);
  const least = Math.floor((Math.min(...all, Number.POSITIVE_INFINITY) - 5) / 5) * 5;
  const most = Math.ceil((Math.max(...all, Number.NEGATIVE_INFINITY) + 5) / 5) * 5;
  return all.length === 0 ? [45, 110] : [Math.max(45, least), Math.min(120, Math.max(most, least + 30))];
}

/** One curve, or two for stature by age across the second birthday. */
function curvesOf(input: ChartInput, [from, to]: [number, number]): readonly (readonly GrowthCurvePoint[])[] {
  const { index, sex, position } = input;
  if (index === "weightForHeight") return [weightForHeightCurve(sex, position, from, to, CURVE_Z, 0.5)];
  const [first, last] = [Math.round(from * DAYS_PER_MONTH), Math.round(to * DAYS_PER_MONTH)];
  const step = to - from > 30 ? 14 : 7;
  const days = (start: number, end: number) =>
    growthCurve(index, sex, start, end, CURVE_Z, step).map((curve) => ({ ...curve, x: curve.x / DAYS_PER_MONTH }));
  const spans =
    index === "heightForAge"
      ? [
          [first, Math.min(last, LAST_LYING_DAY)],
          [Math.max(first, LAST_LYING_DAY + 1), last],
        ]
      : [[first, last]];
  return spans.map(([start, end]) => days(start!, end!)).filter((curve) => curve.length > 1);
}

function domainOfY({ index, points }: ChartInput, curves: readonly GrowthCurvePoint[]): [number, number] {
  const step = index === "heightForAge" ? 5 : 1;
  const topZ = index === "weightForAge" ? 2 : 3;
  const values = points.map(({ value }) => value);
  const least = Math.min(...values, ...curves.map((curve) => valueAt(curve, -3)));
  const most = Math.max(...values, ...curves.map((curve) => valueAt(curve, topZ)));
  return [Math.floor(least / step) * step, Math.ceil(most / step) * step];
}

function xTickValues({ index }: ChartInput, [from, to]: [number, number], narrow: boolean): readonly number[] {
  const step = index === "weightForHeight" ? (narrow ? 10 : 5) : (to - from > 40 ? 6 : 3) * (narrow ? 2 : 1);
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, at) => from + at * step);
}

/** Names may not touch one another, nor leave the plot. */
export function spreadLabels<T extends { readonly y: number }>(
  labels: readonly T[],
  { top, bottom }: { readonly top: number; readonly bottom: number },
): readonly T[] {
  const fromTop = [...labels].sort((a, b) => a.y - b.y);
  let least = top;
  const pushedDown = fromTop.map((label) => {
    const y = Math.max(label.y, least);
    least = y + LABEL_GAP;
    return { ...label, y };
  });
  let most = bottom;
  return pushedDown
    .reverse()
    .map((label) => {
      const y = Math.min(label.y, most);
      most = y - LABEL_GAP;
      return { ...label, y };
    })
    .reverse();
}

/** The child's line: solid between neighbouring months, apart where months are missing. */
function joinDots(index: ChartIndex, dots: readonly ChartDot[], gaps: boolean): string {
  return dots
    .map((dot, at) => {
      const before = dots[at - 1];
      if (!before) return "";
      const isGap = index !== "weightForHeight" && dot.point.afterGap;
      return isGap === gaps
        ? `M${before.x.toFixed(1)} ${before.y.toFixed(1)}L${dot.x.toFixed(1)} ${dot.y.toFixed(1)}`
        : "";
    })
    .join("");
}

/** The dot nearest to a place, for a pointer. */
export function nearestDot(dots: readonly ChartDot[], x: number): number {
  return dots.reduce(
    (best, dot, at) => (Math.abs(dot.x - x) < Math.abs((dots[best]?.x ?? Number.POSITIVE_INFINITY) - x) ? at : best),
    0,
  );
}

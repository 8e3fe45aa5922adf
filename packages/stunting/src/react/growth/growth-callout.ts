import type { ChartGeometry } from "./growth-chart-geometry.ts";

const LETTER = 6.9;
const PADDING = 10;
const DISTANCE = 20;
/** Two lines of text. */
export const CALLOUT_HEIGHT = 42;

export interface CalloutPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly side: "below" | "above";
}

/** Where the words of a dot stand: below it and to the right, where a growing line does not run; above where it is full. */
export function placeCallout(
  dot: { readonly x: number; readonly y: number },
  lines: readonly string[],
  { plot }: Pick<ChartGeometry, "plot">,
): CalloutPlace {
  const width = Math.max(...lines.map((line) => line.length)) * LETTER + 2 * PADDING;
  const side = dot.y + DISTANCE + CALLOUT_HEIGHT <= plot.bottom - 2 ? "below" : "above";
  const x = Math.max(plot.left + 4, Math.min(plot.right - width - 4, dot.x - width * 0.4));
  return { x, y: side === "below" ? dot.y + DISTANCE : dot.y - DISTANCE - CALLOUT_HEIGHT, width, side };
}

import { describe, expect, it } from "vitest";
import { longNamedChild, longNamedMeasurements, naura, nauraMeasurements } from "../../testing/index.ts";
import { type ChartInput, chartGeometry, nearestDot, spreadLabels } from "./growth-chart-geometry.ts";
import { chartPosition, growthPoints } from "./growth-points.ts";
import { type ChartIndex, chartIndices } from "./growth-scale.ts";

function input(index: ChartIndex, width: number, child = naura, measurements = nauraMeasurements): ChartInput {
  return {
    index,
    sex: child.sex,
    points: growthPoints(index, child, measurements),
    position: chartPosition(child, measurements),
    width,
  };
}

describe("a growth chart", () => {
  it.each(chartIndices)("%s keeps every dot and label inside its box, on a desk and on a phone", (index) => {
    for (const width of [288, 328, 760]) {
      const { dots, labels, plot, bands } = chartGeometry(input(index, width));
      expect(dots.every(({ x, y }) => x >= plot.left && x <= plot.right && y >= plot.top && y <= plot.bottom)).toBe(
        true,
      );
      expect(labels.every(({ y }) => y >= plot.top && y <= plot.bottom)).toBe(true);
      expect(bands.every(({ path }) => path.startsWith("M") && !path.includes("NaN"))).toBe(true);
    }
  });

  it("shows the first two years to a child of 19 months, as the card does", () => {
    const { xTicks, yTicks } = chartGeometry(input("weightForAge", 760));
    expect([xTicks[0]?.value, xTicks.at(-1)?.value]).toEqual([0, 24]);
    expect([yTicks[0]?.value, yTicks.at(-1)?.value]).toEqual([2, 15]);
  });

  it("shows two to five years to a child first measured after the second birthday", () => {
    const { xTicks } = chartGeometry(input("heightForAge", 760, longNamedChild, longNamedMeasurements));
    expect([xTicks[0]?.value, xTicks.at(-1)?.value]).toEqual([24, 60]);
  });

  it("breaks the line over the month without a weighing", () => {
    const { solid, gaps } = chartGeometry(input("weightForAge", 760));
    expect(gaps.match(/M/g)).toHaveLength(1);
    expect(solid.match(/M/g)).toHaveLength(17);
  });

  it("has bands and no line when nothing was measured", () => {
    const { solid, dots, bands } = chartGeometry({ ...input("weightForHeight", 760), points: [] });
    expect([solid, dots.length, bands.length]).toEqual(["", 0, 6]);
  });

  it("pushes touching labels apart", () => {
    const ys = spreadLabels([{ y: 100 }, { y: 102 }, { y: 104 }], { top: 0, bottom: 110 }).map(({ y }) => y);
    expect(ys).toEqual([84, 97, 110]);
  });

  it("finds the dot under a pointer", () => {
    const { dots } = chartGeometry(input("weightForAge", 760));
    expect(nearestDot(dots, 10_000)).toBe(dots.length - 1);
    expect(nearestDot(dots, 0)).toBe(0);
  });
});

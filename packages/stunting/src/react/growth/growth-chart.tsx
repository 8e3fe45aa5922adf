import { Segmented, useLocale, useWords } from "@spbe-kit/ui";
import { useMemo, useState } from "react";
import type { Measurement } from "../../domain/measurement.schema.ts";
import { ChartFrame } from "../dashboard/chart-frame.tsx";
import { useReading } from "../dashboard/use-reading.ts";
import { growthMessages } from "./growth.messages.ts";
import { GrowthChartSvg } from "./growth-chart-svg.tsx";
import { GrowthChartTable } from "./growth-chart-table.tsx";
import { growthFinding } from "./growth-finding.ts";
import { chartPosition, flaggedVisits, type GrowthPoint, growthPoints, missedMonths } from "./growth-points.ts";
import { type ChartIndex, chartIndices, type GrowingChild } from "./growth-scale.ts";
import { sayFinding } from "./say-finding.ts";
import { sayPoint } from "./say-point.ts";

export interface GrowthChartProps {
  child: GrowingChild;
  /** Newest first, as the register lists them; those that do not count for their month are left out. */
  measurements: readonly Measurement[];
  defaultIndex?: ChartIndex | undefined;
  index?: ChartIndex | undefined;
  onIndexChange?: ((index: ChartIndex) => void) | undefined;
}

/** The child's line over WHO's bands, as on the card mothers know. The title says what the line shows. */
export function GrowthChart(props: GrowthChartProps) {
  const { child, measurements, defaultIndex = "weightForAge", onIndexChange } = props;
  const [own, setOwn] = useState(defaultIndex);
  const index = props.index ?? own;
  const words = useWords(growthMessages);
  const locale = useLocale();
  const points = useMemo(() => growthPoints(index, child, measurements), [index, child, measurements]);
  const position = chartPosition(child, measurements);
  const standing = position === "standing";
  const reading = useReading(points.length, points.length - 1);
  const title = sayFinding(index, growthFinding(index, points), standing, locale);
  const sex = child.sex === "M" ? words.boy : words.girl;
  const name = words.index(index, standing);
  const shown = reading.at === null ? undefined : points[reading.at];
  const choose = (next: ChartIndex) => {
    setOwn(next);
    onIndexChange?.(next);
  };
  return (
    <div className="spbe-growth">
      <div className="spbe-growth-head">
        <h2 className="spbe-growth-title">{title}</h2>
        <Segmented
          className="spbe-growth-indices"
          label={words.indices}
          labelHidden
          value={index}
          onValueChange={(next) => choose(next as ChartIndex)}
          options={chartIndices.map((value) => ({ value, label: words.index(value, standing) }))}
        />
      </div>
      <ChartFrame
        title={title}
        origin={words.chartFoot(sex, name)}
        fileName={`grafik-${index}`}
        note={<Foot index={index} points={points} measurements={measurements} sex={sex} />}
        reading={shown && sayPoint(index, shown, locale)}
        twin={{
          label: words.twin,
          table: <GrowthChartTable index={index} points={points} standing={standing} caption={title} />,
        }}
      >
        {(width) => (
          <GrowthChartSvg
            input={{ index, sex: child.sex, points, position, width }}
            reading={reading}
            label={points.length === 0 ? words.chartEmptyLabel(name) : words.chartLabel(name, words.chartHint)}
          />
        )}
      </ChartFrame>
    </div>
  );
}

interface FootProps {
  readonly index: ChartIndex;
  readonly points: readonly GrowthPoint[];
  readonly measurements: readonly Measurement[];
  readonly sex: string;
}

function Foot({ index, points, measurements, sex }: FootProps) {
  const words = useWords(growthMessages);
  const missed = index === "weightForHeight" ? [] : missedMonths(points);
  const hidden = flaggedVisits(index, measurements).length;
  return (
    <>
      {sex}, WHO 2006. {missed.length > 0 && words.missed(missed.join(", "))} {hidden > 0 && words.notDrawn(hidden)}
    </>
  );
}

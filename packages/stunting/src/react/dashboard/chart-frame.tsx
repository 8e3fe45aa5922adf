import { Button, Disclosure, useToast, useWords } from "@spbe-kit/ui";
import { Download } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { chartMessages } from "./chart.messages.ts";
import { chartPng, chartSvg, saveFile } from "./chart-download.ts";
import { useBoxWidth } from "./use-box-width.ts";

export interface ChartFrameProps {
  /** The finding, repeated on the downloaded picture. */
  title: string;
  /** Source, period and method in one line, for the downloaded picture. */
  origin: string;
  /** Name of downloaded files, without ending. */
  fileName: string;
  /** Draws the `<svg>` at the width there is. */
  children: (width: number) => ReactNode;
  /** Under the chart: how to read it. */
  note?: ReactNode;
  legend?: ReactNode;
  /** The same numbers as a table. */
  twin: { readonly label: string; readonly table: ReactNode };
  /** What is read at the point under the pointer or the focus. */
  reading?: ReactNode;
  /** Width drawn before the box is measured. */
  fallbackWidth?: number | undefined;
}

/** A chart with what belongs to every chart: its reading line, table twin and download. Renders `<figure>`. */
export function ChartFrame(props: ChartFrameProps) {
  const { children, note, legend, twin, reading, fallbackWidth = 560 } = props;
  const words = useWords(chartMessages);
  const { ref, width } = useBoxWidth<HTMLDivElement>(fallbackWidth);
  const figure = useRef<HTMLElement>(null);
  return (
    <figure ref={figure} className="spbe-plot">
      <div ref={ref} className="spbe-plot-box">
        {children(width)}
      </div>
      {legend}
      <p className="spbe-plot-reading" data-state={reading ? "reading" : "resting"} aria-hidden="true">
        {reading ?? words.howToRead}
      </p>
      <figcaption className="spbe-plot-foot">
        {note && <span className="spbe-plot-note">{note}</span>}
        <DownloadButtons {...props} svg={() => figure.current?.querySelector("svg") ?? null} />
        <Disclosure summary={twin.label} className="spbe-plot-twin">
          {twin.table}
        </Disclosure>
      </figcaption>
    </figure>
  );
}

interface DownloadButtonsProps {
  title: string;
  origin: string;
  fileName: string;
  svg: () => SVGSVGElement | null;
}

function DownloadButtons({ title, origin, fileName, svg }: DownloadButtonsProps) {
  const words = useWords(chartMessages);
  const toast = useToast();
  const picture = () => {
    const drawing = svg();
    return drawing && { svg: drawing, title, origin };
  };
  const saveSvg = () => {
    const shown = picture();
    if (shown) saveFile(new Blob([chartSvg(shown)], { type: "image/svg+xml" }), `${fileName}.svg`);
  };
  const savePng = () => {
    const shown = picture();
    if (!shown) return;
    chartPng(shown).then(
      (png) => saveFile(png, `${fileName}.png`),
      () => toast(words.pngFailed, { tone: "danger" }),
    );
  };
  return (
    <span className="spbe-plot-downloads">
      <Button variant="quiet" icon={Download} onClick={savePng}>
        PNG<span className="spbe-visually-hidden"> {words.ofChart(title)}</span>
      </Button>
      <Button variant="quiet" icon={Download} onClick={saveSvg}>
        SVG<span className="spbe-visually-hidden"> {words.ofChart(title)}</span>
      </Button>
    </span>
  );
}

import { Badge, formatNumber, useFormat, useLocale, useWords } from "@spbe-kit/ui";
import type { Measurement } from "../../domain/measurement.schema.ts";
import { growthMessages } from "./growth.messages.ts";
import { type ChartIndex, chartIndices, concernOf, growthScales } from "./growth-scale.ts";
import { asStatus, isStanding, sayZ } from "./verdict-sentences.ts";

const FROM = -5;
const TO = 4;
/** Limits of the categories, and the median. */
const TICKS = [-3, -2, 0, 1, 2] as const;
const at = (z: number) => `${(100 * (Math.max(FROM, Math.min(TO, z)) - FROM)) / (TO - FROM)}%`;
const TONES = { severe: "danger", low: "danger", none: "success", high: "warning", unknown: "neutral" } as const;

export interface IndexStripProps {
  readonly measurement: Measurement;
  /** The visit before, for the thin mark. */
  readonly previous?: Measurement | undefined;
}

/** Three indices side by side on one scale, now and at the visit before. */
export function IndexStrip({ measurement, previous }: IndexStripProps) {
  const words = useWords(growthMessages);
  const format = useFormat();
  return (
    <section className="spbe-strips">
      <h2 className="spbe-growth-title">{words.stripsTitle(format.date(measurement.measuredOn, "long"))}</h2>
      {chartIndices.map((index) => (
        <Strip key={index} index={index} measurement={measurement} previous={previous} />
      ))}
      <div className="spbe-strip-ticks" aria-hidden="true">
        {TICKS.map((z) => (
          <span key={z} className="spbe-strip-tick" style={{ insetInlineStart: at(z) }}>
            {format.number(z, { sign: "always" })}
          </span>
        ))}
      </div>
      <p className="spbe-growth-note">
        {words.stripsNow} {previous && words.stripsBefore(format.date(previous.measuredOn))} {words.stripsMethod}
      </p>
    </section>
  );
}

function Strip({ index, measurement, previous }: IndexStripProps & { readonly index: ChartIndex }) {
  const words = useWords(growthMessages);
  const locale = useLocale();
  const shown = measurement[index];
  const before = previous?.[index];
  const status = asStatus(shown.category);
  const short = shown.flagged ? words.flaggedShort : status ? (words.short[status] ?? status) : words.notJudgedShort;
  const value =
    index === "heightForAge" ? measurement.statureCm : index === "weightForAge" ? measurement.weightKg : null;
  const unit = index === "heightForAge" ? "cm" : "kg";
  return (
    <div className="spbe-strip">
      <p className="spbe-strip-head">
        <span>
          <strong>{words.index(index, isStanding(measurement))}</strong>{" "}
          {value === null
            ? index === "weightForHeight"
              ? words.acuteNote
              : ""
            : `${formatNumber(value, locale, { fractionDigits: 1 })}\u00a0${unit}`}
        </span>
        <span>
          <strong>{shown.z === null ? "–" : sayZ(shown.z, locale)}</strong> SD{" "}
          <Badge tone={shown.flagged ? "warning" : TONES[concernOf(index, shown)]}>{short}</Badge>
        </span>
      </p>
      <div className="spbe-strip-scale" aria-hidden="true">
        {growthScales[index].strip.map(({ band, from, to }) => (
          <span
            key={`${band}${from}`}
            data-band={band}
            className="spbe-strip-band"
            style={{ insetInlineStart: at(from ?? FROM), insetInlineEnd: `calc(100% - ${at(to ?? TO)})` }}
          />
        ))}
        {before && before.z !== null && (
          <span className="spbe-strip-mark" data-when="before" style={{ insetInlineStart: at(before.z) }} />
        )}
        {shown.z !== null && (
          <span className="spbe-strip-mark" data-when="now" style={{ insetInlineStart: at(shown.z) }} />
        )}
      </div>
    </div>
  );
}

import { Fact, Facts, Section, useFormat, useWords } from "@spbe-kit/ui";
import type { CSSProperties } from "react";
import type { ImportQuality } from "../../domain/import.schema.ts";
import { importMessages } from "./import.messages.ts";

export interface ImportQualityReportProps {
  readonly quality: ImportQuality;
  /** Rows that were judged, the rejected ones left out: what the shares are shares of. */
  readonly rows: number;
}

/** How well was measured, from the file itself. */
export function ImportQualityReport({ quality, rows }: ImportQualityReportProps) {
  const words = useWords(importMessages);
  const format = useFormat();
  return (
    <Section title={words.quality} note={words.qualityNote}>
      <div className="spbe-import-quality">
        <LastDigits title={words.weightDigits} counts={quality.weightLastDigits} />
        <LastDigits title={words.statureDigits} counts={quality.statureLastDigits} />
        <Facts layout="rows">
          <Fact term={words.flagged}>
            <CountAndShare count={quality.flagged} of={rows} />
          </Fact>
          <Fact term={words.withoutPosition}>
            <CountAndShare count={quality.withoutPosition} of={sum(quality.statureLastDigits)} />
          </Fact>
          <Fact term={words.differing}>
            <CountAndShare count={quality.differing} of={rows} />
          </Fact>
          <Fact term={words.sd}>
            {quality.heightForAgeSd === null ? "–" : format.number(quality.heightForAgeSd, { fractionDigits: 2 })}
            <span className="spbe-import-note">{words.sdNote}</span>
          </Fact>
        </Facts>
      </div>
    </Section>
  );
}

function CountAndShare({ count, of }: { count: number; of: number }) {
  const format = useFormat();
  if (of === 0) return format.number(count);
  return `${format.number(count)} (${format.percent((100 * count) / of)})`;
}

/** The share of each digit when all ten come equally often. */
const EXPECTED_PERCENT = 10;

/** Ten rows of a table: the numbers stand in it, the bars only repeat them. */
function LastDigits({ title, counts }: { title: string; counts: readonly number[] }) {
  const words = useWords(importMessages);
  const format = useFormat();
  const all = sum(counts);
  const shares = counts.map((count) => (all === 0 ? 0 : (100 * count) / all));
  const widest = Math.max(2 * EXPECTED_PERCENT, ...shares);
  const place = (percent: number) => ({ "--_v": (100 * percent) / widest }) as CSSProperties;
  const rounded = (shares[0] ?? 0) + (shares[5] ?? 0);
  return (
    <div>
      <table className="spbe-last-digits">
        <caption className="spbe-last-digits-title">{title}</caption>
        <thead>
          <tr>
            <th scope="col" className="spbe-last-digits-head">
              {words.digit}
            </th>
            <td aria-hidden="true" />
            <th scope="col" className="spbe-last-digits-head">
              {words.times}
            </th>
            <th scope="col" className="spbe-last-digits-head">
              {words.share}
            </th>
          </tr>
        </thead>
        <tbody>
          {counts.map((count, digit) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the index is the digit.
            <tr key={digit}>
              <th scope="row" className="spbe-last-digits-digit">
                {digit}
              </th>
              <td aria-hidden="true" className="spbe-last-digits-track">
                <span className="spbe-last-digits-bar" style={place(shares[digit] ?? 0)} />
                <span className="spbe-last-digits-expected" style={place(EXPECTED_PERCENT)} />
              </td>
              <td className="spbe-last-digits-number">{format.number(count)}</td>
              <td className="spbe-last-digits-number">{format.percent(shares[digit] ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {all > 0 && <p className="spbe-import-note">{words.roundedShare(format.percent(rounded))}</p>}
      <p className="spbe-import-note">{words.expectedTenth}</p>
    </div>
  );
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

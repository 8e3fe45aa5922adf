import { Fact, Facts, Section, useFormat, useWords } from "@spbe-kit/ui";
import type { CSSProperties } from "react";
import type { ImportQuality } from "../../domain/import.schema.ts";
import { importMessages } from "./import.messages.ts";

/** How well was measured, from the file itself. */
export function ImportQualityReport({ quality }: { quality: ImportQuality }) {
  const words = useWords(importMessages);
  const format = useFormat();
  return (
    <Section title={words.quality} note={words.qualityNote}>
      <div className="spbe-import-quality">
        <LastDigits title={words.weightDigits} counts={quality.weightLastDigits} />
        <LastDigits title={words.statureDigits} counts={quality.statureLastDigits} />
        <Facts layout="rows">
          <Fact term={words.flagged}>{format.number(quality.flagged)}</Fact>
          <Fact term={words.withoutPosition}>{format.number(quality.withoutPosition)}</Fact>
          <Fact term={words.differing}>{format.number(quality.differing)}</Fact>
          <Fact term={words.sd}>
            {quality.heightForAgeSd === null ? "–" : format.number(quality.heightForAgeSd, { fractionDigits: 2 })}
            <span className="spbe-import-note">{words.sdNote}</span>
          </Fact>
        </Facts>
      </div>
    </Section>
  );
}

/** Ten bars that are a table: the numbers stand in it, the bars only repeat them. */
function LastDigits({ title, counts }: { title: string; counts: readonly number[] }) {
  const words = useWords(importMessages);
  const format = useFormat();
  const most = Math.max(1, ...counts);
  return (
    <table className="spbe-last-digits">
      <caption className="spbe-last-digits-title">{title}</caption>
      <thead className="spbe-visually-hidden">
        <tr>
          <th scope="col">{words.digit}</th>
          <th scope="col">{words.times}</th>
        </tr>
      </thead>
      <tbody className="spbe-last-digits-bars">
        {counts.map((count, digit) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the index is the digit.
          <tr key={digit} className="spbe-last-digits-column" style={{ "--_v": (100 * count) / most } as CSSProperties}>
            <td className="spbe-last-digits-count" title={format.number(count)}>
              <span className="spbe-visually-hidden">{format.number(count)}</span>
            </td>
            <th scope="row" className="spbe-last-digits-digit">
              {digit}
            </th>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

import { addMonths, daysInMonth, partsOf } from "@spbe-kit/core";
import { Delta, Fact, Facts, Figure, useFormat, useWords } from "@spbe-kit/ui";
import type { Summary } from "../../domain/summary.contract.ts";
import { dashboardMessages } from "./dashboard.messages.ts";
import { percentOf, pointsBetween, stuntedPercent } from "./prevalence-share.ts";
import { stuntingSeverity } from "./severity.ts";

const DASH = "–";

/** The prevalence of the month, its change in a year, and where it comes from. */
export function SummaryHeadline({ summary }: { summary: Summary }) {
  const words = useWords(dashboardMessages);
  const format = useFormat();
  const { total, month, method } = summary;
  const percent = stuntedPercent(total);
  const coverage = percentOf(total.measured, total.registered);
  const { year, month: number } = partsOf(month);
  return (
    <section className="spbe-summary-headline" aria-label={words.originLabel}>
      <div className="spbe-summary-now">
        <p className="spbe-section-note">{words.prevalence}</p>
        <Figure series="register" unit={percent === null ? undefined : "%"}>
          {percent === null ? DASH : format.number(percent, { fractionDigits: 1 })}
        </Figure>
        <YearChange summary={summary} />
      </div>
      <Facts className="spbe-summary-facts">
        <Fact term={words.source}>{words.register}</Fact>
        <Fact term={words.period}>{`1–${daysInMonth(year, number)} ${format.date(month, "month")}`}</Fact>
        <Fact term={words.measured}>
          {words.measuredOf(format.number(total.measured), format.number(total.registered))}
        </Fact>
        <Fact term={words.coverage}>{coverage === null ? DASH : format.percent(coverage)}</Fact>
        <Fact term={words.stunted}>
          {words.stuntedCount(
            format.number(total.stunted - total.severelyStunted),
            format.number(total.severelyStunted),
          )}
        </Fact>
        <Fact term={words.flagged}>{format.number(total.flagged)}</Fact>
        <Fact term={words.severity}>{percent === null ? DASH : words.severityWords[stuntingSeverity(percent)]}</Fact>
        <Fact term={words.method} className="spbe-summary-wide">
          {words.methodWords(method.endsWith("/day"))}
        </Fact>
      </Facts>
    </section>
  );
}

function YearChange({ summary: { total, yearBefore, month } }: { summary: Summary }) {
  const words = useWords(dashboardMessages);
  const format = useFormat();
  const before = yearBefore && stuntedPercent(yearBefore);
  const points = pointsBetween(stuntedPercent(total), before);
  const monthBefore = format.date(addMonths(month, -12), "month");
  if (points === null || before === null)
    return <p className="spbe-summary-change">{words.noYearBefore(monthBefore)}</p>;
  const direction = points === 0 ? "same" : points < 0 ? "down" : "up";
  const tone = points === 0 ? "neutral" : points < 0 ? "better" : "worse";
  return (
    <p className="spbe-summary-change">
      <Delta direction={direction} tone={tone}>
        {points === 0 ? words.same : words.points(format.number(Math.abs(points), { fractionDigits: 1 }))}
      </Delta>{" "}
      {words.since(monthBefore, format.percent(before))}
    </p>
  );
}

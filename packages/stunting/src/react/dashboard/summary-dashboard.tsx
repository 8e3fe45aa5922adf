import {
  Button,
  Columns,
  EmptyState,
  Figure,
  PageHeader,
  Section,
  SelectField,
  Stack,
  Text,
  useFormat,
  useWords,
} from "@spbe-kit/ui";
import { Download, Printer } from "lucide-react";
import { useState } from "react";
import type { Village } from "../../domain/areas.contract.ts";
import type { Summary } from "../../domain/summary.contract.ts";
import { saveFile } from "./chart-download.ts";
import { dashboardMessages } from "./dashboard.messages.ts";
import { findingMessages } from "./finding.messages.ts";
import { findingOf, findingSentence } from "./finding.ts";
import { highestDistrict, highestVillage, percentOf, priorityVillages, rankVillages } from "./prevalence-share.ts";
import { wastingSeverity } from "./severity.ts";
import { summaryCsv } from "./summary-csv.ts";
import { SummaryHeadline } from "./summary-headline.tsx";
import { SummaryMap } from "./summary-map.tsx";
import { TrendChart } from "./trend-chart.tsx";
import { trendChange, trendPoints } from "./trend-line.ts";
import { VillageTable } from "./village-table.tsx";

export interface SummaryDashboardProps {
  summary: Summary;
  /** With centre points, for the map. */
  villages: readonly Village[];
  /** Links to the child list; a person who sees aggregates only gets none. */
  mayOpenChildren?: boolean | undefined;
  onMonthChange: (month: string) => void;
}

/** The month of a regency: the finding, the number with its origin, the trend, the map, and where to begin. */
export function SummaryDashboard({ summary, villages, mayOpenChildren = false, onMonthChange }: SummaryDashboardProps) {
  const words = useWords(dashboardMessages);
  const finding = useWords(findingMessages);
  const format = useFormat();
  const month = format.date(summary.month, "month");
  const percent = (value: number, fractionDigits: number) => format.percent(value, { fractionDigits });
  const found = findingOf(summary);
  const origin = `${words.register}; ${month}; ${words.measuredOf(format.number(summary.total.measured), format.number(summary.total.registered))}; ${words.methodWords(summary.method.endsWith("/day"))}`;
  return (
    <div className="spbe-summary">
      <PageHeader
        overline={words.overline(month)}
        title={findingSentence(found, { words: finding, month, percent })}
        actions={
          <>
            <Button icon={Printer} onClick={() => window.print()}>
              {words.print}
            </Button>
            <Button
              variant="primary"
              icon={Download}
              onClick={() =>
                saveFile(
                  new Blob([summaryCsv(summary)], { type: "text/csv;charset=utf-8" }),
                  `stunting-${summary.month.slice(0, 7)}.csv`,
                )
              }
            >
              {words.exportCsv}
            </Button>
          </>
        }
      >
        <div className="spbe-summary-month">
          <SelectField
            label={words.month}
            placeholder={null}
            value={summary.month}
            options={monthsOf(summary).map((one) => ({ value: one, label: format.date(one, "month") }))}
            onValueChange={onMonthChange}
          />
        </div>
      </PageHeader>
      {found.kind === "nothing" ? (
        <EmptyState title={words.nothingTitle}>{words.nothingBody}</EmptyState>
      ) : (
        <Measured summary={summary} villages={villages} mayOpenChildren={mayOpenChildren} origin={origin} />
      )}
    </div>
  );
}

function monthsOf({ months, month }: Summary): readonly string[] {
  return months.includes(month) ? months : [month, ...months];
}

interface MeasuredProps {
  summary: Summary;
  villages: readonly Village[];
  mayOpenChildren: boolean;
  origin: string;
}

function Measured({ summary, villages, mayOpenChildren, origin }: MeasuredProps) {
  const words = useWords(dashboardMessages);
  const format = useFormat();
  const points = trendPoints(summary.trend);
  const change = trendChange(points);
  const trendTitle = change
    ? words.trendTitle[change.direction](format.percent(change.first.percent), format.percent(change.last.percent))
    : points.length === 0
      ? words.trendNone
      : words.trendOne;
  const highest = highestDistrict(summary.villages) ?? highestVillage(summary.villages);
  const mapTitle = highest ? words.mapTitle(highest.name, format.percent(highest.percent)) : words.mapTitlePlain;
  return (
    <Stack gap={8}>
      <SummaryHeadline summary={summary} />
      <Columns ratio="charts">
        <Section title={trendTitle}>
          <TrendChart points={points} title={trendTitle} origin={origin} />
        </Section>
        <Section title={mapTitle}>
          <SummaryMap villages={villages} counts={summary.villages} title={mapTitle} origin={origin} />
        </Section>
      </Columns>
      <Columns ratio="record">
        <PriorityVillages summary={summary} mayOpenChildren={mayOpenChildren} />
        <OtherIndices summary={summary} />
      </Columns>
    </Stack>
  );
}

const PRIORITY_COUNT = 6;

function PriorityVillages({ summary, mayOpenChildren }: { summary: Summary; mayOpenChildren: boolean }) {
  const words = useWords(dashboardMessages);
  const count = useWords(findingMessages).count;
  const [all, setAll] = useState(false);
  const ranked = rankVillages(summary.villages);
  const rest = summary.villages.filter((village) => !ranked.includes(village));
  const first = priorityVillages(summary.villages).slice(0, PRIORITY_COUNT);
  const shown = all ? [...ranked, ...rest] : first;
  const inWords = count(shown.length);
  const title = all
    ? words.allTitle(String(shown.length))
    : words.priorityTitle(inWords.charAt(0).toUpperCase() + inWords.slice(1));
  if (first.length === 0)
    return (
      <Section plain>
        {ranked.length === 0 ? (
          <EmptyState title={words.noPriority}>{words.noPriorityBody}</EmptyState>
        ) : (
          <EmptyState title={words.noneStunted}>{words.noneStuntedBody}</EmptyState>
        )}
      </Section>
    );
  return (
    <Section
      title={title}
      aside={
        summary.villages.length > first.length && (
          <Button variant="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? words.showPriority : words.showAll(String(summary.villages.length))}
          </Button>
        )
      }
    >
      <VillageTable villages={shown} caption={title} mayOpenChildren={mayOpenChildren} />
      <Text size={12} tone="muted" className="spbe-summary-note">
        {words.priorityNote}
      </Text>
    </Section>
  );
}

function OtherIndices({ summary: { total } }: { summary: Summary }) {
  const words = useWords(dashboardMessages);
  const format = useFormat();
  const wasted = percentOf(total.wasted, total.withWeightForHeight);
  const underweight = percentOf(total.underweight, total.withWeightForAge);
  const number = (percent: number | null) => (percent === null ? "–" : format.number(percent, { fractionDigits: 1 }));
  return (
    <Section title={words.othersTitle}>
      <Stack>
        <div>
          <p className="spbe-section-note">{words.wasted}</p>
          <Figure size={32} unit="%">
            {number(wasted)}
          </Figure>
          <Text
            size={13}
            tone="soft"
          >{`${words.ofWhole(format.number(total.wasted), format.number(total.withWeightForHeight))}, ${words.severelyWasted(format.number(total.severelyWasted))}`}</Text>
          {wasted !== null && (
            <Text size={13} tone="soft">
              {words.classWords(words.severityWords[wastingSeverity(wasted)])}
            </Text>
          )}
        </div>
        <div>
          <p className="spbe-section-note">{words.underweight}</p>
          <Figure size={32} unit="%">
            {number(underweight)}
          </Figure>
          <Text size={13} tone="soft">
            {words.ofWhole(format.number(total.underweight), format.number(total.withWeightForAge))}
          </Text>
        </div>
      </Stack>
    </Section>
  );
}

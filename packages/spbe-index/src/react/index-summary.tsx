import {
  Badge,
  Bar,
  CellSub,
  Columns,
  Figure,
  Section,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
  TableRowHeader,
  Text,
  useFormat,
  useWords,
} from "@spbe-kit/ui";
import type { Summary } from "../domain/summary.contract.ts";
import { spbeIndexMessages } from "./spbe-index.messages.ts";

const HIGHEST_LEVEL = 5;

/** The year in figures: the index with its predicate, then aspects and, where the instrument knows them, domains. */
export function IndexSummary({ summary }: { summary: Summary }) {
  const words = useWords(spbeIndexMessages);
  return (
    <Columns ratio="charts">
      <Section title={words.aspects}>
        <PartTable caption={words.aspects} head={words.aspect} parts={summary.aspects} />
      </Section>
      <div className="spbe-index-result">
        <Section title={words.figure(summary.indexName)}>
          <IndexFigure summary={summary} />
        </Section>
        {summary.domains.length > 0 && (
          <Section title={words.domains}>
            <PartTable caption={words.domains} head={words.domain} parts={summary.domains} />
          </Section>
        )}
      </div>
    </Columns>
  );
}

function IndexFigure({ summary }: { summary: Summary }) {
  const words = useWords(spbeIndexMessages);
  const format = useFormat();
  const { indexHundredths, lowestHundredths, predicate, assessed, indicators } = summary;
  const hundredths = (value: number) => format.number(value / 100, { fractionDigits: 2 });
  if (indexHundredths === null)
    return (
      <>
        <Figure unit={`\u00a0/ ${format.number(indicators)}`}>{format.number(assessed)}</Figure>
        <Text>{words.indicatorsAssessed}</Text>
        <Text tone="soft">{words.lowest(hundredths(lowestHundredths))}</Text>
      </>
    );
  return (
    <>
      <Figure>{hundredths(indexHundredths)}</Figure>
      <Badge tone="accent">{predicate}</Badge>
      <Text tone="soft">{words.self}</Text>
    </>
  );
}

interface PartTableProps {
  caption: string;
  head: string;
  parts: Summary["aspects"];
}

function PartTable({ caption, head, parts }: PartTableProps) {
  const words = useWords(spbeIndexMessages);
  const format = useFormat();
  return (
    <Table caption={caption} captionHidden>
      <TableHead>
        <TableRow>
          <TableHeaderCell>{head}</TableHeaderCell>
          <TableHeaderCell numeric priority={2}>
            {words.weight}
          </TableHeaderCell>
          <TableHeaderCell numeric>{words.value}</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {parts.map(({ name, weight, assessed, indicators, valueHundredths }) => (
          <TableRow key={name}>
            <TableRowHeader>
              {name}
              <CellSub>
                {words.assessed} {words.assessedOf(format.number(assessed), format.number(indicators))}
              </CellSub>
            </TableRowHeader>
            <TableCell numeric priority={2}>
              {format.percent(weight / 100)}
            </TableCell>
            <TableCell numeric tone={valueHundredths === null ? "muted" : undefined}>
              {valueHundredths === null ? "–" : format.number(valueHundredths / 100, { fractionDigits: 2 })}
              {valueHundredths !== null && <Bar percent={valueHundredths / HIGHEST_LEVEL} tone="neutral" />}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

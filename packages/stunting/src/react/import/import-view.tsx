import {
  Button,
  Callout,
  Fact,
  Facts,
  PageHeader,
  Pagination,
  Progress,
  Section,
  Skeleton,
  Stack,
  Tab,
  TabList,
  TabPanel,
  Tabs,
  useFormat,
  useWords,
} from "@spbe-kit/ui";
import type { ReactNode } from "react";
import type { ImportRow, ImportRowKind } from "../../domain/import.schema.ts";
import { importMessages } from "./import.messages.ts";
import { ImportActions, type ImportActionsProps } from "./import-actions.tsx";
import { ImportColumns } from "./import-columns.tsx";
import { ImportFailure } from "./import-failure.tsx";
import { kindsShown } from "./import-kind.ts";
import { ImportQualityReport } from "./import-quality.tsx";
import { ImportRows } from "./import-rows.tsx";
import type { ImportStartProps } from "./import-start.tsx";
import { ImportWaiting } from "./import-waiting.tsx";

export interface ImportViewProps extends ImportActionsProps {
  /** Rows of the kind shown; undefined while they load. */
  readonly rows: readonly ImportRow[] | undefined;
  /** What stands in place of rows that could not be read. */
  readonly rowsFailure?: ReactNode;
  readonly kind: ImportRowKind;
  readonly onKindChange: (kind: ImportRowKind) => void;
  readonly onMoreRows?: (() => void) | undefined;
  /** Sends the file of an import whose upload broke off. */
  readonly resend: ImportStartProps["send"];
  /** The last look at the server failed: what is shown may be old. */
  readonly connectionLost?: boolean | undefined;
}

/** One import at whatever step it is; the steps are the server's, so the page can be left and opened again. */
export function ImportView(props: ImportViewProps) {
  const { value, connectionLost = false } = props;
  const words = useWords(importMessages);
  return (
    <>
      <PageHeader
        size={24}
        overline={`${words.overline} · ${value.fileName}`}
        title={<ImportTitle value={value} />}
        actions={<ImportActions {...props} />}
      />
      <div role="status">
        {connectionLost && (
          <Callout tone="warning" title={words.connectionLost}>
            {words.connectionLostBody}
          </Callout>
        )}
      </div>
      <ImportBody {...props} />
    </>
  );
}

function ImportTitle({ value }: Pick<ImportViewProps, "value">) {
  const words = useWords(importMessages);
  const format = useFormat();
  switch (value.state) {
    case "waiting-file":
      return words.neverCame;
    case "reading":
      return words.waitTitle(value.fileName);
    case "preview":
      return words.previewTitle(format.number(value.rowsReady), format.number(value.rowsRejected));
    case "saving":
      return words.savingTitle(value.fileName);
    case "done":
      return words.doneTitle(format.number(value.rowsSaved));
    case "failed":
      return words.failedTitle;
    case "cancelled":
      return words.cancelledTitle;
  }
}

function ImportBody(props: ImportViewProps) {
  const { value } = props;
  const words = useWords(importMessages);
  switch (value.state) {
    case "waiting-file":
      return <ImportWaiting {...props} />;
    case "reading":
      return <Working label={words.reading} done={value.rowsRead} total={value.rowsTotal} />;
    case "saving":
      return <Working label={words.saving} done={value.rowsSaved + value.rowsAlready} total={value.rowsReady} />;
    case "failed":
      return <ImportFailure failure={value.failure} mayManage={props.mayManage} />;
    case "cancelled":
      return <Button to="/stunting/impor">{words.another}</Button>;
    default:
      return <Findings {...props} />;
  }
}

/** What was found in a file that could be read. */
function Findings(props: ImportViewProps) {
  const { value } = props;
  const words = useWords(importMessages);
  return (
    <Stack gap={8}>
      {value.state === "done" && <DoneFacts value={value} />}
      {value.state === "preview" && value.rowsReady === 0 && <Callout tone="warning" title={words.nothingReady} />}
      <Section title={words.rowsLabel} plain>
        <RowTabs {...props} />
      </Section>
      <Section title={words.columnsTitle}>
        <ImportColumns value={value} />
      </Section>
      {value.quality !== null && <ImportQualityReport quality={value.quality} rows={value.rowsReady} />}
    </Stack>
  );
}

function Working({ label, done, total }: { label: string; done: number; total: number | null }) {
  const words = useWords(importMessages);
  return (
    <div className="spbe-import-working">
      <Progress label={label} {...(total !== null && { done, total })} />
      <p className="spbe-import-note">{words.leaveOk}</p>
    </div>
  );
}

function DoneFacts({ value }: Pick<ImportViewProps, "value">) {
  const words = useWords(importMessages);
  const format = useFormat();
  return (
    <Facts>
      <Fact term={words.doneFacts.saved}>{format.number(value.rowsSaved)}</Fact>
      <Fact term={words.doneFacts.already}>{format.number(value.rowsAlready)}</Fact>
      <Fact term={words.doneFacts.children}>{format.number(value.newChildren)}</Fact>
      <Fact term={words.doneFacts.rejected}>{format.number(value.rowsRejected)}</Fact>
    </Facts>
  );
}

function RowTabs({ value, rows, rowsFailure, kind, onKindChange, onMoreRows }: ImportViewProps) {
  const words = useWords(importMessages);
  const format = useFormat();
  const counts: Readonly<Record<ImportRowKind, number>> = {
    rejected: value.rowsRejected,
    differing: value.rowsDiffering,
    warned: value.rowsWarned,
    ready: value.rowsReady - value.rowsDiffering - value.rowsWarned,
  };
  const shown = kindsShown(value.state);
  return (
    <Tabs value={kind} onValueChange={(next) => onKindChange(next as ImportRowKind)}>
      <TabList label={words.rowsLabel}>
        {shown.map((one) => (
          <Tab key={one} value={one}>
            {words.kinds[one]} ({format.number(counts[one])})
          </Tab>
        ))}
      </TabList>
      {shown.map((one) => (
        <TabPanel key={one} value={one}>
          {rowsFailure ?? (rows === undefined ? <Skeleton lines={6} /> : <ImportRows rows={rows} />)}
          {onMoreRows && <Pagination shown={rows?.length} total={counts[one]} onLoadMore={onMoreRows} />}
        </TabPanel>
      ))}
    </Tabs>
  );
}

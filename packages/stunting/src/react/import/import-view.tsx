import {
  Actions,
  Button,
  Callout,
  ConfirmDialog,
  Fact,
  Facts,
  PageHeader,
  Pagination,
  Progress,
  Section,
  Skeleton,
  Tab,
  TabList,
  TabPanel,
  Tabs,
  useFormat,
  useWords,
} from "@spbe-kit/ui";
import { Download } from "lucide-react";
import { useState } from "react";
import type { Import, ImportRow, ImportRowKind } from "../../domain/import.schema.ts";
import { importMessages } from "./import.messages.ts";
import { ImportColumns } from "./import-columns.tsx";
import { ImportQualityReport } from "./import-quality.tsx";
import { ImportRows } from "./import-rows.tsx";

const KINDS: readonly ImportRowKind[] = ["rejected", "differing", "warned", "ready"];

export interface ImportViewProps {
  readonly value: Import;
  /** Rows of the kind shown; undefined while they load. */
  readonly rows: readonly ImportRow[] | undefined;
  readonly kind: ImportRowKind;
  readonly onKindChange: (kind: ImportRowKind) => void;
  readonly onMoreRows?: (() => void) | undefined;
  readonly mayManage: boolean;
  readonly confirm: () => Promise<void>;
  readonly cancel: () => Promise<void>;
  readonly downloadRejects: () => void;
}

/** One import at whatever step it is; the steps are the server's, so the page can be left and opened again. */
export function ImportView(props: ImportViewProps) {
  const { value, mayManage, cancel, downloadRejects } = props;
  const words = useWords(importMessages);
  const atWork = value.state === "reading" || value.state === "saving" || value.state === "waiting-file";
  return (
    <>
      <PageHeader
        size={24}
        overline={`${words.overline} · ${value.fileName}`}
        title={<ImportTitle value={value} />}
        actions={
          <Actions>
            {value.rowsRejected > 0 && !atWork && (
              <Button icon={Download} onClick={downloadRejects}>
                {words.download}
              </Button>
            )}
            {mayManage && (atWork || value.state === "preview") && <CancelButton cancel={cancel} />}
            {mayManage && value.state === "preview" && value.rowsReady > 0 && <ConfirmButton {...props} />}
            {value.state === "done" && (
              <Button variant="primary" to="/stunting/anak?status=stunted">
                {words.toList}
              </Button>
            )}
          </Actions>
        }
      />
      <ImportBody {...props} />
    </>
  );
}

function ImportTitle({ value }: { value: Import }) {
  const words = useWords(importMessages);
  const format = useFormat();
  switch (value.state) {
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
    default:
      return words.waitTitle(value.fileName);
  }
}

function ImportBody(props: ImportViewProps) {
  const { value } = props;
  const words = useWords(importMessages);
  if (value.state === "failed")
    return (
      <Callout tone="danger" title={words.states.failed}>
        {value.failure?.message} <Button to="/stunting/impor">{words.another}</Button>
      </Callout>
    );
  if (value.state === "reading" || value.state === "waiting-file")
    return <Working label={words.reading} done={value.rowsRead} total={value.rowsTotal} />;
  if (value.state === "saving")
    return <Working label={words.saving} done={value.rowsSaved + value.rowsAlready} total={value.rowsReady} />;
  if (value.state === "cancelled") return <Button to="/stunting/impor">{words.another}</Button>;
  return (
    <>
      {value.state === "done" && <DoneFacts value={value} />}
      {value.state === "preview" && value.rowsReady === 0 && <Callout tone="warning" title={words.nothingReady} />}
      <Section title={words.rowsLabel} plain>
        <RowTabs {...props} />
      </Section>
      <Section title={words.columnsTitle}>
        <ImportColumns value={value} />
      </Section>
      {value.quality !== null && <ImportQualityReport quality={value.quality} />}
    </>
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

function DoneFacts({ value }: { value: Import }) {
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

function RowTabs({ value, rows, kind, onKindChange, onMoreRows }: ImportViewProps) {
  const words = useWords(importMessages);
  const format = useFormat();
  const counts: Readonly<Record<ImportRowKind, number>> = {
    rejected: value.rowsRejected,
    differing: value.rowsDiffering,
    warned: value.rowsWarned,
    ready: value.rowsReady - value.rowsDiffering - value.rowsWarned,
  };
  const shown = value.state === "done" ? KINDS.filter((one) => one !== "ready") : KINDS;
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
          {rows === undefined ? <Skeleton lines={6} /> : <ImportRows rows={rows} />}
          {onMoreRows && <Pagination shown={rows?.length} total={counts[one]} onLoadMore={onMoreRows} />}
        </TabPanel>
      ))}
    </Tabs>
  );
}

function ConfirmButton({ value, confirm }: ImportViewProps) {
  const words = useWords(importMessages);
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const ready = format.number(value.rowsReady);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        {words.confirm(ready)}
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        tone="primary"
        title={words.confirmTitle(ready)}
        consequence={words.confirmConsequence(format.number(value.rowsRejected), value.newPosyandu.length)}
        confirmLabel={words.confirm(ready)}
        failure={() => words.confirmFailed}
        onConfirm={confirm}
      />
    </>
  );
}

function CancelButton({ cancel }: { cancel: () => Promise<void> }) {
  const words = useWords(importMessages);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.cancel}</Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={`${words.cancel}?`}
        consequence={words.cancelConsequence}
        confirmLabel={words.cancel}
        failure={() => words.confirmFailed}
        onConfirm={cancel}
      />
    </>
  );
}

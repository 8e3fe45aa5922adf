import { isProblem, type Locale } from "@spbe-kit/core";
import type { ParkedTask } from "@spbe-kit/core/host";
import { RefreshCw } from "lucide-react";
import { useState } from "react";
import { Button } from "../../react/button/button.tsx";
import { Skeleton } from "../../react/feedback/progress.tsx";
import { EmptyState } from "../../react/feedback/states.tsx";
import { useToast } from "../../react/feedback/toast.tsx";
import { PageHeader, Stack } from "../../react/layout/layout.tsx";
import { Counter, Counters } from "../../react/list/facts.tsx";
import { ConfirmDialog } from "../../react/overlay/confirm-dialog.tsx";
import { useFormat, useLocale, useWords } from "../../react/provider/spbe-provider.tsx";
import { ReadingFailure } from "../reading-failure.tsx";
import { type UndoClient, useOfferUndo } from "../undo/use-offer-undo.ts";
import { TaskTable } from "./task-table.tsx";
import { tasksMessages } from "./tasks.messages.ts";
import { type TaskCounts, type TasksClient, useParkedTasks } from "./use-parked-tasks.ts";

export interface TaskBoardProps {
  readonly client: TasksClient;
  /** Takes a discarding back while it waits. */
  readonly undo: UndoClient;
  /** Titles of the portal's modules, by name. */
  readonly titles: Readonly<Record<string, Readonly<Record<Locale, string>>>>;
}

/** Background work that failed on every attempt, and what an operator can do about it. */
export function TaskBoard({ client, undo, titles }: TaskBoardProps) {
  const words = useWords(tasksMessages);
  const locale = useLocale();
  const toast = useToast();
  const { items, first: counts, error, loadMore, loadingMore, again: reload } = useParkedTasks(client);
  const [replaying, setReplaying] = useState<string>();
  const [discarding, setDiscarding] = useState<ParkedTask>();
  const [leaving, setLeaving] = useState<ReadonlySet<string>>(new Set());
  const offerUndo = useOfferUndo(undo);

  const replay = async ({ taskId }: ParkedTask) => {
    setReplaying(taskId);
    try {
      await client.replay({ params: { taskId } });
      toast(words.replayed);
    } catch (reason) {
      toast(sayFailure(words.actFailed, reason), { tone: "danger" });
    } finally {
      setReplaying(undefined);
      reload();
    }
  };
  const discard = async ({ taskId }: ParkedTask) => {
    const pending = await client.discard({ params: { taskId } });
    const stays = () => setLeaving((before) => new Set([...before].filter((id) => id !== taskId)));
    setLeaving((before) => new Set(before).add(taskId));
    offerUndo(pending, {
      waiting: words.discarding,
      withdrawn: words.kept,
      onWithdrawn: stays,
      onDone: () => {
        stays();
        reload();
      },
    });
  };

  if (error !== undefined && items === undefined)
    return <ReadingFailure title={words.failed} error={error} onRetry={reload} />;
  return (
    <Stack gap={6}>
      <PageHeader
        size={24}
        overline={words.overline}
        title={words.title}
        lede={words.lede}
        actions={
          <>
            <Button icon={RefreshCw} onClick={reload}>
              {words.refresh}
            </Button>
            {counts && counts.parked > 1 && <ReplayAll client={client} counts={counts} onDone={reload} />}
          </>
        }
      />
      {counts && <Figures counts={counts} />}
      {items === undefined ? (
        <Skeleton lines={6} />
      ) : items.length === 0 ? (
        <EmptyState title={words.empty}>{words.emptyBody}</EmptyState>
      ) : (
        <TaskTable
          items={items}
          sayModule={(name) => titles[name]?.[locale] ?? name}
          onReplay={replay}
          onDiscard={setDiscarding}
          busy={replaying}
          leaving={leaving}
        />
      )}
      {loadMore && (
        <Button busy={loadingMore} onClick={loadMore}>
          {words.more}
        </Button>
      )}
      {discarding && (
        <ConfirmDialog
          open
          onOpenChange={() => setDiscarding(undefined)}
          title={words.discardTitle(discarding.event)}
          consequence={words.discardConsequence}
          confirmLabel={words.discard}
          onConfirm={() => discard(discarding)}
          failure={(reason) => sayFailure(words.actFailed, reason)}
        />
      )}
    </Stack>
  );
}

function Figures({ counts }: { counts: TaskCounts }) {
  const words = useWords(tasksMessages);
  const format = useFormat();
  return (
    <Counters>
      <Counter label={words.parked} value={format.number(counts.parked)} />
      <Counter label={words.waiting} value={format.number(counts.waiting)} />
    </Counters>
  );
}

function ReplayAll({ client, counts, onDone }: { client: TasksClient; counts: TaskCounts; onDone: () => void }) {
  const words = useWords(tasksMessages);
  const format = useFormat();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const run = async () => {
    await client.replayAll({});
    toast(words.replayed);
    onDone();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.replayAll}</Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        tone="primary"
        title={words.replayAllTitle(format.number(counts.parked))}
        consequence={words.replayAllConsequence}
        confirmLabel={words.replayAll}
        onConfirm={run}
        failure={(reason) => sayFailure(words.actFailed, reason)}
      />
    </>
  );
}

function sayFailure(sentence: string, error: unknown): string {
  return isProblem(error) && error.traceId ? `${sentence} (${error.traceId})` : sentence;
}

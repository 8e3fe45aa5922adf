import type { ParkedTask } from "@spbe-kit/core/host";
import { Button } from "../../react/button/button.tsx";
import { useFormat, useWords } from "../../react/provider/spbe-provider.tsx";
import {
  CellSub,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
  TableRowHeader,
} from "../../react/table/table.tsx";
import { tasksMessages } from "./tasks.messages.ts";

export interface TaskTableProps {
  readonly items: readonly ParkedTask[];
  /** A module's name as people call it. */
  readonly sayModule: (name: string) => string;
  readonly onReplay: (task: ParkedTask) => Promise<void>;
  readonly onDiscard: (task: ParkedTask) => void;
  /** The task that is being replayed. */
  readonly busy: string | undefined;
  /** Tasks that are given up a few seconds from now. */
  readonly leaving: ReadonlySet<string>;
}

/** Parked tasks, one a row: what had happened, why it failed, since when, and what to do. */
export function TaskTable({ items, ...row }: TaskTableProps) {
  const words = useWords(tasksMessages);
  return (
    <Table caption={words.caption} captionHidden>
      <TableHead>
        <TableRow>
          <TableHeaderCell>{words.what}</TableHeaderCell>
          <TableHeaderCell>{words.failure}</TableHeaderCell>
          <TableHeaderCell priority={2}>{words.since}</TableHeaderCell>
          <TableHeaderCell priority={2}>{words.act}</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {items.map((task) => (
          <TaskRow key={task.taskId} task={task} {...row} />
        ))}
      </TableBody>
    </Table>
  );
}

type TaskRowProps = Omit<TaskTableProps, "items"> & { readonly task: ParkedTask };

function TaskRow({ task, sayModule, ...acts }: TaskRowProps) {
  const words = useWords(tasksMessages);
  const format = useFormat();
  const { event, module, lastError, parkedAt, attempts, traceId } = task;
  return (
    <TableRow>
      <TableRowHeader>
        {event}
        <CellSub>{words.forModule(sayModule(module))}</CellSub>
        <CellSub narrow>{format.moment(parkedAt)}</CellSub>
      </TableRowHeader>
      <TableCell className="spbe-task-failure">
        {lastError || words.noFailure}
        <CellSub>{words.attempts(format.number(attempts))}</CellSub>
        {traceId && <CellSub>{words.trace(traceId)}</CellSub>}
        <CellSub narrow className="spbe-task-acts">
          <TaskActs task={task} {...acts} />
        </CellSub>
      </TableCell>
      <TableCell priority={2}>{format.moment(parkedAt)}</TableCell>
      <TableCell priority={2}>
        <span className="spbe-task-acts">
          <TaskActs task={task} {...acts} />
        </span>
      </TableCell>
    </TableRow>
  );
}

/** On phones below the failure, elsewhere in a column of their own. */
function TaskActs({ task, onReplay, onDiscard, busy, leaving }: Omit<TaskRowProps, "sayModule">) {
  const words = useWords(tasksMessages);
  const { event, taskId } = task;
  if (leaving.has(taskId)) return <>{words.leaving}</>;
  return (
    <>
      <Button busy={busy === taskId} aria-label={words.replayOf(event)} onClick={() => void onReplay(task)}>
        {words.replay}
      </Button>
      <Button variant="quiet" aria-label={words.discardOf(event)} onClick={() => onDiscard(task)}>
        {words.discard}
      </Button>
    </>
  );
}

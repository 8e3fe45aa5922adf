import {
  Badge,
  CellSub,
  EmptyState,
  RowLink,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
  TableRowHeader,
  useFormat,
  useWords,
} from "@spbe-kit/ui";
import type { Import, ImportState } from "../../domain/import.schema.ts";
import { importMessages } from "./import.messages.ts";

const TONES: Readonly<Partial<Record<ImportState, "success" | "warning" | "danger" | "info">>> = {
  done: "success",
  preview: "warning",
  failed: "danger",
  reading: "info",
  saving: "info",
};

/** Earlier imports, newest first. */
export function ImportList({ items }: { items: readonly Import[] }) {
  const words = useWords(importMessages);
  const format = useFormat();
  if (items.length === 0) return <EmptyState title={words.none}>{words.noneBody}</EmptyState>;
  return (
    <Table caption={words.earlier} captionHidden>
      <TableHead>
        <TableRow>
          <TableHeaderCell>{words.file}</TableHeaderCell>
          <TableHeaderCell priority={2}>{words.when}</TableHeaderCell>
          <TableHeaderCell>{words.state}</TableHeaderCell>
          <TableHeaderCell numeric>{words.saved}</TableHeaderCell>
          <TableHeaderCell numeric priority={2}>
            {words.rejectedCount}
          </TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {items.map((one) => (
          <TableRow key={one.importId}>
            <TableRowHeader>
              <RowLink to={`/stunting/impor/${one.importId}`}>{one.fileName}</RowLink>
              <CellSub narrow>{format.moment(one.createdAt)}</CellSub>
            </TableRowHeader>
            <TableCell priority={2}>
              {format.moment(one.createdAt)}
              <CellSub>{one.createdBy}</CellSub>
            </TableCell>
            <TableCell>
              <Badge tone={TONES[one.state]}>{words.states[one.state]}</Badge>
            </TableCell>
            <TableCell numeric>{format.number(one.rowsSaved)}</TableCell>
            <TableCell numeric priority={2}>
              {format.number(one.rowsRejected)}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

import type { AuditEntryShown } from "@spbe-kit/core";
import { Link } from "../../react/navigation/navigation.tsx";
import { useFormat, useLocale, useWords } from "../../react/provider/spbe-provider.tsx";
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
import { auditMessages } from "./audit.messages.ts";
import { type AuditWords, sayAct, sayPurpose, saySubject } from "./audit-words.ts";

export interface AuditTableProps {
  readonly items: readonly AuditEntryShown[];
  readonly words: AuditWords;
}

const SUBJECTS_SHOWN = 3;

/** Entries of the audit, one a row: when, who, what, whom. */
export function AuditTable({ items, words: said }: AuditTableProps) {
  const words = useWords(auditMessages);
  return (
    <Table caption={words.caption} captionHidden>
      <TableHead>
        <TableRow>
          <TableHeaderCell>{words.at}</TableHeaderCell>
          <TableHeaderCell>{words.who}</TableHeaderCell>
          <TableHeaderCell>{words.act}</TableHeaderCell>
          <TableHeaderCell priority={2}>{words.whom}</TableHeaderCell>
          <TableHeaderCell priority={2}>{words.place}</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {items.map((entry) => (
          <AuditRow key={entry.entryId} entry={entry} said={said} />
        ))}
      </TableBody>
    </Table>
  );
}

function AuditRow({ entry, said }: { entry: AuditEntryShown; said: AuditWords }) {
  const words = useWords(auditMessages);
  const locale = useLocale();
  const format = useFormat();
  const { accountId, fields, sealed, purpose } = entry;
  return (
    <TableRow>
      <TableRowHeader>
        {format.moment(entry.at)}
        <CellSub>{words.kinds[entry.kind]}</CellSub>
      </TableRowHeader>
      <TableCell>
        {accountId === "host" ? words.host : (entry.accountName ?? accountId)}
        <CellSub>{entry.role}</CellSub>
      </TableCell>
      <TableCell>
        {sayAct(said, entry.act, locale)}
        {fields.length > 0 && <CellSub>{words.fields(fields.join(", "))}</CellSub>}
        {purpose !== null && <CellSub>{words.purpose(sayPurpose(purpose, locale))}</CellSub>}
        <CellSub narrow>
          <Subjects subjects={entry.subjects} said={said} />
        </CellSub>
      </TableCell>
      <TableCell priority={2}>
        <Subjects subjects={entry.subjects} said={said} />
      </TableCell>
      <TableCell priority={2} tone={sealed ? undefined : "muted"}>
        {sealed ? words.sealed : words.unsealed}
      </TableCell>
    </TableRow>
  );
}

function Subjects({ subjects, said }: { subjects: readonly string[]; said: AuditWords }) {
  const words = useWords(auditMessages);
  const locale = useLocale();
  const more = subjects.length - SUBJECTS_SHOWN;
  return (
    <>
      {subjects.slice(0, SUBJECTS_SHOWN).map((subject, index) => {
        const { label, to } = saySubject(said, subject, locale);
        return (
          <span key={subject}>
            {index > 0 && ", "}
            {to ? <Link to={to}>{label}</Link> : label}
          </span>
        );
      })}
      {more > 0 && ` ${words.andOthers(more)}`}
    </>
  );
}

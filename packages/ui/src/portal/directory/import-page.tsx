import type { ImportReport } from "@spbe-kit/core/organisation";
import { useState } from "react";
import { Actions, Button } from "../../react/button/button.tsx";
import { Callout } from "../../react/feedback/callout.tsx";
import { FileDrop } from "../../react/field/file-drop.tsx";
import { PageHeader, Section, Stack, Text } from "../../react/layout/layout.tsx";
import { useFormat, useLocale, useWords } from "../../react/provider/spbe-provider.tsx";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
  TableRowHeader,
} from "../../react/table/table.tsx";
import { directoryMessages } from "./directory.messages.ts";
import { useDirectory } from "./directory-provider.tsx";
import { codeSentence, readSaveComplaint, type SaveComplaint } from "./save-complaint.ts";

const COLUMNS =
  "kode unit, nama unit, singkatan, jenis unit, kode induk, nama jabatan, jenis jabatan, jenjang, kode jabatan, nip, gelar depan, nama, gelar belakang, akun, kapasitas, nomor sk, berlaku sejak, mulai, sampai";
const MOST_BYTES = 2 * 1024 * 1024;

/** /direktori/impor: looks at a file first, says why rows are refused, then takes the sound ones. */
export default function ImportPage() {
  const words = useWords(directoryMessages);
  const format = useFormat();
  const { file, choose, report, done, busy, complaint, look, take } = useImport();
  const count = report ? Object.values(report.written).reduce((sum, one) => sum + one, 0) : 0;
  return (
    <Stack gap={6}>
      <PageHeader size={24} overline={words.overline} title={words.importTitle} lede={words.importLede} />
      <FileDrop label={words.file} accept={[".xlsx", ".csv"]} maxBytes={MOST_BYTES} file={file} onFileChange={choose}>
        {words.importColumns(COLUMNS)}
      </FileDrop>
      {complaint && (
        <Callout tone="danger" role="alert" title={words.notSaved}>
          {complaint.message} {complaint.traceId && words.trace(complaint.traceId)}
        </Callout>
      )}
      {file && !report && (
        <Actions>
          <Button variant="primary" busy={busy} onClick={look}>
            {busy ? words.looking : words.look}
          </Button>
        </Actions>
      )}
      {report && (
        <Section title={done ? words.done : words.preview} role="status">
          <Stack>
            <Text>{count === 0 ? words.nothingToTake : <Written report={report} />}</Text>
            {!done && count > 0 && (
              <Actions>
                <Button variant="primary" busy={busy} onClick={take}>
                  {busy ? words.taking : words.take(format.number(count))}
                </Button>
              </Actions>
            )}
          </Stack>
        </Section>
      )}
      {report && report.rejected > 0 && (
        <Section title={words.rejected(format.number(report.rejected), format.number(report.rows))}>
          <RefusedRows report={report} />
        </Section>
      )}
    </Stack>
  );
}

function Written({ report }: { report: ImportReport }) {
  const words = useWords(directoryMessages);
  const format = useFormat();
  const { units, posts, people, holdings } = report.written;
  return words.willWrite(format.number(units), format.number(posts), format.number(people), format.number(holdings));
}

function RefusedRows({ report }: { report: ImportReport }) {
  const words = useWords(directoryMessages);
  const format = useFormat();
  const locale = useLocale();
  const problems = report.items.flatMap(({ row, problems: own }) => own.map((problem) => ({ row, ...problem })));
  return (
    <Table caption={words.rejected(format.number(report.rejected), format.number(report.rows))} captionHidden>
      <TableHead>
        <TableRow>
          <TableHeaderCell numeric>{words.row}</TableHeaderCell>
          <TableHeaderCell>{words.column}</TableHeaderCell>
          <TableHeaderCell>{words.why}</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {problems.map(({ row, column, code, message }) => (
          <TableRow key={`${row} ${column} ${code}`}>
            <TableRowHeader>{format.number(row)}</TableRowHeader>
            <TableCell>{column}</TableCell>
            <TableCell>{codeSentence(code, locale) ?? message}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function useImport() {
  const { client } = useDirectory();
  const locale = useLocale();
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<ImportReport | null>(null);
  const [done, setDone] = useState(false);
  const [busy, setBusy] = useState(false);
  const [complaint, setComplaint] = useState<SaveComplaint | null>(null);
  const [crash, setCrash] = useState<{ readonly error: unknown } | null>(null);
  if (crash) throw crash.error;

  const send = async (act: "preview" | "run") => {
    if (!file || busy) return;
    setBusy(true);
    setComplaint(null);
    try {
      setReport(await client.imports[act]({ body: file }));
      setDone(act === "run");
    } catch (error) {
      try {
        setComplaint(readSaveComplaint(error, locale));
      } catch (mistake) {
        setCrash({ error: mistake });
      }
    } finally {
      setBusy(false);
    }
  };
  return {
    file,
    choose: (next: File | null) => {
      setFile(next);
      setReport(null);
      setDone(false);
      setComplaint(null);
    },
    report,
    done,
    busy,
    complaint,
    look: () => void send("preview"),
    take: () => void send("run"),
  };
}

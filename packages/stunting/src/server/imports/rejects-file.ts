import { Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import type { RequestContext } from "@spbe-kit/server";
import { writeSpreadsheet } from "@spbe-kit/server/spreadsheet";
import type { EppgbmField } from "../../domain/eppgbm/columns.ts";
import type { importsContract } from "../../domain/imports.contract.ts";
import type { ImportRecord } from "./import-store.ts";
import type { JudgedReading } from "./judged-row.ts";
import { readRows, reasonsOf } from "./list-rows.ts";

const CHUNK = 500;
export const REASON_HEADER = "Alasan ditolak";

/**
 * The rejected rows in the file's own columns, so that mended rows go back as they are; the reason stands in a last column that
 * an import leaves alone.
 */
export function rejectsResponse(
  context: RequestContext<typeof importsContract.rejects>,
  record: ImportRecord,
): Response {
  const rows = rejectedRows(context, record);
  const body: NodeReadableStream = Readable.toWeb(
    Readable.from(writeSpreadsheet({ sheets: [{ name: "Ditolak", rows }] })),
  );
  return new Response(body as ReadableStream<Uint8Array>, {
    headers: {
      "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "content-disposition": `attachment; filename="baris-ditolak-${record.created_at.slice(0, 10)}.xlsx"`,
    },
  });
}

async function* rejectedRows(
  { db, vault, signedIn }: RequestContext<typeof importsContract.rejects>,
  record: ImportRecord,
): AsyncGenerator<readonly string[]> {
  const headers = record.header.filter((header) => header !== REASON_HEADER);
  yield [...headers, REASON_HEADER];
  let after = 0;
  for (;;) {
    const rows = await db(
      (tx) => readRows(tx, vault, signedIn.regencyCode, record.import_id, { kind: "rejected", after, limit: CHUNK }),
      { readOnly: true },
    );
    for (const { cells, reading, problems } of rows) {
      const written = cells ?? cellsFrom(record, reading);
      yield [
        ...record.header.flatMap((header, i) => (header === REASON_HEADER ? [] : [written[i] ?? ""])),
        reasonsOf(problems),
      ];
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < CHUNK) return;
    after = last.row;
  }
}

/** A row turned away while saving was kept as read, not as written. */
function cellsFrom({ report }: ImportRecord, reading: JudgedReading): string[] {
  const said: Partial<Record<EppgbmField, string | number | null>> = {
    nik: reading.nik,
    name: reading.name,
    sex: reading.sex === null ? null : reading.sex === "M" ? "L" : "P",
    birthDate: reading.birthDate,
    birthWeight: reading.birthWeightKg,
    birthLength: reading.birthLengthCm,
    motherName: reading.motherName,
    village: reading.villageName,
    posyandu: reading.posyanduName,
    measuredOn: reading.measuredOn,
    weight: reading.weightKg,
    stature: reading.statureCm,
    position: reading.position === null ? null : reading.position === "lying" ? "Terlentang" : "Berdiri",
    arm: reading.armCm,
  };
  return (report.columns ?? []).map(({ field }) => String(said[field as EppgbmField] ?? ""));
}

import { addDays, addMonths, type CalendarDate } from "@spbe-kit/core";
import type { EppgbmProblemCode } from "../../domain/eppgbm/problems.ts";
import { respelled } from "../regency/planted-duplicates.ts";
import type { EppgbmCell, EppgbmColumn, EppgbmRecord } from "./eppgbm-columns.ts";

/**
 * What an importer should do with a row that carries the dirt, were it clean otherwise: `read` it without a word about the
 * dirt, let it in with a warning, show that scores differ, or reject it.
 */
export type ExpectedReading = "read" | "warned" | "differing" | "rejected";

/** One way in which real files are dirty, made on purpose. */
export interface EppgbmDirt {
  readonly kind: string;
  /** The column that is dirty; null where the row as a whole is. */
  readonly column: EppgbmColumn | null;
  readonly expects: ExpectedReading;
  /** The problem an importer should name. */
  readonly code?: EppgbmProblemCode;
  soil(record: EppgbmRecord, context: DirtContext): EppgbmRecord;
}

export interface DirtContext {
  readonly birthDate: CalendarDate;
  readonly measuredOn: CalendarDate;
  readonly asOf: CalendarDate;
  /** Writes a date as its column does. */
  dateCell(date: CalendarDate): EppgbmCell;
  /** The row before this one, as it was written. */
  readonly previous: EppgbmRecord | undefined;
}

/** Every kind the generator can plant. A dirty file carries them in turn. */
export const eppgbmDirt: readonly EppgbmDirt[] = [
  // Spreadsheets keep fifteen digits: the last has become 0, and nobody can see it.
  cell("nik-as-number", "NIK", "read", (value) => Math.floor(Number(value) / 10) * 10),
  cell(
    "nik-in-scientific-notation",
    "NIK",
    "warned",
    (value) => Number(value).toExponential(5).replace("e", "E"),
    "eppgbm/nik-scientific",
  ),
  cell("nik-with-spaces", "NIK", "read", (value) => text(value).replace(/^(\d{6})(\d{6})/, "$1 $2 ")),
  cell("nik-masked", "NIK", "warned", (value) => text(value).replace(/^(\d{6})\d{6}/, "$1******"), "eppgbm/nik-masked"),
  cell("nik-short", "NIK", "warned", (value) => text(value).slice(0, 15), "eppgbm/nik-length"),
  cell("nik-of-another-day", "NIK", "warned", (value) => otherDay(text(value)), "eppgbm/nik-doubtful"),
  cell("nik-missing", "NIK", "read", () => null),
  cell("name-missing", "Nama", "rejected", () => null, "eppgbm/name-missing"),
  cell("name-padded", "Nama", "read", (value) => `  ${text(value).replace(" ", "\u00a0")} `),
  cell("name-like-a-formula", "Nama", "read", (value) => `=${text(value)}`),
  cell("name-respelled", "Nama", "read", (value) => respelled(text(value))),
  cell("sex-in-words", "JK", "read", (value) => (value === "L" ? "Laki-laki" : "perempuan")),
  cell("sex-unknown", "JK", "rejected", () => "X", "eppgbm/sex-unreadable"),
  cell("birth-date-missing", "Tgl Lahir", "rejected", () => null, "eppgbm/birth-date-missing"),
  cell("birth-date-impossible", "Tgl Lahir", "rejected", () => "31/02/2025", "eppgbm/no-such-day"),
  cell("birth-date-in-iso-text", "Tgl Lahir", "read", (_, { birthDate }) => birthDate),
  cell("birth-date-as-spreadsheet-date", "Tgl Lahir", "read", (_, { birthDate }) => ({ date: birthDate })),
  cell(
    "birth-in-future",
    "Tgl Lahir",
    "rejected",
    (_, { asOf, dateCell }) => dateCell(addMonths(asOf, 5)),
    "eppgbm/birth-in-future",
  ),
  cell(
    "too-old",
    "Tgl Lahir",
    "warned",
    (_, { birthDate, dateCell }) => dateCell(addMonths(birthDate, -72)),
    "eppgbm/too-old-to-score",
  ),
  cell(
    "measured-before-birth",
    "Tanggal Pengukuran",
    "rejected",
    (_, { birthDate, dateCell }) => dateCell(addDays(birthDate, -20)),
    "eppgbm/measured-before-birth",
  ),
  cell(
    "measured-in-future",
    "Tanggal Pengukuran",
    "rejected",
    (_, { asOf, dateCell }) => dateCell(addMonths(asOf, 13)),
    "eppgbm/measured-in-future",
  ),
  cell("weight-with-comma", "Berat", "read", (value) => Number(value).toFixed(1).replace(".", ",")),
  cell("weight-with-unit", "Berat", "read", (value) => `${text(value)} kg`),
  cell("weight-in-grams", "Berat", "rejected", (value) => Math.round(Number(value) * 1000), "eppgbm/weight-in-grams"),
  cell("weight-no-number", "Berat", "rejected", () => "tdk ditimbang", "eppgbm/weight-unreadable"),
  {
    kind: "nothing-measured",
    column: "Berat",
    expects: "rejected",
    code: "eppgbm/nothing-measured",
    soil: (record) => ({ ...record, Berat: null, Tinggi: null }),
  },
  cell("stature-in-metres", "Tinggi", "rejected", (value) => Number(value) / 100, "eppgbm/stature-range"),
  {
    kind: "weight-and-stature-swapped",
    column: "Tinggi",
    expects: "rejected",
    code: "eppgbm/stature-range",
    soil: (record) => ({ ...record, Berat: record.Tinggi, Tinggi: record.Berat }),
  },
  cell("position-as-abbreviation", "Cara Ukur", "read", (value) => (value === "Berdiri" ? "TB" : "PB")),
  cell("position-missing", "Cara Ukur", "warned", () => null, "eppgbm/position-missing"),
  cell("position-unknown", "Cara Ukur", "warned", () => "Duduk", "eppgbm/position-unreadable"),
  cell("arm-in-millimetres", "LiLA", "warned", () => 135, "eppgbm/arm-unreadable"),
  cell(
    "birth-weight-times-ten",
    "BB Lahir",
    "warned",
    (value) => Math.round(Number(value) * 10),
    "eppgbm/birth-size-unreadable",
  ),
  cell("age-in-other-words", "Usia Saat Ukur", "read", (value) => text(value).replaceAll(" - ", " ").toUpperCase()),
  cell("score-with-colon", "ZS TB/U", "read", (value) => Number(value).toFixed(2).replace(".", ":")),
  cell("score-differs", "ZS TB/U", "differing", (value) => Math.round((Number(value) + 0.4) * 100) / 100),
  cell("category-outlier", "TB/U", "read", () => "Outlier"),
  cell("village-unknown", "Desa/Kel", "rejected", () => "Desa Tidak Ada", "eppgbm/village-unknown"),
  cell("village-in-capitals", "Desa/Kel", "read", (value) => ` ${text(value).toUpperCase()} `),
  cell("posyandu-new", "Posyandu", "warned", () => "Bakung Baru", "eppgbm/posyandu-new"),
  {
    kind: "row-repeated",
    column: null,
    expects: "rejected",
    code: "eppgbm/duplicate-in-file",
    soil: (record, { previous }) => ({ ...(previous ?? record), No: record.No }),
  },
];

function cell(
  kind: string,
  column: EppgbmColumn,
  expects: ExpectedReading,
  change: (value: EppgbmCell, context: DirtContext) => EppgbmCell,
  code?: EppgbmProblemCode,
): EppgbmDirt {
  const soil = (record: EppgbmRecord, context: DirtContext) => ({
    ...record,
    [column]: change(record[column], context),
  });
  return { kind, column, expects, soil, ...(code !== undefined && { code }) };
}

function text(value: EppgbmCell): string {
  return typeof value === "object" ? (value?.date ?? "") : String(value);
}

/** The day of birth in a NIK moved within its month, so that it no longer fits the child. */
function otherDay(nik: string): string {
  const day = Number(nik.slice(6, 8));
  const inMonth = day > 40 ? day - 40 : day;
  const moved = inMonth > 14 ? day - 10 : day + 10;
  return nik.slice(0, 6) + String(moved).padStart(2, "0") + nik.slice(8);
}

import { type CalendarDate, nikIn, parseNik } from "@spbe-kit/core";
import type { Sex } from "../child.schema.ts";
import type { StaturePosition } from "../measurement.schema.ts";
import type { EppgbmField } from "./columns.ts";
import { type DateCellError, type DateOrderProof, readDateCell } from "./date-cells.ts";
import type { EppgbmProblem, EppgbmProblemCode } from "./problems.ts";
import { type SourceCell, textOf } from "./source-cell.ts";
import { readMeasureCell, readNikCell, readPositionCell, readScoreCell, readSexCell } from "./value-cells.ts";

/** What a row says, as far as it could be read. The area is still words; the register knows its codes. */
export interface EppgbmRow {
  readonly name: string | null;
  readonly sex: Sex | null;
  readonly birthDate: CalendarDate | null;
  readonly nik: string | null;
  readonly motherName: string | null;
  readonly birthWeightKg: number | null;
  readonly birthLengthCm: number | null;
  readonly districtName: string | null;
  readonly puskesmasName: string | null;
  readonly villageName: string | null;
  readonly posyanduName: string | null;
  readonly measuredOn: CalendarDate | null;
  readonly weightKg: number | null;
  readonly statureCm: number | null;
  readonly position: StaturePosition | null;
  readonly armCm: number | null;
  /** The scores the file claims. */
  readonly claimed: {
    readonly weightForAge: number | null;
    readonly heightForAge: number | null;
    readonly weightForHeight: number | null;
  };
  readonly problems: readonly EppgbmProblem[];
}

export interface RowReading {
  readonly indexOf: Readonly<Partial<Record<EppgbmField, number>>>;
  readonly birthDates: DateOrderProof;
  readonly measuredDates: DateOrderProof;
  readonly today: CalendarDate;
}

/** Reads one row. Everything wrong in it is named at once, so that the officer mends a row once. */
export function readEppgbmRow(cells: readonly SourceCell[], reading: RowReading): EppgbmRow {
  const problems: EppgbmProblem[] = [];
  const note = (field: EppgbmField | null, code: EppgbmProblemCode, hint?: string): null => {
    problems.push({ field, code, hint });
    return null;
  };
  const cell = (field: EppgbmField): SourceCell | undefined => {
    const index = reading.indexOf[field];
    const found = index === undefined ? null : cells[index];
    if (found?.kind !== "error") return found;
    note(field, "eppgbm/formula-error");
    return null;
  };
  const words = (field: EppgbmField): string | null => {
    const text = textOf(cell(field)).replace(/\s+/g, " ");
    // Names are stored as they are; a NIK is sealed, and has its own column.
    return nikIn(text, reading.today) === undefined ? text || null : note(field, "eppgbm/nik-misplaced");
  };
  const required = (field: EppgbmField, missing: EppgbmProblemCode): string | null =>
    words(field) ??
    (problems.some((problem) => problem.field === field && problem.code === "eppgbm/nik-misplaced")
      ? null
      : note(field, missing));
  const dates = readDates(cell, reading, note);
  const sex = readSexCell(cell("sex")) ?? note("sex", "eppgbm/sex-unreadable");
  const weightKg = readWeight(cell("weight"), note);
  const statureCm = readStature(cell("stature"), note);
  if (
    weightKg === null &&
    statureCm === null &&
    !problems.some(({ field }) => field === "weight" || field === "stature")
  )
    note("weight", "eppgbm/nothing-measured");
  return {
    name: required("name", "eppgbm/name-missing")?.slice(0, 120) ?? null,
    sex,
    ...dates,
    nik: readNik(cell("nik"), sex, dates.birthDate, reading, note),
    motherName: words("motherName")?.slice(0, 120) ?? null,
    ...readBirthSize(cell("birthWeight"), cell("birthLength"), note),
    districtName: words("district"),
    puskesmasName: words("puskesmas"),
    villageName: required("village", "eppgbm/village-missing"),
    posyanduName: required("posyandu", "eppgbm/posyandu-missing"),
    weightKg,
    statureCm,
    position: readPosition(cell("position"), statureCm, note),
    armCm: readArm(cell("arm"), note),
    claimed: {
      weightForAge: readScoreCell(cell("weightForAgeZ")),
      heightForAge: readScoreCell(cell("heightForAgeZ")),
      weightForHeight: readScoreCell(cell("weightForHeightZ")),
    },
    problems,
  };
}

type Note = (field: EppgbmField | null, code: EppgbmProblemCode, hint?: string) => null;
type CellOf = (field: EppgbmField) => SourceCell | undefined;

function readDates(
  cell: CellOf,
  { birthDates, measuredDates, today }: RowReading,
  note: Note,
): { birthDate: CalendarDate | null; measuredOn: CalendarDate | null } {
  const birthDate = readDate("birthDate", cell("birthDate"), birthDates, note);
  const measuredOn = readDate("measuredOn", cell("measuredOn"), measuredDates, note);
  if (birthDate !== null && birthDate > today) note("birthDate", "eppgbm/birth-in-future");
  if (measuredOn !== null && measuredOn > today) note("measuredOn", "eppgbm/measured-in-future");
  if (birthDate !== null && measuredOn !== null && measuredOn < birthDate)
    note("measuredOn", "eppgbm/measured-before-birth");
  return { birthDate, measuredOn };
}

const DATE_PROBLEMS: Readonly<Record<"birthDate" | "measuredOn", Readonly<Record<DateCellError, EppgbmProblemCode>>>> =
  {
    birthDate: {
      empty: "eppgbm/birth-date-missing",
      unreadable: "eppgbm/birth-date-unreadable",
      "no-such-day": "eppgbm/no-such-day",
      ambiguous: "eppgbm/date-ambiguous",
    },
    measuredOn: {
      empty: "eppgbm/measured-on-missing",
      unreadable: "eppgbm/measured-on-unreadable",
      "no-such-day": "eppgbm/no-such-day",
      ambiguous: "eppgbm/date-ambiguous",
    },
  };

function readDate(
  field: "birthDate" | "measuredOn",
  cell: SourceCell | undefined,
  proof: DateOrderProof,
  note: Note,
): CalendarDate | null {
  const read = readDateCell(cell, proof);
  if (!read.ok) return note(field, DATE_PROBLEMS[field][read.error]);
  if (read.value.assumed) note(field, "eppgbm/date-order-assumed");
  return read.value.date;
}

/** No child under five weighs a hundred kilograms: such a number was written in grams. */
const GRAMS_ABOVE = 100;

function readWeight(cell: SourceCell | undefined, note: Note): number | null {
  const read = readMeasureCell(cell);
  if (!read.ok) return note("weight", "eppgbm/weight-unreadable");
  if (read.value !== null && read.value > GRAMS_ABOVE)
    return note("weight", "eppgbm/weight-in-grams", String(Math.round(read.value) / 1000).replace(".", ","));
  return read.value;
}

function readStature(cell: SourceCell | undefined, note: Note): number | null {
  const read = readMeasureCell(cell);
  if (!read.ok) return note("stature", "eppgbm/stature-unreadable");
  if (read.value !== null && (read.value < 20 || read.value > 220)) return note("stature", "eppgbm/stature-range");
  return read.value;
}

const NIK_PROBLEMS = {
  scientific: "eppgbm/nik-scientific",
  masked: "eppgbm/nik-masked",
  length: "eppgbm/nik-length",
  "digits-lost": "eppgbm/nik-digits-lost",
} as const;

function readNik(
  cell: SourceCell | undefined,
  sex: Sex | null,
  birthDate: CalendarDate | null,
  { today }: RowReading,
  note: Note,
): string | null {
  const { nik, problem } = readNikCell(cell);
  if (problem !== null) note("nik", NIK_PROBLEMS[problem]);
  else if (nik !== null && !fitsChild(nik, sex, birthDate, today)) note("nik", "eppgbm/nik-doubtful");
  return nik;
}

function fitsChild(nik: string, sex: Sex | null, birthDate: CalendarDate | null, today: CalendarDate): boolean {
  const parsed = parseNik(nik, { today });
  if (!parsed.ok) return false;
  if (birthDate !== null && parsed.value.birthDate !== birthDate) return false;
  return sex === null || parsed.value.sex === (sex === "M" ? "male" : "female");
}

function readBirthSize(
  weight: SourceCell | undefined,
  length: SourceCell | undefined,
  note: Note,
): { birthWeightKg: number | null; birthLengthCm: number | null } {
  const kg = within(readMeasureCell(weight), 0.3, 8);
  const grams = within(readMeasureCell(weight), 300, 8000);
  const cm = within(readMeasureCell(length), 20, 70);
  if (kg === undefined && grams === undefined) note("birthWeight", "eppgbm/birth-size-unreadable");
  if (cm === undefined) note("birthLength", "eppgbm/birth-size-unreadable");
  return { birthWeightKg: kg ?? (typeof grams === "number" ? grams / 1000 : null), birthLengthCm: cm ?? null };
}

function readArm(cell: SourceCell | undefined, note: Note): number | null {
  const arm = within(readMeasureCell(cell), 4, 60);
  return arm === undefined ? note("arm", "eppgbm/arm-unreadable") : arm;
}

/** The value where it lies within the range, null where there is none, undefined where it is no use. */
function within(
  read: { readonly ok: true; readonly value: number | null } | { readonly ok: false },
  from: number,
  to: number,
): number | null | undefined {
  if (!read.ok) return undefined;
  return read.value === null || (read.value >= from && read.value <= to) ? read.value : undefined;
}

function readPosition(cell: SourceCell | undefined, statureCm: number | null, note: Note): StaturePosition | null {
  const { position, readable } = readPositionCell(cell);
  if (!readable) return note("position", "eppgbm/position-unreadable");
  if (position === null && statureCm !== null) note("position", "eppgbm/position-missing");
  return position;
}

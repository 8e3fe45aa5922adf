import { addDays, addMonths, type CalendarDate, completedMonths, daysBetween, partsOf } from "@spbe-kit/core";
import { type NikIssuer, nikIssuer, personName, type RandomStream, stream } from "@spbe-kit/testing";
import type { Village } from "../../domain/areas.contract.ts";
import type { Sex } from "../../domain/child.schema.ts";
import { assessGrowth } from "../../domain/growth/assess-growth.ts";
import { growingChild } from "../regency/growing-child.ts";
import { type MeasurementRow, measure } from "../regency/measuring.ts";
import { monthsUpTo, posyanduDay } from "../regency/posyandu-day.ts";
import { regencyName } from "../regency/regency-areas.ts";
import { type SyntheticArea, syntheticAreas } from "../regency/synthetic-areas.ts";
import { round } from "../regency/village-children.ts";
import { EPPGBM_COLUMNS, type EppgbmCell, type EppgbmRecord, eppgbmCells } from "./eppgbm-columns.ts";
import { type DirtContext, type EppgbmDirt, eppgbmDirt } from "./eppgbm-dirt.ts";
import { eppgbmWord } from "./eppgbm-labels.ts";

export interface EppgbmOptions {
  readonly asOf: CalendarDate;
  /** Rows below the header. */
  readonly rows: number;
  /** About how many children they are of; an eighth of the rows unless told. */
  readonly children?: number;
  /** Every twelfth row carries one of `eppgbmDirt`, in turn. */
  readonly dirty?: boolean;
  readonly regencyCode?: string;
  readonly seed?: number;
  /** How dates stand in the file: text day first ("09/04/2025") unless told. */
  readonly dates?: "day-first" | "month-first" | "iso" | "cells";
}

/** One row of the file. */
export interface EppgbmRow {
  /** As the spreadsheet program numbers it; the header is row 1. */
  readonly row: number;
  readonly cells: readonly EppgbmCell[];
  /** What is wrong with it on purpose. */
  readonly dirt: EppgbmDirt | null;
}

const DIRTY_EVERY = 12;
const ROWS_PER_CHILD = 8;
/** Mean height for age that gives about 6.4 % stunted. */
const LEVEL = -0.4;
/** The file does not say who measured. */
const NOBODY = [""];

/** The header and then every row as plain cells, for a file writer. Makes rows as they are asked for. */
export function* eppgbmTable(options: EppgbmOptions): Generator<readonly EppgbmCell[]> {
  yield EPPGBM_COLUMNS;
  for (const { cells } of eppgbmRows(options)) yield cells;
}

/** The rows of a synthetic e-PPGBM export, made one by one: memory stays small whatever `rows` is. */
export function* eppgbmRows(options: EppgbmOptions): Generator<EppgbmRow> {
  const { rows, dirty = false, asOf } = options;
  const file = openFile(options);
  let number = 0;
  let previous: EppgbmRecord | undefined;
  for (let index = 0; number < rows; index += 1) {
    for (const { record, birthDate, measuredOn } of recordsOfChild(file, index)) {
      if (number >= rows) return;
      number += 1;
      const dirt =
        dirty && number % DIRTY_EVERY === 0 ? eppgbmDirt[(number / DIRTY_EVERY - 1) % eppgbmDirt.length]! : null;
      const context: DirtContext = { birthDate, measuredOn, asOf, dateCell: file.dateCell, previous };
      const numbered: EppgbmRecord = { ...record, No: number };
      const written = dirt ? dirt.soil(numbered, context) : numbered;
      previous = written;
      yield { row: number + 1, cells: eppgbmCells(written), dirt };
    }
  }
}

interface File {
  readonly seed: number;
  readonly asOf: CalendarDate;
  readonly regency: string;
  readonly months: readonly CalendarDate[];
  /** The posyandu are those of the demo register of the same seed. */
  readonly areas: readonly SyntheticArea[];
  readonly niks: NikIssuer;
  dateCell(date: CalendarDate): EppgbmCell;
}

function openFile({
  asOf,
  rows,
  children,
  regencyCode = "19.06",
  seed = 1906,
  dates = "day-first",
}: EppgbmOptions): File {
  const perChild = Math.max(1, Math.ceil(children ? rows / children : ROWS_PER_CHILD));
  return {
    seed,
    asOf,
    regency: regencyName(regencyCode),
    months: monthsUpTo(asOf, Math.min(perChild, 60)),
    areas: syntheticAreas(seed, regencyCode, "demo"),
    niks: nikIssuer(),
    dateCell: DATE_CELLS[dates],
  };
}

const DATE_CELLS: Readonly<Record<NonNullable<EppgbmOptions["dates"]>, (date: CalendarDate) => EppgbmCell>> = {
  "day-first": (date) => `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`,
  "month-first": (date) => `${date.slice(5, 7)}/${date.slice(8)}/${date.slice(0, 4)}`,
  iso: (date) => date,
  cells: (date) => ({ date }),
};

interface DatedRecord {
  readonly record: EppgbmRecord;
  readonly birthDate: CalendarDate;
  readonly measuredOn: CalendarDate;
}

function* recordsOfChild(file: File, index: number): Generator<DatedRecord> {
  const from = stream(file.seed, "eppgbm-child", index);
  const { traits, posyandu } = pickArea(from, file.areas);
  const { village } = traits;
  const birthDate = addDays(addMonths(file.asOf, -from.int(1, 59)), -from.int(0, 27));
  const sex: Sex = from.chance(105 / 205) ? "M" : "F";
  const key = `eppgbm/${index}`;
  const child = growingChild({ key, seed: file.seed, sex, birthDate, heightZ: traits.heightZ + from.normal(0, 0.95) });
  const place = from.pick(posyandu);
  const fixed = childCells(from, file, village, place.name, { sex, birthDate });
  for (const month of file.months) {
    const measuredOn = posyanduDay(file.seed, place.code, month);
    if (measuredOn <= birthDate || measuredOn > file.asOf || completedMonths(birthDate, measuredOn) >= 60) continue;
    const { row } = measure({
      seed: file.seed,
      asOf: file.asOf,
      childKey: key,
      childId: key,
      sex,
      ageInMonths: completedMonths(birthDate, measuredOn),
      measuredOn,
      month,
      cadres: NOBODY,
      child: child.on(measuredOn, LEVEL),
    });
    yield { record: { ...fixed, ...visitCells(file, sex, birthDate, row) }, birthDate, measuredOn };
  }
}

function pickArea(from: RandomStream, areas: readonly SyntheticArea[]): SyntheticArea {
  const total = areas.reduce((sum, { traits }) => sum + traits.children, 0);
  let left = from.uniform() * total;
  for (const area of areas) {
    left -= area.traits.children;
    if (left < 0) return area;
  }
  return areas[areas.length - 1]!;
}

type VisitColumn = keyof ReturnType<typeof visitCells>;

function childCells(
  from: RandomStream,
  file: File,
  village: Village,
  posyandu: string,
  { sex, birthDate }: { sex: Sex; birthDate: CalendarDate },
): Omit<EppgbmRecord, VisitColumn> {
  const person = { districtCode: village.districtCode, birthDate, sex: sex === "M" ? "male" : "female" } as const;
  return {
    No: null,
    NIK: file.niks.issue(from, person),
    Nama: personName(from, person.sex, "child"),
    JK: sex === "M" ? "L" : "P",
    "Tgl Lahir": file.dateCell(birthDate),
    "BB Lahir": round(from.normal(3.1, 0.4), 1),
    "TB Lahir": round(from.normal(49, 1.8), 1),
    "Nama Ortu": personName(from, "female"),
    Prov: "Kepulauan Bangka Belitung",
    "Kab/Kota": file.regency.replace("Kabupaten ", ""),
    Kec: village.districtName,
    Pukesmas: village.puskesmasName,
    "Desa/Kel": village.name,
    Posyandu: posyandu,
    RT: String(from.int(1, 12)).padStart(3, "0"),
    RW: String(from.int(1, 5)).padStart(3, "0"),
    Alamat: `Dusun ${from.pick(["Air Putih", "Gunung", "Pasir", "Sungai"])}`,
    KIA: from.chance(0.93) ? "Ya" : "Tidak",
    "Kelas Ibu Balita": from.chance(0.3) ? "Ya" : "Tidak",
    MBG: "-",
    Detail: "",
  };
}

function visitCells(file: File, sex: Sex, birthDate: CalendarDate, row: MeasurementRow) {
  const { measuredOn, weightKg, statureCm, position } = row;
  const growth = assessGrowth({ sex, ageInDays: daysBetween(birthDate, measuredOn), weightKg, statureCm, position });
  return {
    "Usia Saat Ukur": ageInWords(birthDate, measuredOn),
    "Tanggal Pengukuran": file.dateCell(measuredOn),
    Berat: weightKg,
    Tinggi: statureCm,
    "Cara Ukur": position === null ? null : position === "lying" ? "Terlentang" : "Berdiri",
    LiLA: row.armCm,
    "BB/U": eppgbmWord("weightForAge", growth.weightForAge),
    "ZS BB/U": growth.weightForAge.z,
    "TB/U": eppgbmWord("heightForAge", growth.heightForAge),
    "ZS TB/U": growth.heightForAge.z,
    "BB/TB": eppgbmWord("weightForHeight", growth.weightForHeight),
    "ZS BB/TB": growth.weightForHeight.z,
    "Naik Berat Badan": stream(file.seed, "eppgbm-gain", row.childId, measuredOn).pick(["N", "N", "T", "O", "-"]),
    "PMT Diterima (kg)": null,
    "Jml Vit A": [2, 8].includes(partsOf(measuredOn).month) ? 1 : null,
    KPSP: "Sesuai",
  };
}

/** "1 Tahun - 7 Bulan - 3 Hari", as the real file has it. */
function ageInWords(birthDate: CalendarDate, on: CalendarDate): string {
  const months = completedMonths(birthDate, on);
  const days = daysBetween(addMonths(birthDate, months), on);
  return `${Math.floor(months / 12)} Tahun - ${months % 12} Bulan - ${days} Hari`;
}

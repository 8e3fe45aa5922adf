import type { CalendarDate } from "@spbe-kit/core";

/** A cell of the synthetic file. A date is a real spreadsheet date; everything else is as it stands. */
export type EppgbmCell = string | number | null | { readonly date: CalendarDate };

/**
 * The columns of e-PPGBM's export of measurements, one row per child and measurement, with the newer columns before
 * "Detail". "Pukesmas" is misspelt in the real file.
 */
export const EPPGBM_COLUMNS = [
  "No",
  "NIK",
  "Nama",
  "JK",
  "Tgl Lahir",
  "BB Lahir",
  "TB Lahir",
  "Nama Ortu",
  "Prov",
  "Kab/Kota",
  "Kec",
  "Pukesmas",
  "Desa/Kel",
  "Posyandu",
  "RT",
  "RW",
  "Alamat",
  "Usia Saat Ukur",
  "Tanggal Pengukuran",
  "Berat",
  "Tinggi",
  "Cara Ukur",
  "LiLA",
  "BB/U",
  "ZS BB/U",
  "TB/U",
  "ZS TB/U",
  "BB/TB",
  "ZS BB/TB",
  "Naik Berat Badan",
  "PMT Diterima (kg)",
  "Jml Vit A",
  "KPSP",
  "KIA",
  "Kelas Ibu Balita",
  "MBG",
  "Detail",
] as const;
export type EppgbmColumn = (typeof EPPGBM_COLUMNS)[number];

/** A row by its column names, before it is laid out. */
export type EppgbmRecord = Record<EppgbmColumn, EppgbmCell>;

/** The cells of a record in the order of the columns. */
export function eppgbmCells(record: EppgbmRecord): readonly EppgbmCell[] {
  return EPPGBM_COLUMNS.map((column) => record[column]);
}

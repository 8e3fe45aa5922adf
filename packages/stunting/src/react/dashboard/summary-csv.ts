import type { Summary } from "../../domain/summary.contract.ts";
import { percentOf, stuntedPercent } from "./prevalence-share.ts";

const HEADER = [
  "kode_desa",
  "desa",
  "kecamatan",
  "bulan",
  "sasaran",
  "diukur",
  "cakupan_persen",
  "ditandai",
  "bernilai_tbu",
  "pendek_dan_sangat_pendek",
  "sangat_pendek",
  "prevalensi_persen",
  "gizi_kurang_dan_buruk",
  "berat_badan_kurang",
  "disamarkan",
  "metode",
];

/**
 * The month by village as CSV with semicolons and comma decimals, as spreadsheet programs in Indonesia read it. Withheld counts
 * stay empty.
 */
export function summaryCsv({ villages, month, method }: Summary): string {
  const rows = villages.map((village) => {
    const start = [village.villageCode, village.villageName, village.districtName, month.slice(0, 7)];
    if (village.suppressed) return [...start, village.registered, ...Array.from({ length: 9 }, () => ""), "ya", method];
    return [
      ...start,
      village.registered,
      village.measured,
      percentCell(percentOf(village.measured, village.registered)),
      village.flagged,
      village.withHeightForAge,
      village.stunted,
      village.severelyStunted,
      percentCell(stuntedPercent(village)),
      village.wasted,
      village.underweight,
      "tidak",
      method,
    ];
  });
  return `\uFEFF${[HEADER, ...rows].map((cells) => cells.map(csvCell).join(";")).join("\r\n")}\r\n`;
}

function percentCell(percent: number | null): string {
  return percent === null ? "" : percent.toFixed(2).replace(".", ",");
}

/** A cell that begins like a formula would be run by a spreadsheet program: it is marked as text. */
function csvCell(value: string | number): string {
  const text = String(value);
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

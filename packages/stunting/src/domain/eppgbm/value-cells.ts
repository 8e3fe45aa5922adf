import { fail, ok, type Result } from "@spbe-kit/core";
import type { Sex } from "../child.schema.ts";
import type { StaturePosition } from "../measurement.schema.ts";
import { type SourceCell, textOf } from "./source-cell.ts";

/** A measured number: `8,1`, `8.1` or `8:1`. Empty, `-` and 0 mean not measured. */
export function readMeasureCell(cell: SourceCell | undefined): Result<number | null, "unreadable"> {
  if (cell?.kind === "number") return ok(cell.number === 0 ? null : cell.number);
  const text = textOf(cell).replace(/\s*(kg|cm)$/i, "");
  if (text === "" || text === "-") return ok(null);
  if (!/^\d+([.,:]\d+)?$/.test(text)) return fail("unreadable");
  const value = Number(text.replace(/[,:]/, "."));
  return ok(value === 0 ? null : value);
}

/** A z-score the file claims: `-1,23`, `-1.23`, `-1:23`. Anything else, `Outlier` among it, claims nothing. */
export function readScoreCell(cell: SourceCell | undefined): number | null {
  if (cell?.kind === "number") return cell.number;
  const text = textOf(cell).replace("\u2212", "-");
  return /^[+-]?\d+([.,:]\d+)?$/.test(text) ? Number(text.replace(/[,:]/, ".")) : null;
}

export function readSexCell(cell: SourceCell | undefined): Sex | null {
  const word = textOf(cell).toLowerCase().replace(/[\s-]/g, "");
  if (/^(l|lk|laki|lakilaki|m|pria)$/.test(word)) return "M";
  if (/^(p|pr|perempuan|f|wanita)$/.test(word)) return "F";
  return null;
}

export type PositionReading = { readonly position: StaturePosition | null; readonly readable: boolean };

export function readPositionCell(cell: SourceCell | undefined): PositionReading {
  const word = textOf(cell).toLowerCase();
  if (word === "" || word === "-") return { position: null, readable: true };
  if (/^(terlentang|telentang|pb|baring|berbaring)$/.test(word)) return { position: "lying", readable: true };
  if (/^(berdiri|tb)$/.test(word)) return { position: "standing", readable: true };
  return { position: null, readable: false };
}

export type NikCellProblem = "scientific" | "masked" | "length" | "digits-lost";
export interface NikReadingOfCell {
  /** As it may be kept; null where digits are gone. */
  readonly nik: string | null;
  readonly problem: NikCellProblem | null;
}

/** The largest whole number a spreadsheet's number keeps exactly. NIKs from 91.xx up lie above it. */
const EXACT = 2 ** 53;

/** A NIK as files carry it: text, a number, scientific notation, with spaces, masked. Lost digits are never invented. */
export function readNikCell(cell: SourceCell | undefined): NikReadingOfCell {
  if (cell?.kind === "number") return nikFromNumber(cell.number, cell.text);
  const text = textOf(cell).replace(/^'/, "");
  if (text === "" || text === "-" || /^0+$/.test(text)) return { nik: null, problem: null };
  if (/^\d+([.,]\d+)?e\+?\d+$/i.test(text)) return { nik: null, problem: "scientific" };
  if (/[*xX•]/.test(text)) return { nik: null, problem: "masked" };
  const digits = text.replace(/[\s.-]/g, "");
  return { nik: digits.slice(0, 40), problem: /^\d{16}$/.test(digits) ? null : "length" };
}

function nikFromNumber(value: number, text: string): NikReadingOfCell {
  if (value === 0) return { nik: null, problem: null };
  const significant = text.replace(/e.*$/i, "").replace(/\D/g, "").length;
  if (/e/i.test(text) && significant < 16) return { nik: null, problem: "scientific" };
  if (!Number.isInteger(value) || value >= EXACT) return { nik: null, problem: "digits-lost" };
  const digits = String(value);
  return { nik: digits, problem: digits.length === 16 ? null : "length" };
}

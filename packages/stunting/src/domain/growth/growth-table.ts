import { growthTables2006 } from "./growth-tables-2006.generated.ts";
import type { GrowthIndex, GrowthSex } from "./growth-terms.ts";

/** A table as it travels in the bundle: six columns (boys l, m, s, girls l, m, s) of packed second differences. */
export interface PackedTable {
  /** First row: day, month, or millimetre. */
  readonly first: number;
  readonly rows: number;
  readonly text: string;
}

/** A table ready for use: l, m, s of row r stand at 3r, 3r + 1, 3r + 2; row 0 is `first`. */
export interface LmsTable {
  readonly first: number;
  readonly rows: number;
  readonly lms: Float64Array;
}

/** l and m are published with four decimals, s with five. */
const SCALES = [1e4, 1e4, 1e5] as const;

const unpacked2006: Record<GrowthSex, Partial<Record<GrowthIndex, LmsTable>>> = { M: {}, F: {} };

/**
 * The WHO table (0-5 years) of an index for one sex; unpacked at first use.
 *
 * Rows are days (0 or 91 to 1826). For weight-for-height they are millimetres of lying length, 450 to 1207: the standing
 * table is the lying one seen 7 mm further on (a standing height of 650 mm is row 657).
 */
export function growthTable(index: GrowthIndex, sex: GrowthSex): LmsTable {
  const unpacked = unpacked2006[sex];
  let table = unpacked[index];
  if (!table) {
    table = unpackTable(growthTables2006[index], sex);
    unpacked[index] = table;
  }
  return table;
}

/** Unpacks one sex of a table. */
export function unpackTable(packed: PackedTable, sex: GrowthSex): LmsTable {
  const columns = packed.text.split("|").slice(sex === "M" ? 0 : 3);
  const lms = new Float64Array(packed.rows * 3);
  SCALES.forEach((scale, k) => {
    unpackColumn(columns[k] ?? "", lms, k, scale);
  });
  return { first: packed.first, rows: packed.rows, lms };
}

/**
 * Sums packed second differences back to values, into every third place of `lms`; the packing is described in
 * scripts/pack-column.mjs. The last character may hold up to three differences too many: they fall past the end.
 */
function unpackColumn(text: string, lms: Float64Array, firstPlace: number, scale: number): void {
  let place = firstPlace;
  let value = 0;
  let step = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === "{" || character === "~") {
      const single = character === "{";
      const end = text.indexOf(single ? "}" : "~", at + 1);
      const number = Number(text.slice(at + 1, end));
      if (single) step += number;
      for (let left = single ? 1 : number; left > 0; left -= 1) {
        value += step;
        lms[place] = value / scale;
        place += 3;
      }
      at = end;
    } else {
      const code = text.charCodeAt(at);
      const digit = code > 92 ? code - 36 : code - 35;
      for (let power = 27; power >= 1; power /= 3) {
        step += (Math.floor(digit / power) % 3) - 1;
        value += step;
        lms[place] = value / scale;
        place += 3;
      }
    }
  }
}

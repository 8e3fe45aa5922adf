import { type LmsTable, type PackedTable, unpackTable } from "./growth-table.ts";
import type { GrowthSex } from "./growth-terms.ts";

/** The indices of WHO Reference 2007. */
export type SchoolAgeIndex = "heightForAge" | "weightForAge" | "bmiForAge";

type SchoolAgeTables = Readonly<Record<SchoolAgeIndex, PackedTable>>;

let registered: SchoolAgeTables | undefined;
const unpacked2007: Record<GrowthSex, Partial<Record<SchoolAgeIndex, LmsTable>>> = { M: {}, F: {} };

/** Called once by `growth-2007.ts`, so that only portals that need school age carry its tables. */
export function registerGrowth2007(tables: SchoolAgeTables): void {
  registered = tables;
}

/**
 * The table of WHO Reference 2007 by month, 60 to 228 (weight 60 to 120).
 *
 * @throws Error when `@spbe-kit/stunting/growth-2007` was not imported: a mistake of the program, not of the user
 */
export function growthTable2007(index: SchoolAgeIndex, sex: GrowthSex): LmsTable {
  if (!registered) {
    throw new Error(
      'SPBE Stunting: the tables of 5 to 19 years are not loaded. "who-2007" needs them. Write import "@spbe-kit/stunting/growth-2007" once.',
    );
  }
  const unpacked = unpacked2007[sex];
  let table = unpacked[index];
  if (!table) {
    table = unpackTable(registered[index], sex);
    unpacked[index] = table;
  }
  return table;
}

import type { LmsTable } from "./growth-table.ts";
import { lmsScore } from "./lms-score.ts";

/** Score at a whole row. */
export function scoreAtRow(y: number, lms: Float64Array, row: number, corrected: boolean): number {
  const at = row * 3;
  return lmsScore(y, lms[at]!, lms[at + 1]!, lms[at + 2]!, corrected);
}

/** Score between two rows; a whole row needs no neighbour. */
export function scoreBetweenRows(y: number, row: number, table: LmsTable, corrected: boolean): number {
  const [l, m, s] = lmsBetweenRows(row, table);
  return lmsScore(y, l, m, s, corrected);
}

/** l, m and s at a row that may lie between two: linear. */
export function lmsBetweenRows(row: number, { lms }: LmsTable): readonly [number, number, number] {
  const low = Math.floor(row);
  const part = row - low;
  const at = (k: number) => {
    const below = lms[low * 3 + k]!;
    return part === 0 ? below : below + part * (lms[low * 3 + 3 + k]! - below);
  };
  return [at(0), at(1), at(2)];
}

import type { GrowthSex } from "../growth/growth-terms.ts";

/** Least monthly weight gain (KBM, kenaikan berat minimal), grams, as data: replace it when a newer card does. */
export interface KbmTable {
  readonly name: string;
  /** What of it nobody could confirm in an official text. */
  readonly unverified?: string;
  /** Grams for completed month 1, 2, 3, ... at this weighing; the last one holds until `lastMonth`. */
  readonly grams: Readonly<Record<GrowthSex, readonly number[]>>;
  readonly lastMonth: number;
}

/** @source Buku KIA 2023, page with the KMS; rows by sex from printed cards, see `unverified` */
export const kbmBukuKia2023: KbmTable = {
  name: "buku-kia-2023",
  unverified: "which of the two rows is the girls' and which the boys'; only months 7 and 11 differ",
  grams: {
    M: [800, 900, 800, 600, 500, 400, 400, 300, 300, 300, 300, 200],
    F: [800, 900, 800, 600, 500, 400, 300, 300, 300, 300, 200, 200],
  },
  lastMonth: 60,
};

/**
 * The least gain since last month's weighing that counts as "naik".
 *
 * @param ageInMonths completed months at this weighing
 * @returns whole grams; null at month 0 (nothing to compare with) and after the card's last month
 */
export function leastGainG(sex: GrowthSex, ageInMonths: number, table: KbmTable = kbmBukuKia2023): number | null {
  if (ageInMonths < 1 || ageInMonths > table.lastMonth) return null;
  const row = table.grams[sex];
  return row[Math.min(ageInMonths, row.length) - 1] ?? null;
}

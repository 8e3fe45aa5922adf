import type { StoredAssessment } from "../domain/assessed-year.ts";
import type { Level } from "../domain/instrument.ts";

/** A year's assessments in memory. Stories and tests may change it freely; handlers read it at each request. */
export interface SpbeIndexWorld {
  /** The year it is; nothing here asks a clock. */
  thisYear: number;
  /** Who assesses what a test sends. */
  assessedBy: string;
  assessments: StoredAssessment[];
}

/**
 * Levels of indicators 1 to 47 that make 2.99, "Baik", under PermenPANRB 59/2020. Synthetic, no real regency.
 */
export const workedExample2020: readonly Level[] = [
  3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2, 3, 3, 2, 3, 3, 2, 2, 4, 4, 2, 2, 2, 1, 2, 1, 1, 2, 1, 1, 2, 4, 4, 4, 5, 4, 3, 4, 3,
  4, 3, 4, 3, 3, 4, 3, 3,
];

/** Levels of indicators 1 to 20 that make 2.68, "Baik", under PermenPANRB 8/2026. Synthetic, no real regency. */
export const workedExample2026: readonly Level[] = [3, 3, 2, 4, 3, 2, 2, 2, 1, 3, 2, 2, 3, 3, 2, 3, 3, 2, 3, 3];

/** The year 2025 assessed whole, 2026 with 14 of its 20 indicators. */
export function storyWorld(): SpbeIndexWorld {
  return {
    thisYear: 2026,
    assessedBy: "Bagus Pratama, S.Kom.",
    assessments: [...assessed(2025, workedExample2020), ...assessed(2026, workedExample2026.slice(0, 14))],
  };
}

/** Nothing assessed yet. */
export function emptyWorld(): SpbeIndexWorld {
  return { ...storyWorld(), assessments: [] };
}

/** The newest year assessed to the last indicator. */
export function completeWorld(): SpbeIndexWorld {
  return { ...storyWorld(), assessments: assessed(2026, workedExample2026) };
}

/** Assessments of the indicators 1, 2, 3 ... with texts that say what they are. */
export function assessed(year: number, levels: readonly Level[]): StoredAssessment[] {
  return levels.map((level, at) => ({
    year,
    indicator: at + 1,
    level,
    explanation: `Tingkat ${level} tercapai sepanjang ${year}; reviu dan perbaikan dicatat dalam berita acara tim koordinasi.`,
    evidence: at % 4 === 3 ? "" : `Perbup ${11 + at}/${year}, berita acara reviu ${year}`,
    version: 1,
    assessedBy: "Bagus Pratama, S.Kom.",
    assessedAt: `${year}-07-14T02:20:00.000000Z`,
  }));
}

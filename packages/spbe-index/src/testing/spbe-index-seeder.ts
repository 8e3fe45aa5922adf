import { partsOf } from "@spbe-kit/core";
import { type SeedContext, type Seeder, stream } from "@spbe-kit/testing";
import type { Level } from "../domain/instrument.ts";
import type { AssessmentRow } from "../server/seed-assessments.ts";
import { assessed, workedExample2020, workedExample2026 } from "./story-world.ts";

/** Of the year under way this many indicators are assessed. */
const ASSESSED_SO_FAR = 14;

/**
 * The module's part of a synthetic regency: 2025 assessed whole, the year of `asOf` in part. Each regency stands a little
 * above or below the worked examples.
 */
export const spbeIndexSeeder: Seeder<readonly AssessmentRow[]> = {
  name: "spbe-index",
  async *seed({ seed, regencyCode, asOf }: SeedContext) {
    const near = (year: number, levels: readonly Level[]) => {
      const chance = stream(seed, "spbe-index", regencyCode, year);
      return rowsOf(
        year,
        levels.map((level) => (chance.chance(0.25) ? nudge(level, chance.pick([-1, 1])) : level)),
      );
    };
    const { year } = partsOf(asOf);
    if (year > 2025) yield near(2025, workedExample2020);
    if (year > 2025) yield near(year, workedExample2026).slice(0, ASSESSED_SO_FAR);
  },
};

function nudge(level: Level, by: number): Level {
  return Math.max(1, Math.min(5, level + by)) as Level;
}

function rowsOf(year: number, levels: readonly Level[]): AssessmentRow[] {
  return assessed(year, levels).map(({ indicator, level, explanation, evidence }) => ({
    year,
    indicator,
    level,
    explanation,
    evidence,
  }));
}

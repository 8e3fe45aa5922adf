import type { Database, ModuleSample } from "@spbe-kit/server";
import type { AssessmentDraft } from "../domain/assessment.schema.ts";
import { type Instrument, instrumentOf } from "../domain/instrument.ts";
import { writeAssessment } from "./assessment-store.ts";

/** An assessment as a seeder hands it out. */
export type AssessmentRow = AssessmentDraft & { readonly year: number; readonly indicator: number };

/** Invented assessments of one regency; `spbeIndexSeeder` of the testing door is one. */
export interface AssessmentSample {
  seed(context: {
    readonly seed: number;
    readonly regencyCode: string;
    readonly asOf: ModuleSample["today"];
    readonly preset: "demo";
  }): AsyncIterable<readonly AssessmentRow[]>;
}

/** Fills a regency through the same writing as the screen. Filling it again changes nothing. */
export async function seedAssessments(
  instruments: readonly Instrument[],
  sample: AssessmentSample,
  { database, regencyCode, today, now, seed }: ModuleSample,
): Promise<void> {
  const by = { accountId: "sample", name: "Data contoh", at: now };
  for await (const rows of sample.seed({ seed, regencyCode, asOf: today, preset: "demo" }))
    await write(database, regencyCode, async (tx) => {
      for (const { year, indicator, ...draft } of rows) {
        const instrument = instrumentOf(instruments, year);
        if (!instrument) throw new Error(`Seed: no instrument is in force in ${year}.`);
        const key = { regency: regencyCode, instrument: instrument.id, year };
        await writeAssessment(tx, key, indicator, { ...draft, version: 0 }, by);
      }
    });
}

function write(database: Database, regency: string, work: Parameters<typeof database.tenant<void>>[1]): Promise<void> {
  return database.tenant({ regency, scope: { kind: "regency" } }, work);
}

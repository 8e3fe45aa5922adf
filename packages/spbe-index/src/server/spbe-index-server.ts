import { defineServerModule, type ServerModule } from "@spbe-kit/server";
import { type SpbeIndexContract, spbeIndexContract } from "../domain/contract.ts";
import type { Instrument } from "../domain/instrument.ts";
import { officialInstruments } from "../domain/official-instruments.ts";
import { spbeIndexPermissions } from "../domain/permissions.ts";
import assessmentSql from "./migrations/0001-assessment.sql.ts";
import { type AssessmentSample, seedAssessments } from "./seed-assessments.ts";
import { spbeIndexSentences } from "./sentences.ts";
import { spbeIndexHandlers } from "./spbe-index-handlers.ts";

export interface SpbeIndexServerOptions {
  /** By what a year is assessed. Default the Ministry's. */
  readonly instruments?: readonly Instrument[];
  /** What fills a trial portal. A portal in use hands in none. */
  readonly sample?: AssessmentSample;
}

/** The module's server side. */
export function spbeIndexServer({
  instruments = officialInstruments,
  sample,
}: SpbeIndexServerOptions = {}): ServerModule<SpbeIndexContract> {
  return defineServerModule(spbeIndexContract, {
    name: "spbe-index",
    permissions: spbeIndexPermissions,
    sentences: spbeIndexSentences,
    migrations: [{ id: "spbe-index/0001-assessment", sql: assessmentSql }],
    handlers: spbeIndexHandlers(instruments),
    ...(sample && { seed: (start) => seedAssessments(instruments, sample, start) }),
  });
}

export { EPPGBM_COLUMNS, type EppgbmCell, type EppgbmColumn, type EppgbmRecord } from "./eppgbm/eppgbm-columns.ts";
export { type EppgbmDirt, type ExpectedReading, eppgbmDirt } from "./eppgbm/eppgbm-dirt.ts";
export { type EppgbmOptions, type EppgbmRow, eppgbmRows, eppgbmTable } from "./eppgbm/eppgbm-rows.ts";
export { aikMaduCode, storyPosyandu, storyVillages } from "./fixtures/story-areas.ts";
export { storyImportRows } from "./fixtures/story-import-rows.ts";
export { storyImports } from "./fixtures/story-imports.ts";
export { emptySummary, storySummary, suppressedSummary } from "./fixtures/story-summary.ts";
export {
  correctedChild,
  correctedMeasurements,
  doubtfulNikChild,
  emptyWorld,
  flaggedChild,
  flaggedMeasurements,
  healthyBoy,
  healthyBoyMeasurements,
  longNamedChild,
  longNamedMeasurements,
  manyChildren,
  naura,
  nauraMeasurements,
  newbornWithoutNik,
  noChildren,
  oedemaChild,
  oedemaMeasurements,
  oneChild,
  severelyStuntedChild,
  severelyStuntedMeasurements,
  storyChildren,
  storyToday,
  storyWorld,
  villageWorld,
  wastedChild,
  wastedMeasurements,
} from "./fixtures/story-world.ts";
export { isolationRows } from "./isolation-rows.ts";
export type { MeasurementRow, PlantedError } from "./regency/measuring.ts";
export { syntheticRegencies, villagesOf } from "./regency/regency-areas.ts";
export { type Planted, REGENCY_GENERATOR, type RegencyData, regencyData } from "./regency/regency-data.ts";
export { type RegisterBatch, regencySeeder } from "./regency/regency-seeder.ts";
export type { ChildRow } from "./regency/village-children.ts";
export {
  latestGrowthOf,
  type MeasuredPerson,
  type RecordedFacts,
  shownMeasurements,
} from "./world/shown-measurements.ts";
export {
  type StuntingHandlersOptions,
  stuntingFetch,
  stuntingHandlers,
  stuntingResolvers,
} from "./world/stunting-handlers.ts";
export {
  measurementsOf,
  type StoredChild,
  type StuntingWorld,
  shownChild,
  shownSummary,
} from "./world/stunting-world.ts";

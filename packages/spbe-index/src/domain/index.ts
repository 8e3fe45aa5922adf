export { assessedYear, assessmentOf, type StoredAssessment, summaryOf } from "./assessed-year.ts";
export {
  type Assessment,
  type AssessmentDraft,
  assessmentDraftSchema,
  assessmentSchema,
  assessmentWriteSchema,
  indicatorNumberSchema,
  levelSchema,
  yearSchema,
} from "./assessment.schema.ts";
export {
  type AssessedAspect,
  type AssessedYear,
  assessedAspectSchema,
  assessedYearSchema,
  assessmentsContract,
} from "./assessments.contract.ts";
export { type SpbeIndexContract, spbeIndexContract } from "./contract.ts";
export { type SpbeIndexFieldCode, spbeIndexFieldMessages } from "./field-messages.ts";
export {
  type Aspect,
  type Indicator,
  type Instrument,
  indicatorsOf,
  instrumentOf,
  type Level,
  type Predicate,
} from "./instrument.ts";
export { levels2026, permenpanrb8Of2026 } from "./instruments/permenpanrb-8-2026.ts";
export { functionLevels2020, permenpanrb59Of2020, processLevels2020 } from "./instruments/permenpanrb-59-2020.ts";
export { officialInstruments } from "./official-instruments.ts";
export { type SpbeIndexRole, spbeIndexPermissions } from "./permissions.ts";
export { indexPartSchema, type Summary, summaryContract, summarySchema } from "./summary.contract.ts";
export {
  type IndexPart,
  predicateOf,
  type RoundingRule,
  roundHalfUp,
  type YearIndex,
  yearIndex,
} from "./year-index.ts";

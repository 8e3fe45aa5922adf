export { AGE_GROUP_STARTS, type AgeGroup, ageGroupIn, isUnderFive } from "./age-group.ts";
export { areasContract, type Posyandu, posyanduSchema, type Village, villageSchema } from "./areas.contract.ts";
export {
  type Child,
  type ChildCorrection,
  type ChildDraft,
  type ChildFacts,
  type ChildSummary,
  childCorrectionSchema,
  childDraftSchema,
  childIdSchema,
  childSchema,
  childSummarySchema,
  type DuplicateHint,
  duplicateHintSchema,
  type GrowthStatus,
  growthStatusSchema,
  type LatestGrowth,
  latestGrowthSchema,
  type NewChild,
  type NikPurpose,
  newChildSchema,
  nikPurposeSchema,
  nikPurposes,
  posyanduCodeSchema,
  type RevealedNik,
  revealedNikSchema,
  type Sex,
  type ShownNik,
  sexSchema,
  shownNikSchema,
  villageCodeSchema,
} from "./child.schema.ts";
export { type ChildPage, childPageSchema, childrenContract } from "./children.contract.ts";
export { type StuntingContract, stuntingContract } from "./contract.ts";
export { type ColumnMap, EPPGBM_FIELDS, type EppgbmField, mapColumns, usualHeader } from "./eppgbm/columns.ts";
export { DateColumn, type DateOrderProof, readDateCell } from "./eppgbm/date-cells.ts";
export { eppgbmSentences } from "./eppgbm/problem-sentences.ts";
export { EPPGBM_PROBLEMS, type EppgbmProblem, type EppgbmProblemCode, isRejected } from "./eppgbm/problems.ts";
export { type EppgbmRow, type RowReading, readEppgbmRow } from "./eppgbm/read-row.ts";
export type { SourceCell } from "./eppgbm/source-cell.ts";
export { type StuntingFieldCode, stuntingFieldMessages } from "./field-messages.ts";
export { ageAt, type GrowthAge } from "./growth/age-at.ts";
export { assessGrowth } from "./growth/assess-growth.ts";
export {
  assessGrowthColumns,
  type GrowthColumns,
  type GrowthScoreColumns,
  growthScoreColumns,
  MISSING,
  POSITION_CODES,
  SEX_CODES,
} from "./growth/assess-growth-columns.ts";
export type {
  AssessGrowth,
  GrowthAgeMethod,
  GrowthAssessment,
  GrowthInput,
  IndexScore,
} from "./growth/growth-assessment.ts";
export {
  type GrowthCurvePoint,
  growthCurve,
  valueAtZ,
  weightAtZ,
  weightForHeightCurve,
} from "./growth/growth-curve.ts";
export {
  type GrowthIndex,
  type GrowthMissingReason,
  type GrowthReference,
  type GrowthSex,
  growthIndices,
  growthMissingReasons,
  type StaturePosition,
} from "./growth/growth-terms.ts";
export {
  type NutritionalStatusMessages,
  nutritionalStatusMessagesEn,
  nutritionalStatusMessagesId,
} from "./growth/nutritional-status.messages.ts";
export {
  type ArmStatus,
  armStatus,
  armStatuses,
  type ClassifiedIndex,
  classifiedIndices,
  classify,
  isSeverelyStunted,
  isSeverelyWasted,
  isStunted,
  isUnderweight,
  isWasted,
  type NutritionalStatus,
  nutritionalStatuses,
  permenkes2Of2020,
  permenkesSchoolAge,
  type StatusRule,
  type StatusRules,
  type StatusStep,
  statusRulesFor,
} from "./growth/nutritional-status.ts";
export { ageGroupOf, prevalence } from "./growth/prevalence.ts";
export {
  type Prevalence,
  type PrevalenceAgeGroup,
  type PrevalenceExclusion,
  type PrevalenceGroup,
  type PrevalenceIndex,
  type PrevalenceIndexResult,
  type PrevalenceRow,
  prevalenceAgeGroups,
  prevalenceIndices,
  type Share,
} from "./growth/prevalence-result.ts";
export {
  type Import,
  type ImportProblem,
  type ImportQuality,
  type ImportRow,
  type ImportRowKind,
  type ImportState,
  importIdSchema,
  importQualitySchema,
  importRowSchema,
  importSchema,
  importStateSchema,
  type ScorePair,
} from "./import.schema.ts";
export { importsContract } from "./imports.contract.ts";
export { type KbmTable, kbmBukuKia2023, leastGainG } from "./kms/kbm-table.ts";
export { type KmsMessages, kmsMessagesEn, kmsMessagesId } from "./kms/kms-status.messages.ts";
export {
  type KmsMonth,
  type KmsRules,
  type KmsStatus,
  type KmsWeighing,
  kmsBukuKia2023,
  kmsMonths,
  kmsStatuses,
} from "./kms/kms-status.ts";
export {
  type Measurement,
  type MeasurementDraft,
  type MeasurementFacts,
  measurementDraftSchema,
  measurementIdSchema,
  measurementSchema,
  positionSchema,
  type ShownIndex,
  shownIndexSchema,
} from "./measurement.schema.ts";
export { measurementsContract } from "./measurements.contract.ts";
export { nameKey, wordsOfName } from "./name-key.ts";
export { type StuntingRole, stuntingPermissions } from "./permissions.ts";
export {
  type GrowthCounts,
  growthCountsSchema,
  type Summary,
  summaryContract,
  summarySchema,
  type VillageCounts,
  villageCountsSchema,
} from "./summary.contract.ts";
export { areasToWithhold, SMALLEST_SHOWN_GROUP } from "./suppression.ts";

// Public names of growth/ and kms/; domain/index.ts takes them from here.
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

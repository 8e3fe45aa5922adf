export {
  type DueCondition,
  type DueItem,
  type DueRecord,
  dueOn,
  rankPromotionDay,
  retirementDay,
} from "./due/due-on.ts";
export { type DueRules, dueRules2026, type SkpDeadline } from "./due/due-rules.ts";
export {
  assessIpAsn,
  type IpAsnConfiguration,
  type IpAsnDiscipline,
  type IpAsnEducation,
  type IpAsnInput,
  type IpAsnResult,
  type IpAsnTrack,
  ipAsnCategory,
  ipAsnDefault,
} from "./merit/ip-asn.ts";
export { assessMerit, judgeMerit, kasn2018, type MeritInstrument, type MeritResult } from "./merit/merit.ts";
export {
  type Expectation,
  expectations,
  type SkpPredicate,
  type SkpRatings,
  siasnExpectationCodes,
  siasnPredicateCodes,
  skpPredicate,
} from "./performance/skp.ts";
export {
  type EmploymentKind,
  employmentKindSchema,
  type Fact,
  type FactKind,
  type FactOf,
  factSchema,
  type PostKind,
  type Predicate,
  postKindSchema,
  predicateSchema,
  predicates,
} from "./record/fact.schema.ts";
export {
  type EmployeeFacts,
  type EmployeeIdentity,
  findingsAcross,
  findingsOf,
  type RecordFinding,
} from "./record/findings.ts";
export { compareRanks, contractGrades, nextRank, type Rank, type RankCode, rankCodes, ranks } from "./record/ranks.ts";
export { type RecordOnOptions, type RecordState, recordOn, standingFacts } from "./record/record-on.ts";
export type { RuleSource } from "./rule-source.ts";
export { boxRecommendationsDefault } from "./talent/box-recommendations.ts";
export {
  type AxisCutOffs,
  type BoxPlacement,
  type NineBoxConfiguration,
  nineBoxDefault,
  placeInBox,
  type TalentBox,
} from "./talent/nine-box.ts";

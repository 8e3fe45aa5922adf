import { warnOnSecondCopy } from "../ports/second-copy.ts";

warnOnSecondCopy();

export {
  type ClockPort,
  dayOfInstant,
  fixedClock,
  startOfDay,
  systemClock,
  TIME_ZONE_LABELS,
  TIME_ZONES,
  type TimeZone,
} from "../ports/clock.ts";
export { type RandomPort, seededRandom, systemRandom } from "../ports/random.ts";
export { CORE_VERSION } from "../ports/second-copy.ts";
export {
  type AuditEntryShown,
  type AuditFilter,
  auditContract,
  auditEntrySchema,
  auditFilterSchema,
} from "./audit.contract.ts";
export {
  addDays,
  addMonths,
  type CalendarDate,
  type CalendarDateParts,
  calendarDate,
  calendarDateOf,
  calendarDateSchema,
  compareDates,
  completedMonths,
  completedYears,
  daysBetween,
  daysInMonth,
  fromDayNumber,
  isCalendarDate,
  isLeapYear,
  monthOf,
  parseCalendarDate,
  partsOf,
  toDayNumber,
} from "./calendar-date.ts";
export {
  type AnswerOutput,
  type DeclaredProblem,
  defineResource,
  fillPath,
  type HandlerOutput,
  type HttpMethod,
  type ModuleContract,
  type Operation,
  type OperationInput,
  type OperationOutput,
  type ParsedInput,
  type ProblemCodeOf,
  type ProblemDataOf,
  type ResourceContract,
} from "./contract.ts";
export { type DecimalErrorCode, type DecimalOptions, formatDecimal, readDecimal } from "./decimal.ts";
export {
  decimalSentences,
  kkSentences,
  nikSentences,
  nipSentences,
  npwpSentences,
  phoneSentences,
  type Sentences,
  typedDateSentences,
} from "./error-sentences.ts";
export { type IdentifierReading, maskIdentifier, type PersonalDataKind, type Sex } from "./identifier.ts";
export {
  type KkErrorCode,
  type KkNumber,
  type KkOptions,
  type KkParts,
  type KkReading,
  type KkWarning,
  kkSchema,
  parseKk,
} from "./kk.ts";
export { LOCALES, type Locale, normaliseLocale } from "./locale.ts";
export {
  type Nik,
  type NikErrorCode,
  type NikOptions,
  type NikParts,
  type NikReading,
  type NikWarning,
  nikSchema,
  parseNik,
} from "./nik.ts";
export { misplacedNikSentence, nikIn, withoutNik } from "./nik-in-text.ts";
export {
  formatNip,
  type Nip,
  type NipErrorCode,
  type NipOptions,
  type NipParts,
  type NipReading,
  type NipWarning,
  nipSchema,
  type PnsParts,
  type PppkParts,
  parseNip,
} from "./nip.ts";
export {
  entityNpwpOf,
  formatNpwp,
  type Npwp,
  type NpwpErrorCode,
  type NpwpParts,
  type NpwpReading,
  type NpwpWarning,
  npwpSchema,
  parseNpwp,
} from "./npwp.ts";
export { type PersonalField, personalFields } from "./personal-fields.ts";
export {
  formatPhone,
  type PhoneErrorCode,
  type PhoneNumber,
  type PhoneParts,
  parsePhone,
  phoneDigits,
  phoneSchema,
} from "./phone.ts";
export {
  CORE_PROBLEMS,
  type CoreProblemCode,
  isProblem,
  type Problem,
  type ProblemError,
  type ProblemField,
  problemError,
  problemFieldSchema,
  problemSchema,
} from "./problem.ts";
export {
  fullRegencyName,
  type RegencyConfig,
  type RegencyConfigFile,
  regencyConfigSchema,
} from "./regency-config.schema.ts";
export {
  type DistrictCode,
  districtCodeSchema,
  isWithinRegion,
  parentRegion,
  parseRegionCode,
  type RegencyCode,
  type RegionCode,
  type RegionKind,
  type RegionLevel,
  regencyCodeSchema,
  regionCodeSchema,
  regionKind,
  regionLevel,
  regionStatus,
  type VillageCode,
  villageCodeSchema,
} from "./region-code.ts";
export type { RegionStatus } from "./region-register.ts";
export { fail, ok, type Result } from "./result.ts";
export { type Session, sessionContract, sessionSchema } from "./session.contract.ts";
export {
  type DateOrder,
  formatTypedDate,
  readTypedDate,
  sayDate,
  sayDateShort,
  sayMonth,
  type TypedDateErrorCode,
} from "./typed-date.ts";

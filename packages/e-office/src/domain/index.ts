export {
  type ForeignMeaning,
  type ForeignSystem,
  foreignMarkings,
  type Marking,
  markingOf,
  unstatedMarking,
} from "./letters/foreign-marking.ts";
export {
  defaultNameRuleReadings,
  formatSigner,
  type NameParts,
  type NameRuleReadings,
  namePartsOf,
  type SignerLines,
  type SignerPerson,
  type SignerPost,
  type Signing,
  type SigningForm,
} from "./letters/format-signer.ts";
export {
  type LetterGroup,
  type LetterKind,
  type LetterKindCode,
  type LetterKindSource,
  type LetterLayout,
  type LetterSubgroup,
  letterKindOf,
  letterKinds,
} from "./letters/letter-kinds.ts";
export {
  formatNumber,
  maxNumberLength,
  type NumberPart,
  type NumberPattern,
  type NumberProblem,
  type NumberResult,
  type NumberToken,
  type NumberValues,
  numberTokens,
  parseNumberPattern,
  provisionalSequence,
  romanMonth,
} from "./letters/number-pattern.ts";
export {
  type CoordinationPost,
  defaultParafRules,
  type ParafRoute,
  type ParafRules,
  type ParafStep,
  parafRoute,
  type RoutePost,
  type RouteRequest,
  type SkippedPost,
} from "./letters/paraf-route.ts";
export { compareSecurityClasses, mayRead, type SecurityClass, securityClasses } from "./letters/security-class.ts";
export { compareUrgencies, type Urgency, urgencies } from "./letters/urgency.ts";

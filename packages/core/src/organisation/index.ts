export {
  directoryImportsContract,
  type ImportReport,
  type ImportRow,
  importReportSchema,
  importRowSchema,
} from "../domain/directory-imports.contract.ts";
export {
  type DisclosurePurpose,
  disclosurePurposes,
  disclosurePurposeWords,
  isDisclosurePurpose,
} from "../domain/disclosure-purpose.ts";
export { holdingsContract } from "../domain/holdings.contract.ts";
export { householdsContract } from "../domain/households.contract.ts";
export { type DirectoryContract, directoryContract } from "../domain/organisation.contract.ts";
export {
  CAPACITIES,
  type Capacity,
  type Holding,
  type HoldingFacts,
  type Household,
  type HouseholdShort,
  holdingFactsSchema,
  holdingSchema,
  householdSchema,
  householdShortSchema,
  type Identity,
  type IdentityPurpose,
  identityPurposes,
  identitySchema,
  type Person,
  type PersonFacts,
  type PersonShort,
  POST_KINDS,
  type Post,
  type PostFacts,
  type PostKind,
  personFactsSchema,
  personSchema,
  personShortSchema,
  postFactsSchema,
  postSchema,
  STAFFINGS,
  type Staffing,
  UNIT_KINDS,
  type Unit,
  type UnitDetail,
  type UnitFacts,
  type UnitKind,
  type UnitNode,
  unitDetailSchema,
  unitFactsSchema,
  unitNodeSchema,
  unitSchema,
} from "../domain/organisation.schema.ts";
export {
  covers,
  definitiveClash,
  isInForce,
  lastSurvivor,
  nameWithTitles,
  overlaps,
  type Period,
  type Survivors,
  searchWords,
  staffingOn,
  type UnitPlace,
  unitInCircle,
  unitOnDay,
  unitsAbove,
} from "../domain/organisation-rules.ts";
export { type OrganisationCode, organisationSentences } from "../domain/organisation-sentences.ts";
export { peopleContract } from "../domain/people.contract.ts";
export { type Place, placeSchema, placesContract } from "../domain/places.contract.ts";
export { postsContract } from "../domain/posts.contract.ts";
export { unitsContract } from "../domain/units.contract.ts";

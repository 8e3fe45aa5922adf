export {
  type ContractRoute,
  contractFetch,
  contractRoutes,
  type Refuse,
  type Resolver,
  type Resolvers,
} from "./contract-responder.ts";
export { describePart, type PartProps, type PartToTest, type RenderedPart, type TestRunner } from "./describe-part.ts";
export { type Fault, type FaultPlan, type FaultProxy, faultProxy } from "./fault-proxy.ts";
export { type Household, type HouseholdPlace, household, type Parent } from "./household.ts";
export { familyCardNumber, fictitiousPhone, type NikIssuer, nikIssuer } from "./identity-values.ts";
export {
  faultsOf,
  type IsolationCell,
  type IsolationInput,
  type IsolationPerson,
  type IsolationSetup,
  isolationMatrix,
  PLACES,
  type Place,
} from "./isolation-kit.ts";
export { normalQuantile } from "./normal-quantile.ts";
export { type NameSex, personName } from "./people-names.ts";
export { type RandomStream, type StreamKey, stream } from "./random-stream.ts";
export type { SeedContext, Seeder, SeedPreset } from "./seeder.ts";

export {
  type ContractRoute,
  contractFetch,
  contractRoutes,
  type Refuse,
  type Resolver,
  type Resolvers,
} from "./contract-responder.ts";
export { describePart, type PartProps, type PartToTest, type RenderedPart, type TestRunner } from "./describe-part.ts";
export { directoryIsolationRows } from "./directory-isolation-rows.ts";
export { type Fault, type FaultPlan, type FaultProxy, faultProxy } from "./fault-proxy.ts";
export { type HostRecords, hostIsolationRows } from "./host-isolation-rows.ts";
export { type Household, type HouseholdPlace, household, type Parent } from "./household.ts";
export { familyCardNumber, fictitiousPhone, type NikIssuer, nikIssuer } from "./identity-values.ts";
export { isolationMatrix } from "./isolation-matrix.ts";
export {
  faultsOf,
  type HomePlace,
  type IsolationCell,
  type IsolationInput,
  type IsolationPerson,
  type IsolationRows,
  type IsolationSetup,
  PLACES,
  type Place,
  type PlaceInputs,
} from "./isolation-setup.ts";
export { type IsolationTime, type IsolationTimesOptions, isolationTimes } from "./isolation-times.ts";
export { type HomeArea, type IsolationRequest, type IsolationWorld, isolationWorld } from "./isolation-world.ts";
export { normalQuantile } from "./normal-quantile.ts";
export { type NameSex, personName } from "./people-names.ts";
export { type RandomStream, type StreamKey, stream } from "./random-stream.ts";
export type { SeedContext, Seeder, SeedPreset } from "./seeder.ts";

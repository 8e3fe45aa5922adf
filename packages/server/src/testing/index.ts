export { checkCatalogue } from "../database/catalogue.ts";
export { type DescribeEnginesOptions, describeEngines, type TestEngine } from "../database/testing-engines.ts";
export { testKeyRing, testVault } from "../keys/test-key-ring.ts";
export { type TestPerson, testSession } from "../login/test-session.ts";
export { type CanaryCall, type CanarySet, canaryCalls, type KnownValues } from "./canary-calls.ts";
export { type CanaryFound, type CanarySearch, canaryLines, canarySearch } from "./canary-search.ts";
export { layNotice, layParkedTask, layPendingAct } from "./host-records.ts";
export { neverAnswered, type PlantedAnswer, type PlantOptions, plantCanaries } from "./plant-canaries.ts";
export { openSearchable, type SearchableDatabase } from "./searchable-database.ts";

export { checkCatalogue } from "../database/catalogue.ts";
export { type DescribeEnginesOptions, describeEngines, type TestEngine } from "../database/testing-engines.ts";
export { testKeyRing, testVault } from "../keys/test-key-ring.ts";
export { type TestPerson, testSession } from "../login/test-session.ts";

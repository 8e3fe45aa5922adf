export { checkCatalogue } from "../database/catalogue.ts";
export { type DescribeEnginesOptions, describeEngines, type TestEngine } from "../database/testing-engines.ts";
export { type TestPerson, testSession } from "../login/test-session.ts";

import type { Result } from "./test-report.mjs";
export declare function resultsOf(report: object): readonly Result[];

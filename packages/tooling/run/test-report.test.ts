import path from "node:path";
import { describe, expect, it } from "vitest";
import { engineLines, unequalFiles } from "./test-report.mjs";
import { resultsOf } from "./test-vitest.mjs";

const inRoot = (file: string) => path.join(import.meta.dirname, "../../..", file);
const test = (title: string, status = "passed", ancestorTitles: readonly string[] = []) => ({
  title,
  fullName: title,
  status,
  ancestorTitles,
});
const report = (name: string, assertionResults: readonly object[], status = "passed") => ({
  testResults: [{ name, status, assertionResults }],
});

describe("counting a test run", () => {
  it("counts a skipped test as failed", () => {
    expect(resultsOf(report("a.test.ts", [test("a"), test("b", "pending")])).map((result) => result.passed)).toEqual([
      true,
      false,
    ]);
  });

  it("counts a file that cannot be loaded as one failure", () => {
    expect(resultsOf(report("a.test.ts", [], "failed"))).toEqual([expect.objectContaining({ passed: false })]);
  });

  it("is red when one engine ran fewer tests than the other", () => {
    const results = resultsOf(
      report(inRoot("packages/server/src/a.test.ts"), [
        test("a", "passed", ["list [pglite]"]),
        test("a", "passed", ["list [postgresql]"]),
        test("b", "passed", ["list [pglite]"]),
      ]),
    );
    expect(unequalFiles(results)).toEqual([{ file: expect.stringContaining("a.test.ts"), pglite: 2, postgresql: 1 }]);
    expect(engineLines(results).at(-1)).toMatchObject({ failed: 1 });
  });

  it("has a line per package and engine", () => {
    const results = resultsOf(
      report(inRoot("packages/server/src/a.test.ts"), [
        test("a", "passed", ["[pglite]"]),
        test("a", "passed", ["[postgresql]"]),
        test("c"),
      ]),
    );
    expect(engineLines(results).map((line) => line.name)).toEqual([
      "server",
      "server [pglite]",
      "server [postgresql]",
      "engines run the same tests",
    ]);
  });
});

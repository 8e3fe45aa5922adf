// One vitest project, its results read from vitest's own JSON report.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { inRoot, inSpbe, root } from "./places.mjs";
import { say } from "./say.mjs";
import { runTool } from "./tool.mjs";

export async function runVitest(bench, project) {
  const report = inSpbe("results", `${project}.json`);
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  say(`· Menjalankan uji: ${project} ...`);
  const args = ["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { code } = await runTool(bench, "vitest", args);
  if (!existsSync(report)) return [{ title: `vitest ${project} did not finish`, passed: false, file: project }];
  const results = resultsOf(JSON.parse(readFileSync(report, "utf8")));
  const allPassed = results.length > 0 && results.every((result) => result.passed);
  return code !== 0 && allPassed
    ? [...results, { title: "an error outside the tests", passed: false, file: project }]
    : results;
}

/** A skipped test counts as failed: nothing is skipped here. A file that could not be loaded counts as one failure. */
export function resultsOf(report) {
  return report.testResults.flatMap((file) => {
    const name = path.relative(root, file.name);
    if (file.assertionResults.length === 0) return [{ title: name, passed: file.status === "passed", file: name }];
    return file.assertionResults.map((test) => ({
      title: test.fullName,
      passed: test.status === "passed",
      file: name,
      ...engineOf([...test.ancestorTitles, test.title].join(" ")),
    }));
  });
}

function engineOf(title) {
  if (title.includes("[pglite]")) return { engine: "pglite" };
  if (title.includes("[postgresql]")) return { engine: "postgresql" };
  return {};
}

export const unitFiles = () => filesUnder(inRoot("packages"), /\.test\.tsx?$/);
export const storyFiles = () =>
  existsSync(inRoot(".storybook", "main.ts")) ? filesUnder(inRoot("packages"), /\.stories\.tsx$/) : [];
export const journeyFiles = () => filesUnder(inRoot("examples"), /\.journey\.ts$/);

function filesUnder(folder, pattern) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === "node_modules" || entry.name === "dist") return [];
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return filesUnder(file, pattern);
    return pattern.test(entry.name) ? [file] : [];
  });
}

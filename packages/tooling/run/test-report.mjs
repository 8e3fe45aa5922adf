// The closing lines of a test run.
import { say } from "./say.mjs";

/** @typedef {{ title: string, passed: boolean, file?: string, engine?: "pglite" | "postgresql" }} Result */
/** @typedef {{ name: string, passed: number, failed: number }} Line */

/** @returns {Line} */
export function suiteLine(name, results) {
  const passed = results.filter((result) => result.passed).length;
  return { name, passed, failed: results.length - passed };
}

/** One line per package and engine; the engines must have run the same number of tests. */
export function engineLines(results) {
  const groups = new Map();
  for (const result of results) {
    const name = `${packageOf(result.file)}${result.engine ? ` [${result.engine}]` : ""}`;
    groups.set(name, [...(groups.get(name) ?? []), result]);
  }
  const lines = [...groups].sort(([a], [b]) => a.localeCompare(b)).map(([name, group]) => suiteLine(name, group));
  const unequal = unequalFiles(results);
  for (const { file, pglite, postgresql } of unequal) {
    say(
      `✗ ${file}: ${pglite} uji pada PGlite, ${postgresql} pada PostgreSQL. Kedua mesin menjalankan uji yang sama; beri kedua judul describe [pglite] dan [postgresql].`,
    );
  }
  if (results.some((result) => result.engine))
    lines.push({ name: "engines run the same tests", passed: unequal.length === 0 ? 1 : 0, failed: unequal.length });
  return lines;
}

export function unequalFiles(results) {
  const counts = new Map();
  for (const { file, engine } of results) {
    if (!engine) continue;
    const count = counts.get(file) ?? { file, pglite: 0, postgresql: 0 };
    count[engine] += 1;
    counts.set(file, count);
  }
  return [...counts.values()].filter((count) => count.pglite !== count.postgresql);
}

const packageOf = (file) => /(?:packages|examples)[\\/]([^\\/]+)/.exec(file ?? "")?.[1] ?? "unit";

/** Prints the lines; the last one is what scripts read. @returns the exit code */
export function lastLine(lines, { withoutBrowser }) {
  const width = Math.max(...lines.map((line) => line.name.length));
  say("");
  for (const line of lines) say(`${line.name.padEnd(width)}  ${line.passed} passed, ${line.failed} failed`);
  const passed = lines.reduce((sum, line) => sum + line.passed, 0);
  const failed = lines.reduce((sum, line) => sum + line.failed, 0);
  say(
    `${passed} passed, ${failed} failed${withoutBrowser ? " (--without-browser: stories and journeys were not run)" : ""}`,
  );
  return failed === 0 && passed > 0 ? 0 : 1;
}

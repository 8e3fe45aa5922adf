// `npm test`: sets up what is missing, runs everything, ends with one line per suite and engine and `N passed, M failed`.
import { ensureBrowser } from "./browser.mjs";
import { buildPackages } from "./build.mjs";
import { checks } from "./check.mjs";
import { packageChecks } from "./packages.mjs";
import { buildPortal } from "./portal-build.mjs";
import { startPostgres } from "./postgres.mjs";
import { step } from "./say.mjs";
import { setUp } from "./setup.mjs";
import { engineLines, lastLine, suiteLine } from "./test-report.mjs";
import { journeyFiles, runVitest, storyFiles, unitFiles } from "./test-vitest.mjs";

const suiteNames = ["check", "unit", "stories", "journeys", "packages"];

export async function command(args) {
  const withoutBrowser = args.includes("--without-browser");
  const asked = args.filter((arg) => suiteNames.includes(arg));
  const wants = (name) => asked.length === 0 || asked.includes(name);
  const bench = await setUp();
  const needsBrowser = !withoutBrowser && (wants("stories") || wants("journeys"));
  if (needsBrowser) bench.env.CHROMIUM_PATH = await ensureBrowser(bench);
  if (wants("unit") || wants("journeys"))
    bench.env.SPBE_TEST_DATABASE_URL = await step("Menyalakan PostgreSQL untuk uji", startPostgres);

  const lines = [];
  if (wants("check")) lines.push(suiteLine("check", await checks(bench)));
  if (wants("packages")) lines.push(...(await packageLines(bench)));
  if (wants("unit") && unitFiles().length > 0) lines.push(...engineLines(await runVitest(bench, "unit")));
  if (needsBrowser && wants("stories") && storyFiles().length > 0)
    lines.push(suiteLine("stories", await runVitest(bench, "stories")));
  if (needsBrowser && wants("journeys") && journeyFiles().length > 0) {
    await buildPortal(bench);
    lines.push(suiteLine("journeys", await runVitest(bench, "journeys")));
  }
  return lastLine(lines, { withoutBrowser });
}

/** What a stranger installs: built, packed, looked at. Skipped by name only: `npm test -- unit`. */
async function packageLines(bench) {
  const built = await buildPackages(bench);
  if (built.some((result) => !result.passed)) return [suiteLine("build", built)];
  return [suiteLine("build", built), suiteLine("packages", await packageChecks(bench))];
}

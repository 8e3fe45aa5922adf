import { ensureBrowser } from "./browser.mjs";
import { runCanaries } from "./canaries.mjs";
import { runRegistry } from "./registry.mjs";
import { say } from "./say.mjs";
import { setUp } from "./setup.mjs";
import { command as test } from "./test.mjs";

/** Everything of `npm test`, then what takes longer: the canaries and the local registry. The matrix of themes and sizes is part of the stories. */
export async function command(args) {
  const tested = await test(args);
  const bench = await setUp();
  bench.env.SPBE_FULL = "1";
  bench.env.CHROMIUM_PATH = await ensureBrowser(bench);
  const canaries = await runCanaries(bench);
  const registry = await runRegistry(bench);
  say(
    `test ${tested === 0 ? "passed" : "failed"}, canaries ${canaries ? "passed" : "failed"}, registry ${registry ? "passed" : "failed"}`,
  );
  return tested === 0 && canaries && registry ? 0 : 1;
}

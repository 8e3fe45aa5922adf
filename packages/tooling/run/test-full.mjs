import { sourceCondition } from "../conditions.mjs";
import { ensureBrowser } from "./browser.mjs";
import { runCanaries } from "./canaries.mjs";
import { run } from "./children.mjs";
import { inRoot } from "./places.mjs";
import { runRegistry } from "./registry.mjs";
import { say } from "./say.mjs";
import { setUp } from "./setup.mjs";
import { command as test } from "./test.mjs";
import { runTool } from "./tool.mjs";

/** Everything of `npm test`, then what takes longer: the canaries and the local registry. The matrix of themes and sizes is part of the stories. */
export async function command(args) {
  const tested = await test(args);
  const bench = await setUp();
  bench.env.SPBE_FULL = "1";
  bench.env.CHROMIUM_PATH = await ensureBrowser(bench);
  const killed = await runImportKill(bench);
  const proven = await runKillProof(bench);
  const canaries = await runCanaries(bench);
  const registry = await runRegistry(bench);
  say(
    `test ${tested === 0 ? "passed" : "failed"}, import under SIGKILL ${killed ? "passed" : "failed"}, portal under SIGKILL ${proven ? "passed" : "failed"}, canaries ${canaries ? "passed" : "failed"}, registry ${registry ? "passed" : "failed"}`,
  );
  return tested === 0 && killed && proven && canaries && registry ? 0 : 1;
}

/** 80,000 rows, 20 kills: counts equal a clean import, memory within 150 MB of idle. */
async function runImportKill(bench) {
  const script = inRoot("examples", "portal-belitung-timur", "journeys", "import-kill.ts");
  const { code } = await run(bench.node, [`--conditions=${sourceCondition}`, script], { env: bench.env });
  return code === 0;
}

/** 50 kills of the portal, its worker and PostgreSQL on each engine, while people work; `npm test` has three. */
async function runKillProof(bench) {
  const args = ["run", "--project", "journeys", "kill-proof"];
  const { code } = await runTool(bench, "vitest", args, { env: { SPBE_KILLS: "50" } });
  return code === 0;
}

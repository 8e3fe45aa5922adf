import { compositionLists } from "../new-module.mjs";
import { run } from "./children.mjs";
import { inRoot } from "./places.mjs";
import { setUp } from "./setup.mjs";
import { runTool } from "./tool.mjs";

/** `pnpm new module <name>` */
export async function command(args) {
  const bench = await setUp();
  const made = await run(bench.node, [inRoot("packages", "tooling", "new-module.mjs"), ...args], { env: bench.env });
  if (made.code !== 0) return made.code;
  const installed = await run(bench.pnpm, ["install", "--no-frozen-lockfile", "--prefer-offline"], { env: bench.env });
  if (installed.code !== 0) return installed.code;
  // A longer name breaks lines elsewhere, and imports stand in the order of their names.
  const written = [inRoot("packages", args[1]), ...compositionLists.map((list) => inRoot(list))];
  return (await runTool(bench, "@biomejs/biome", ["check", "--write", ...written])).code;
}

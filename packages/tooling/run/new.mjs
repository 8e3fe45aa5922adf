import { run } from "./children.mjs";
import { inRoot } from "./places.mjs";
import { setUp } from "./setup.mjs";

/** `pnpm new module <name>` */
export async function command(args) {
  const bench = await setUp();
  const made = await run(bench.node, [inRoot("packages", "tooling", "new-module.mjs"), ...args], { env: bench.env });
  if (made.code !== 0) return made.code;
  return (await run(bench.pnpm, ["install", "--no-frozen-lockfile", "--prefer-offline"], { env: bench.env })).code;
}

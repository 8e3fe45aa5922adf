import { run } from "./children.mjs";
import { npmScript } from "./npm.mjs";
import { command as packages, tarballs } from "./packages.mjs";
import { inRoot } from "./places.mjs";
import { setUp } from "./setup.mjs";

/** `npm run registry`: publish everything to a registry of our own, install from it with npm, pnpm and yarn. */
export async function command(args) {
  const bench = await setUp();
  if (!args.includes("--packed")) {
    if ((await packages()) !== 0) return 1;
  }
  return (await runRegistry(bench)) ? 0 : 1;
}

export async function runRegistry(bench) {
  const script = inRoot("packages", "tooling", "registry.mjs");
  const env = { ...bench.env, SPBE_NPM: npmScript(), SPBE_PNPM: bench.pnpm, SPBE_TARBALLS: tarballs };
  return (await run(bench.node, [script], { env })).code === 0;
}

import { ensureBrowser } from "./browser.mjs";
import { run } from "./children.mjs";
import { npmScript } from "./npm.mjs";
import { command as packages, tarballs } from "./packages.mjs";
import { inRoot } from "./places.mjs";
import { setUp } from "./setup.mjs";

/** `npm run canaries [vite|next|node]`: small applications that install the tarballs with npm, as a stranger would. */
export async function command(args) {
  const bench = await setUp();
  bench.env.CHROMIUM_PATH = await ensureBrowser(bench);
  if (!args.includes("--packed")) {
    if ((await packages()) !== 0) return 1;
  }
  return (await runCanaries(
    bench,
    args.filter((arg) => !arg.startsWith("--")),
  ))
    ? 0
    : 1;
}

export async function runCanaries(bench, names = []) {
  const script = inRoot("packages", "tooling", "canaries", "run-canaries.mjs");
  const env = { ...bench.env, SPBE_NPM: npmScript(), SPBE_TARBALLS: tarballs };
  return (await run(bench.node, [script, ...names], { env })).code === 0;
}

// Format and lint, types, guards.
import { readdirSync } from "node:fs";
import { run } from "./children.mjs";
import { inRoot } from "./places.mjs";
import { say } from "./say.mjs";
import { setUp } from "./setup.mjs";
import { runTool } from "./tool.mjs";

export async function command(args) {
  const results = await checks(await setUp(), { fix: args.includes("--fix") });
  return results.some((result) => !result.passed) ? 1 : 0;
}

/** @returns one result per check: `{ title, passed }`; what is wrong has been printed */
export async function checks(bench, { fix = false } = {}) {
  const results = [];
  for (const { title, work } of [
    {
      title: "biome: gaya dan lint",
      work: () =>
        runTool(bench, "@biomejs/biome", ["check", ...(fix ? ["--write"] : []), "--max-diagnostics=50"], {
          capture: true,
        }),
    },
    {
      title: "tsc: tipe",
      work: () =>
        run(bench.node, [inRoot("node_modules", "tsc7", "bin", "tsc"), "-p", "tsconfig.json"], {
          capture: true,
          env: bench.env,
        }),
    },
    ...guards().map((guard) => ({
      title: `penjaga: ${guard.replace(/\.guard\.mjs$/, "")}`,
      work: () =>
        run(bench.node, [inRoot("packages", "tooling", "guards", "run-guard.mjs"), guard], {
          capture: true,
          env: bench.env,
        }),
    })),
  ]) {
    const { code, output } = await work();
    results.push({ title, passed: code === 0 });
    say(`${code === 0 ? "✓" : "✗"} ${title}`);
    if (code !== 0) say(output.trim());
  }
  return results;
}

const guards = () =>
  readdirSync(inRoot("packages", "tooling", "guards"))
    .filter((name) => name.endsWith(".guard.mjs"))
    .sort();

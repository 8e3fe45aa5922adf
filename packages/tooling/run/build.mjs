// Every package, dependencies first.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { inRoot } from "./places.mjs";
import { say, step } from "./say.mjs";
import { setUp } from "./setup.mjs";
import { runTool } from "./tool.mjs";

export async function command(args) {
  const results = await buildPackages(await setUp(), args);
  return results.some((result) => !result.passed) ? 1 : 0;
}

/** Stops at the first package that does not build: those after it need its types. */
export async function buildPackages(bench, only = []) {
  const results = [];
  for (const { folder, name } of inBuildOrder().filter((one) => only.length === 0 || only.includes(one.folder))) {
    const { code, output } = await step(`Membangun ${name}`, () =>
      runTool(bench, "tsup", ["--silent"], { cwd: inRoot("packages", folder), capture: true }),
    );
    results.push({ title: name, passed: code === 0 });
    if (code !== 0) {
      say(output.trim());
      break;
    }
  }
  return results;
}

/** The published packages in topological order of their `@spbe-kit/*` dependencies. */
export function inBuildOrder() {
  const waiting = readdirSync(inRoot("packages"))
    .filter((folder) => existsSync(inRoot("packages", folder, "tsup.config.ts")))
    .map((folder) => ({ folder, ...JSON.parse(readFileSync(inRoot("packages", folder, "package.json"), "utf8")) }));
  const ordered = [];
  while (waiting.length > 0) {
    const ready = waiting.findIndex((one) => waiting.every((other) => other === one || !needs(one, other.name)));
    if (ready < 0)
      throw new Error(
        `Packages need each other in a circle: ${waiting.map((one) => one.name).join(", ")}. Remove one of the dependencies.`,
      );
    ordered.push(...waiting.splice(ready, 1));
  }
  return ordered;
}

const needs = (manifest, name) =>
  [manifest.dependencies, manifest.peerDependencies, manifest.devDependencies].some((list) => list && name in list);

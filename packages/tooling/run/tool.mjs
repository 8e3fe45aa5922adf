import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { run } from "./children.mjs";
import { inRoot } from "./places.mjs";
import { Stop } from "./say.mjs";

/** The JavaScript behind a tool's command, so that it runs under the project's Node on every system. */
export function toolFile(packageName, bin = packageName.split("/").pop()) {
  const folder = inRoot("node_modules", ...packageName.split("/"));
  if (!existsSync(folder)) throw new Stop(`Alat ${packageName} belum terpasang. Jalankan \`npm run setup\`.`);
  const manifest = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  const file = typeof manifest.bin === "string" ? manifest.bin : manifest.bin[bin];
  return path.join(folder, file);
}

/** Runs a tool of the root manifest under the project's Node. */
export function runTool(bench, packageName, args, options = {}) {
  const { bin, env, ...rest } = options;
  return run(bench.node, [toolFile(packageName, bin), ...args], { env: { ...bench.env, ...env }, ...rest });
}

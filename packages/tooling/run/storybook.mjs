import { setUp } from "./setup.mjs";
import { runTool } from "./tool.mjs";

/** `npm run storybook`: on port 6006; `-- build` writes it to `storybook-static/`. */
export async function command(args) {
  const bench = await setUp();
  const building = args[0] === "build";
  const flags = building
    ? ["build", "--quiet", "--disable-telemetry", ...args.slice(1)]
    : ["dev", "--port", "6006", "--no-open", "--disable-telemetry", ...args];
  return (await runTool(bench, "storybook", flags)).code;
}

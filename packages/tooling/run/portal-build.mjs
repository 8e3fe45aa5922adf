// The portal's pages, built by Vite and kept until a source or the lockfile changes.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { sourceCondition } from "../conditions.mjs";
import { inRoot, portal, root } from "./places.mjs";
import { Stop, step } from "./say.mjs";
import { runTool } from "./tool.mjs";

export async function buildPortal(bench) {
  const stamp = portal("dist", ".spbe-build");
  const content = contentHash();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === content) return;
  const { code, output } = await step("Membangun halaman portal dengan Vite", () =>
    runTool(bench, "vite", ["build", "--logLevel", "warn"], {
      cwd: portal(),
      capture: true,
      // Vite's own configuration imports the packages too, and Node must find their sources.
      env: { NODE_ENV: "production", NODE_OPTIONS: `--conditions=${sourceCondition}` },
    }),
  );
  if (code !== 0) throw new Stop(`Halaman portal tidak dapat dibangun:\n${output.trim()}`);
  writeFileSync(stamp, content);
}

function contentHash() {
  const hash = createHash("sha256");
  const packages = readdirSync(inRoot("packages")).map((name) => inRoot("packages", name, "src"));
  const files = [...packages, portal()].flatMap(sources).sort();
  for (const file of [...files, inRoot("pnpm-lock.yaml"), inRoot("tsconfig.base.json")]) {
    hash.update(path.relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

function sources(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (["node_modules", "dist", "journeys"].includes(entry.name)) return [];
    if (/\.(test|stories)\.tsx?$/.test(entry.name)) return [];
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? sources(file) : entry.isFile() ? [file] : [];
  });
}

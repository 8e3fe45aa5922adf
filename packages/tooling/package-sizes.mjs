// What a door weighs in a browser, and that nothing heavy or misplaced comes with it. Measured on the built files.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/**
 * @param {string} root the repository, its packages built
 * @returns {Promise<{ title: string, passed: boolean, kb: number, maxKb: number, why: string }[]>}
 */
export async function measureDoors(root) {
  const budgets = JSON.parse(readFileSync(new URL("./size-budgets.json", import.meta.url), "utf8"));
  const rows = [];
  for (const budget of budgets) if (doorIsBuilt(root, budget.import)) rows.push(await measure(root, budget));
  return rows;
}

async function measure(root, budget) {
  const entry = budget.source
    ? { entryPoints: [path.join(root, budget.source)] }
    : { stdin: { contents: budget.import, resolveDir: path.join(root, "examples", "portal-belitung-timur") } };
  const seen = {
    name: "seen",
    setup(esbuild) {
      esbuild.onResolve({ filter: /^[^./]/ }, ({ path: wanted, kind }) => {
        if (kind === "entry-point" || path.isAbsolute(wanted)) return undefined;
        const beyond = budget.beyond.some((name) => wanted === name || wanted.startsWith(`${name}/`));
        return beyond || wanted.startsWith("node:") ? { path: wanted, external: true } : undefined;
      });
    },
  };
  const { outputFiles, metafile } = await build({
    ...entry,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    write: false,
    metafile: true,
    plugins: [seen],
    loader: { ".css": "empty" },
    logLevel: "silent",
    external: [],
  });
  const kb = gzipSync(outputFiles[0].contents, { level: 9 }).length / 1024;
  // Only what is left in the bundle counts: a name that tree shaking removed is not carried to anybody.
  const [output] = Object.values(metafile.outputs);
  const kept = Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  const names = [...output.imports.map(({ path: wanted }) => wanted), ...kept.map(([input]) => input)];
  const found = budget.never.filter((never) => names.some((name) => matches(name, never)));
  const why = [kb > budget.maxKb && `over its ${budget.maxKb} KB`, found.length > 0 && `holds ${found.join(", ")}`]
    .filter(Boolean)
    .join("; ");
  return { title: budget.title, passed: why === "", kb, maxKb: budget.maxKb, why };
}

const matches = (name, never) =>
  never.endsWith(":")
    ? name.startsWith(never)
    : name === never || name.startsWith(`${never}/`) || name.includes(`node_modules/${never}/`);

function doorIsBuilt(root, statement) {
  const [, packageName, subpath] = /@spbe-kit\/([\w-]+)((?:\/[\w-]+)*)/.exec(statement);
  const manifest = JSON.parse(readFileSync(path.join(root, "packages", packageName, "package.json"), "utf8"));
  const target = manifest.exports[`.${subpath}`];
  return target !== undefined && existsSync(path.join(root, "packages", packageName, target.default));
}

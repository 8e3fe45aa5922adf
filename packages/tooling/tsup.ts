import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { build, type Plugin } from "esbuild";
import { defineConfig } from "tsup";
import { type Door, type Manifest, readDoors } from "./doors.mjs";
import { flattenLayers } from "./flatten-layers.mjs";

/**
 * The build of one package: every door of `exports` that has a source becomes the file its `default` names, as ES2022
 * modules with types and source maps. Styles are gathered into one file each, `styles.flat.css` is the same without layers.
 *
 * @param folder the package's folder, `import.meta.dirname` of its `tsup.config.ts`
 */
export function defineDoors(folder: string): ReturnType<typeof defineConfig> {
  const { manifest, scripts, styles, assets } = readDoors(folder);
  const entry = Object.fromEntries(scripts.map((door) => [builtName(door), door.source]));
  const typed = scripts.filter((door) => !door.subpath.startsWith("./dist/"));
  return defineConfig({
    entry,
    format: ["esm"],
    target: "es2022",
    platform: "node",
    removeNodeProtocol: false,
    dts: { entry: Object.fromEntries(typed.map((door) => [builtName(door), door.source])) },
    sourcemap: true,
    splitting: true,
    clean: true,
    esbuildPlugins: [onlyDeclared(manifest)],
    onSuccess: async () => {
      await buildStyles(folder, styles, manifest);
      for (const asset of assets) await copy(path.join(folder, asset.source), path.join(folder, asset.built));
      await keepClientDirective(folder, scripts);
    },
  });
}

const builtName = (door: Door): string => door.built.replace(/^\.\/dist\//, "").replace(/\.js$/, "");

/**
 * Drawn into the bundle when only a devDependency: as a dependency its icons make npm install React, also for a script
 * without a screen.
 */
const BUNDLED: ReadonlySet<string> = new Set(["lucide-react"]);

/** tsup puts an undeclared dependency into the bundle without a word: all of React, once. */
function onlyDeclared(manifest: Manifest): Plugin {
  const declared = new Set(Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }));
  return {
    name: "only-declared",
    setup(esbuild) {
      esbuild.onResolve({ filter: /^[^./]/ }, ({ path: wanted, kind }) => {
        if (kind === "entry-point" || path.isAbsolute(wanted) || wanted.startsWith("node:")) return undefined;
        const name = wanted
          .split("/")
          .slice(0, wanted.startsWith("@") ? 2 : 1)
          .join("/");
        if (declared.has(name) || name === manifest.name) return { path: wanted, external: true };
        if (BUNDLED.has(name) && name in (manifest.devDependencies ?? {})) return undefined;
        const text = `${manifest.name} imports ${wanted}, which its package.json does not declare. Add it to "dependencies" (or "peerDependencies") as "catalog:".`;
        return { errors: [{ text }] };
      });
    },
  };
}

async function buildStyles(folder: string, styles: readonly Door[], manifest: Manifest): Promise<void> {
  for (const style of styles) {
    await build({
      entryPoints: [path.join(folder, style.source)],
      outfile: path.join(folder, style.built),
      bundle: true,
      loader: { ".woff2": "file", ".woff": "file" },
      assetNames: "fonts/[name]",
      target: ["chrome111", "firefox114", "safari16.4"],
      legalComments: "inline",
      logLevel: "warning",
    });
  }
  if ("./styles.flat.css" in manifest.exports) {
    const layered = await readFile(path.join(folder, "dist", "styles.css"), "utf8");
    await writeFile(path.join(folder, "dist", "styles.flat.css"), flattenLayers(layered));
  }
}

async function copy(from: string, to: string): Promise<void> {
  await mkdir(path.dirname(to), { recursive: true });
  await copyFile(from, to);
}

/** Next refuses hooks in a file without `"use client"`, and bundlers keep the directive only on an entry's first line. */
async function keepClientDirective(folder: string, scripts: readonly Door[]): Promise<void> {
  for (const door of scripts) {
    const marked = /^["']use client["']/.test(await readFile(path.join(folder, door.source), "utf8"));
    if (!marked) continue;
    const file = path.join(folder, door.built);
    const text = await readFile(file, "utf8");
    if (!/^["']use client["']/.test(text)) await writeFile(file, `"use client";\n${text}`);
  }
  const built = await readdir(path.join(folder, "dist"));
  if (built.length === 0)
    throw new Error(`${folder}/dist is empty after the build. Check "exports" of its package.json.`);
}

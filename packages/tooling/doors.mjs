// A package's doors, read from the one place that lists them: `exports` of its package.json.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { sourceCondition } from "./conditions.mjs";

/**
 * @param {string} folder a package folder
 * @returns {{ manifest: Record<string, any>, scripts: Door[], styles: Door[], assets: Door[] }}
 * Each door: its subpath, its source file and its built file, both relative to the folder. Wildcards are spelled out.
 * @typedef {{ subpath: string, source: string, built: string }} Door
 */
export function readDoors(folder) {
  const manifest = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  const doors = Object.entries(manifest.exports ?? {})
    .filter(([, target]) => typeof target === "object" && target[sourceCondition])
    .flatMap(([subpath, target]) =>
      spellOut(folder, { subpath, source: target[sourceCondition], built: target.default }),
    );
  const commands = Object.values(manifest.bin ?? {}).map((built) => ({
    subpath: built,
    source: built.replace("./dist/", "./src/").replace(/\.js$/, ".ts"),
    built,
  }));
  return {
    manifest,
    scripts: [...doors.filter((door) => /\.tsx?$/.test(door.source)), ...commands, ...workers(folder)],
    styles: doors.filter((door) => door.source.endsWith(".css")),
    assets: doors.filter((door) => !/\.(tsx?|css)$/.test(door.source)),
  };
}

function spellOut(folder, { subpath, source, built }) {
  if (!source.includes("*")) return [{ subpath, source, built }];
  const [before, after] = source.split("*");
  const parent = path.join(folder, before);
  if (!existsSync(parent)) return [];
  return readdirSync(parent)
    .filter((name) => name.endsWith(after))
    .map((name) => name.slice(0, name.length - after.length))
    .map((word) => ({
      subpath: subpath.replace("*", word),
      source: source.replace("*", word),
      built: built.replace("*", word),
    }));
}

/** `new Worker(new URL("./x-worker.js", import.meta.url))` looks beside the built chunk: each `*-worker.ts` is its own file there. */
function workers(folder) {
  const found = [];
  const look = (inside) => {
    for (const entry of readdirSync(path.join(folder, inside), { withFileTypes: true })) {
      const file = `${inside}/${entry.name}`;
      if (entry.isDirectory()) look(file);
      else if (entry.name.endsWith("-worker.ts")) {
        const built = `./dist/${entry.name.replace(/\.ts$/, ".js")}`;
        found.push({ subpath: built, source: `./${file}`, built });
      }
    }
  };
  if (existsSync(path.join(folder, "src"))) look("src");
  return found;
}

// What a stranger would install: packed by pnpm, then looked at. Needs built packages. Run by Node 24: `node packages-check.mjs PNPM FOLDER`.
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { readDoors } from "./doors.mjs";
import { measureDoors } from "./package-sizes.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const runFile = promisify(execFile);
const [pnpm, outFolder] = process.argv.slice(2);
const tool = (...parts) => path.join(root, "node_modules", ...parts);

const results = [];
const note = (title, why) => {
  results.push({ title, passed: why === "" });
  console.log(`${why === "" ? "✓" : "✗"} ${title}${why && `: ${why}`}`);
};

/** Runs a program; the answer is what it said when it failed, else nothing. */
async function complaint(file, args, cwd) {
  try {
    await runFile(file, args, { cwd, maxBuffer: 32 * 1024 ** 2 });
    return "";
  } catch (error) {
    return `${error.stdout ?? ""}${error.stderr ?? ""}`.trim() || error.message;
  }
}

async function packAll() {
  rmSync(outFolder, { recursive: true, force: true });
  mkdirSync(outFolder, { recursive: true });
  const packed = [];
  for (const folder of readdirSync(path.join(root, "packages"))) {
    const home = path.join(root, "packages", folder);
    if (!existsSync(path.join(home, "tsup.config.ts"))) continue;
    const { stdout } = await runFile(pnpm, ["pack", "--json", "--pack-destination", outFolder], { cwd: home });
    const { filename, files } = JSON.parse(stdout.slice(stdout.indexOf("{")));
    packed.push({ folder, home, tarball: path.resolve(outFolder, filename), files: files.map((file) => file.path) });
  }
  return packed;
}

async function packedManifest(tarball) {
  const { stdout } = await runFile("tar", ["-xzOf", tarball, "package/package.json"]);
  return stdout;
}

async function look({ folder, home, tarball, files }) {
  const name = `@spbe-kit/${folder}`;
  const manifest = await packedManifest(tarball);
  const leaks = ["src/", "spbe-source", "workspace:", "catalog:"].filter((word) =>
    manifest.replace(/"repository"[^}]*}/, "").includes(word),
  );
  note(
    `${name}: packed manifest`,
    leaks.length === 0 ? "" : `names ${leaks.join(", ")}. Pack with pnpm and repair publishConfig.exports.`,
  );
  note(`${name}: files`, missingDoors(home, files));
  note(
    `${name}: publint`,
    await complaint(process.execPath, [tool("publint", "src", "cli.js"), tarball, "--strict"], home),
  );
  const { styles, assets } = readDoors(home);
  const excluded = [...styles, ...assets]
    .map(({ subpath }) => subpath.slice(2))
    .concat("styles.flat.css", "package.json");
  const attw = [
    tool("@arethetypeswrong", "cli", "dist", "index.js"),
    tarball,
    "--profile",
    "esm-only",
    "--no-emoji",
    "--exclude-entrypoints",
    ...excluded,
  ];
  note(`${name}: attw`, await complaint(process.execPath, attw, home));
  for (const style of styles)
    note(`${name}: ${style.subpath}`, layerFirst(readFileSync(path.join(home, style.built), "utf8")));
}

function missingDoors(home, files) {
  const { manifest, scripts, styles, assets } = readDoors(home);
  const promised = [...scripts, ...styles, ...assets].map(({ built }) => built.slice(2));
  if ("./styles.flat.css" in manifest.exports) promised.push("dist/styles.flat.css");
  const gone = promised.filter((file) => !files.includes(file));
  const sources = files.filter((file) => /(^|\/)src\//.test(file) || /\.(test|stories)\./.test(file));
  return [
    gone.length > 0 && `lacks ${gone.join(", ")}. Build first, or repair "exports".`,
    sources.length > 0 && `carries sources: ${sources.slice(0, 3).join(", ")}.`,
  ]
    .filter(Boolean)
    .join(" ");
}

function layerFirst(css) {
  const first = css
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/@charset[^;]+;/, "")
    .trim();
  const fontOnly = /^@font-face/.test(first);
  return fontOnly || /^@layer spbe\.tokens,\s*spbe\.base,\s*spbe\.components;/.test(first)
    ? ""
    : "does not open with `@layer spbe.tokens, spbe.base, spbe.components;`. Load order would decide which rule wins.";
}

for (const packed of await packAll()) await look(packed);
for (const { title, passed, kb, maxKb, why } of await measureDoors(root)) {
  note(`${title.padEnd(48)} ${kb.toFixed(2).padStart(7)} KB gz of ${maxKb}`, passed ? "" : why);
}
writeFileSync(path.join(outFolder, "results.json"), JSON.stringify(results));
process.exit(results.every((result) => result.passed) ? 0 : 1);

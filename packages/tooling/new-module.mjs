// `pnpm new module <name>`: copies the smallest real module and renames it. A skeleton of its own would rot; a real module is tested every day.
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";

/** The module that is copied. Everything it calls its own carries its name: package, doors, tables, rights, paths, classes. */
const model = { name: "spbe-index", titles: ["Indeks SPBE", "SPBE index"] };
const portal = path.join("examples", "portal-belitung-timur");

/** The two lists in which a portal composes its modules. Nothing else outside the new folder is written. */
export const compositionLists = [path.join(portal, "src", "modules.ts"), path.join(portal, "server-modules.ts")];

/**
 * @param {string} root the repository
 * @param {readonly string[]} words `["module", name]`
 * @returns {string[]} what was made, one line each
 * @throws {Error} with a sentence when the name is no name or the place is taken
 */
export function newModule(root, words) {
  const name = nameFrom(words);
  const home = path.join(root, "packages", name);
  if (existsSync(home)) throw new Error(`packages/${name} sudah ada. Pilih nama lain, atau kembangkan modul itu.`);
  const source = path.join(root, "packages", model.name);
  const made = /(^|[\\/])(node_modules|dist)([\\/]|$)/;
  cpSync(source, home, { recursive: true, filter: (file) => !made.test(path.relative(source, file)) });
  rename(home, name);
  return [
    `packages/${name}`,
    ...compositionLists.map((list) => compose(root, list, name)),
    `Berikutnya: satu skema dan satu contoh di packages/${name}/src/domain, lalu satu aturan dengan ujinya.`,
  ];
}

function nameFrom([kind, name, ...more]) {
  if (kind !== "module" || !name || more.length > 0)
    throw new Error("Tulis: pnpm new module <nama>, misalnya: pnpm new module rencana-aksi");
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || name.length > 40)
    throw new Error(
      `"${name}" bukan nama modul. Pakai huruf kecil, angka dan tanda hubung, paling banyak 40, misalnya rencana-aksi.`,
    );
  return name;
}

const pascal = (name) => name.replace(/(^|-)(\w)/g, (_all, _dash, letter) => letter.toUpperCase());
const camel = (name) => pascal(name).replace(/^./, (letter) => letter.toLowerCase());
const snake = (name) => name.replaceAll("-", "_");
const title = (name) => name.replaceAll("-", " ").replace(/^./, (letter) => letter.toUpperCase());

/** The model's name in every dress it wears becomes the new one in the same: `spbe-index`, `spbe_index`, `spbeIndex`, `SpbeIndex`. */
function dressed(text, name) {
  const titled = model.titles.reduce((words, old) => words.replaceAll(old, title(name)), text);
  return [(word) => word, snake, camel, pascal].reduce(
    (words, dress) => words.replaceAll(dress(model.name), dress(name)),
    titled,
  );
}

/** In texts and in file names. */
function rename(folder, name) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) rename(file, name);
    else writeFileSync(file, dressed(readFileSync(file, "utf8"), name));
    const renamed = path.join(folder, dressed(entry.name, name));
    if (renamed !== file) renameSync(file, renamed);
  }
}

/** Every import of the model and its entry get a twin right behind them. @returns what happened, one line */
function compose(root, list, name) {
  const file = path.join(root, list);
  const shown = list.replaceAll(path.sep, "/");
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  // An entry is a name, or a call with its options: `spbeIndexServer({ folder: join(a, "b") })`.
  const entry = new RegExp(`\\b${camel(model.name)}[A-Z]\\w*(\\((?:[^()]|\\([^()]*\\))*\\))?`, "g");
  const importLine = /^import\b[^;]*;\n/gm;
  const afterImports = text.replace(importLine, "");
  if (!afterImports.match(entry)) return `! ${shown} tidak memuat ${model.name}: tambahkan ${name} sendiri.`;
  const imports = (text.match(importLine) ?? []).map((line) =>
    line.includes(`/${model.name}/`) ? `${line}${dressed(line, name)}` : line,
  );
  writeFileSync(file, imports.join("") + afterImports.replace(entry, (found) => `${found}, ${dressed(found, name)}`));
  return shown;
}

if (process.argv[1] === import.meta.filename) {
  try {
    for (const line of newModule(path.join(import.meta.dirname, "..", ".."), process.argv.slice(2))) console.log(line);
  } catch (error) {
    console.error(`✗ ${error.message}`);
    process.exitCode = 1;
  }
}

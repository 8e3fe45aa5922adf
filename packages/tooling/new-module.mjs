// `pnpm new module <name>`: copies the smallest real module and renames it. A skeleton of its own would rot; a real module is tested every day.
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";

/** The module that is copied, and the parts of it that make sense only there. */
const model = {
  name: "stunting",
  leftOut:
    /(^|\/)(node_modules|dist|bench|scripts|fixtures\/who-[^/]*|growth\/[^/]*\.test\.ts|regency-data\.test\.ts)(\/|$)/,
};
const portal = path.join("examples", "portal-belitung-timur");

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
  cpSync(source, home, {
    recursive: true,
    filter: (file) => !model.leftOut.test(path.relative(source, file).replaceAll(path.sep, "/")),
  });
  rename(home, name);
  const lists = [
    compose(path.join(root, portal, "src", "modules.ts"), name),
    compose(path.join(root, portal, "server-modules.ts"), name),
    depend(path.join(root, portal, "package.json"), name),
  ]
    .filter((file) => file !== undefined)
    .map((file) => path.relative(root, file));
  return [
    `packages/${name}`,
    ...lists,
    `Berikutnya: satu skema dan satu contoh di packages/${name}/src/domain, lalu satu aturan dengan ujinya.`,
  ];
}

function nameFrom([kind, name, ...more]) {
  if (kind !== "module" || !name || more.length > 0)
    throw new Error("Tulis: pnpm new module <nama>, misalnya: pnpm new module rencana-aksi");
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    throw new Error(`"${name}" bukan nama modul. Pakai huruf kecil, angka dan tanda hubung, misalnya rencana-aksi.`);
  return name;
}

const pascal = (name) => name.replace(/(^|-)(\w)/g, (_all, _dash, letter) => letter.toUpperCase());
const camel = (name) => pascal(name).replace(/^./, (letter) => letter.toLowerCase());

/** In texts and in file names: `stunting`, `Stunting`, `STUNTING` become the new name in the same dress. */
function rename(folder, name) {
  const dressed = (text) =>
    text
      .replaceAll(model.name.toUpperCase(), name.toUpperCase().replaceAll("-", "_"))
      .replaceAll(pascal(model.name), pascal(name))
      .replace(new RegExp(`\\b${model.name}(?=[A-Z])`, "g"), camel(name))
      .replaceAll(model.name, name);
  // A whole word that is neither quoted nor part of a path is an identifier, and those know no hyphen.
  const inCode = (text) =>
    dressed(text.replace(new RegExp(`(?<![\\w"'\`/-])${model.name}(?![\\w"'\`/-])`, "g"), camel(name)));
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) rename(file, name);
    else if (/\.tsx?$/.test(entry.name)) writeFileSync(file, inCode(readFileSync(file, "utf8")));
    else if (/\.(css|json|md|sql)$/.test(entry.name)) writeFileSync(file, dressed(readFileSync(file, "utf8")));
    const renamed = path.join(folder, dressed(entry.name));
    if (renamed !== file) renameSync(file, renamed);
  }
}

/** pnpm shows a package only what its manifest names. */
function depend(file, name) {
  if (!existsSync(file)) return undefined;
  const line = `    "@spbe-kit/${model.name}": "workspace:^",\n`;
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replace(line, `${line}${line.replace(model.name, name)}`));
  return file;
}

/** A composition list is an import line and an entry per module; the new one stands right after the model's. */
function compose(file, name) {
  if (!existsSync(file)) return undefined;
  const twin = (text) =>
    text.replaceAll(`/${model.name}/`, `/${name}/`).replace(new RegExp(`\\b${model.name}(?=[A-Z])`, "g"), camel(name));
  // An entry is a name, or a call with its options: `stuntingServer({ folder: join(a, "b") })`.
  const entry = new RegExp(`\\b${model.name}[A-Z]\\w*(\\((?:[^()]|\\([^()]*\\))*\\))?`);
  const added = readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line) => {
      if (line.startsWith("import ")) return line.includes(`/${model.name}/`) ? [line, twin(line)] : [line];
      const alone = new RegExp(`^\\s*${entry.source},$`).test(line);
      if (alone) return [line, twin(line)];
      return [line.replace(entry, (found) => `${found}, ${twin(found)}`)];
    });
  writeFileSync(file, added.join("\n"));
  return file;
}

if (process.argv[1] === import.meta.filename) {
  try {
    for (const line of newModule(path.join(import.meta.dirname, "..", ".."), process.argv.slice(2))) console.log(line);
  } catch (error) {
    console.error(`✗ ${error.message}`);
    process.exitCode = 1;
  }
}

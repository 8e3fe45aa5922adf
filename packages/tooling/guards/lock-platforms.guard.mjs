// A lockfile made on one system can miss the binaries of others; then a colleague's first `npm start` fails.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const needed = ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64", "win32-x64"];

export function look(root) {
  const lock = readLock(readFileSync(path.join(root, "pnpm-lock.yaml"), "utf8"));
  const listFile = path.join(root, "packages", "tooling", "lock-platforms.json");
  const listed = existsSync(listFile) ? JSON.parse(readFileSync(listFile, "utf8")) : {};
  const missing = new Map(
    lock.flatMap(({ name, has }) => {
      const lacks = needed.filter((platform) => !has.has(platform));
      return lacks.length === 0 ? [] : [[name, lacks]];
    }),
  );
  return [
    ...[...missing]
      .filter(([name, lacks]) => !lacks.every((platform) => listed[name]?.missing.includes(platform)))
      .map(
        ([name, lacks]) =>
          `pnpm-lock.yaml: ${name} is not locked for ${lacks.join(", ")}. Run \`pnpm install\` against a registry that has them, or list it in packages/tooling/lock-platforms.json with what breaks without it.`,
      ),
    ...Object.keys(listed)
      .filter((name) => !missing.has(name))
      .map(
        (name) =>
          `packages/tooling/lock-platforms.json lists ${name}, which the lockfile holds for every platform. Take it from the list.`,
      ),
  ];
}

/** Packages whose optional dependencies are one binary per platform. Reads pnpm's own regular YAML line by line. */
function readLock(text) {
  const platforms = new Map();
  const families = new Map();
  let section = "";
  let key = "";
  let inOptional = false;
  for (const line of text.split("\n")) {
    if (/^\w/.test(line)) section = line.replace(":", "");
    const entry = /^ {2}'?([^ '][^']*?)'?:(?: \{\})?$/.exec(line);
    if (entry) key = entry[1];
    if (/^ {4}\w/.test(line)) inOptional = line.startsWith("    optionalDependencies:");
    if (section === "packages") readPlatform(platforms, key, line);
    const optional = section === "snapshots" && inOptional && /^ {6}'?([^':]+)'?: (\S+)$/.exec(line);
    if (optional)
      families.set(key, [...(families.get(key) ?? []), `${optional[1]}@${optional[2].replace(/\(.*/, "")}`]);
  }
  return [...families]
    .map(([owner, members]) => familyOf(owner, members, platforms))
    .filter((family) => family.binaries > 1);
}

function readPlatform(platforms, key, line) {
  const found = /^ {4}(os|cpu): \[([^\]]*)\]/.exec(line);
  if (found) platforms.set(key, { ...platforms.get(key), [found[1]]: found[2].split(",").map((word) => word.trim()) });
}

function familyOf(owner, members, platforms) {
  const has = new Set();
  for (const member of members) {
    const { os, cpu } = platforms.get(member) ?? {};
    for (const system of os ?? []) for (const processor of cpu ?? ["x64", "arm64"]) has.add(`${system}-${processor}`);
  }
  const binaries = members.filter((member) => platforms.has(member)).length;
  return { binaries, name: owner.replace(/\(.*/, "").replace(/(?<=.)@.*$/, ""), has };
}

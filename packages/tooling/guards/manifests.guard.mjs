// The root manifest is read by plain npm; packages publish `dist` only, under the doors their sources have.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { sourceCondition } from "../conditions.mjs";

export function look(root) {
  const read = (...parts) => JSON.parse(readFileSync(path.join(root, ...parts, "package.json"), "utf8"));
  const packages = readdirSync(path.join(root, "packages")).filter((name) =>
    existsSync(path.join(root, "packages", name, "package.json")),
  );
  return [
    ...rootManifest(read()),
    ...packages.flatMap((name) => published(`packages/${name}`, read("packages", name))),
  ];
}

function rootManifest(manifest) {
  const versions = Object.entries({
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
  });
  return versions
    .filter(([, version]) => !/^(npm:[\w@/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(
      ([name, version]) =>
        `package.json: ${name} is "${version}". Write a plain version: npm must be able to read the root manifest, and tools do not drift.`,
    );
}

function published(folder, manifest) {
  if (manifest.private) return [];
  const faults = [];
  const expected = Object.fromEntries(
    Object.entries(manifest.exports).map(([door, target]) => [door, withoutSource(target)]),
  );
  if (!isDeepStrictEqual(expected, manifest.publishConfig?.exports)) {
    faults.push(
      `${folder}/package.json: publishConfig.exports is not exports without "${sourceCondition}". Write: ${JSON.stringify(expected)}`,
    );
  }
  for (const [door, target] of Object.entries(manifest.exports)) {
    if (typeof target === "object" && target[sourceCondition] && Object.keys(target)[0] !== sourceCondition) {
      faults.push(
        `${folder}/package.json: "${sourceCondition}" is not the first condition of ${door}. Put it first, conditions are tried in order.`,
      );
    }
  }
  for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.peerDependencies })) {
    if (name.startsWith("@spbe-kit/") && version !== "workspace:^")
      faults.push(
        `${folder}/package.json: ${name} is "${version}". Write "workspace:^": all packages carry one version.`,
      );
  }
  if (manifest.engines?.node !== ">=22.12")
    faults.push(`${folder}/package.json: engines.node is not ">=22.12". Published packages run from there on.`);
  return faults;
}

/** `{ "spbe-source": a, "default": b }` is published as plain `b`; with types it stays an object. */
function withoutSource(target) {
  if (typeof target === "string") return target;
  const { [sourceCondition]: _source, ...rest } = target;
  return Object.keys(rest).length === 1 && rest.default ? rest.default : rest;
}

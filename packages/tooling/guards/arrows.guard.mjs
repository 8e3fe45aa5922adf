// Which room may import which: the arrows of the architecture.
import { readFileSync } from "node:fs";
import path from "node:path";
import { importsOf, sourceFiles } from "./source-files.mjs";

/** Packages that are rooms of the house; every other package is a module, and modules do not know each other. */
const house = new Set(["core", "ui", "server", "offline", "testing", "tooling", "create-spbe-portal"]);

const packageArrows = {
  core: [],
  testing: ["core"],
  ui: ["core"],
  server: ["core"],
  offline: ["core", "server"],
};

/** Inside a module: from a door to other doors of the same module and to packages. */
const moduleDoors = {
  domain: { doors: [], packages: ["core"] },
  client: { doors: ["domain"], packages: ["core"] },
  react: { doors: ["domain", "client"], packages: ["core", "ui", "offline"] },
  server: { doors: ["domain"], packages: ["core", "server", "offline"] },
  testing: { doors: ["domain", "client", "server"], packages: ["core", "testing", "server"] },
  bridges: { doors: ["domain", "server"], packages: ["core", "server"] },
};

const domainOutsiders = /^(react|react-dom|ky|node:.*|hono|kysely|pg|@electric-sql\/.*)(\/|$)/;

export function look(root) {
  return sourceFiles(root, /^packages\/[^/]+\/src\/.*\.(ts|tsx)$/, ["packages"])
    .filter(({ file }) => !/\.(test|test-d|stories|fixture)\.tsx?$/.test(file))
    .flatMap(({ file, text }) =>
      importsOf(text).flatMap(({ specifier, line }) =>
        judge(root, file, specifier).map((why) => `${file}:${line} ${why}`),
      ),
    );
}

function judge(root, file, specifier) {
  const [, from, , door] = file.split("/");
  const isModule = !house.has(from);
  if (specifier.startsWith(".")) return insidePackage(file, specifier, from, door, isModule);
  if (door === "domain" && domainOutsiders.test(specifier)) {
    return [
      `imports ${specifier}. A domain runs anywhere and knows no network, screen or database: move this code to client/, react/ or server/.`,
    ];
  }
  const target = /^@spbe-kit\/([^/]+)(.*)$/.exec(specifier);
  if (!target) return [];
  const [, to, subpath] = target;
  if (to === from) return [`imports its own package by name (${specifier}). Use a relative path.`];
  if (!openDoor(root, to, subpath))
    return [
      `imports ${specifier}, which is no door of @spbe-kit/${to}. Import one of the "exports" of its package.json.`,
    ];
  if (isModule) {
    if (!house.has(to))
      return [
        `imports the module @spbe-kit/${to}. Modules never import each other: write a Bridge in bridges/, typed by event schemas of core.`,
      ];
    const allowed = moduleDoors[door]?.packages ?? [];
    return allowed.includes(to)
      ? []
      : [
          `imports @spbe-kit/${to}; ${door}/ may import only ${allowed.map((name) => `@spbe-kit/${name}`).join(", ")}. Move the code to a door that may.`,
        ];
  }
  const allowed = packageArrows[from] ?? [];
  return allowed.includes(to)
    ? []
    : [
        `imports @spbe-kit/${to}; @spbe-kit/${from} may import ${allowed.length ? allowed.map((name) => `@spbe-kit/${name}`).join(", ") : "no other package of ours"}. Turn the arrow: let the other package import this one.`,
      ];
}

function insidePackage(file, specifier, from, door, isModule) {
  const target = path.posix.join(path.posix.dirname(file), specifier);
  if (!target.startsWith(`packages/${from}/src/`))
    return [`imports ${specifier}, outside its own src/. Import the other package by its name.`];
  const toDoor = target.split("/")[3];
  if (!isModule || toDoor === door || !moduleDoors[door]) return [];
  return moduleDoors[door].doors.includes(toDoor)
    ? []
    : [
        `imports from ${toDoor}/; ${door}/ may import only ${moduleDoors[door].doors.map((name) => `${name}/`).join(", ") || "itself"}. Move what both need to domain/.`,
      ];
}

function openDoor(root, to, subpath) {
  const manifest = JSON.parse(readFileSync(path.join(root, "packages", to, "package.json"), "utf8"));
  const wanted = `.${subpath}`;
  return Object.keys(manifest.exports ?? {}).some((door) =>
    new RegExp(`^${door.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace("*", ".+")}$`).test(wanted),
  );
}

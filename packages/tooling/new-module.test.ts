import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compositionLists, newModule } from "./new-module.mjs";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const portal = path.join("examples", "portal-belitung-timur");
const stylesheetTypes = path.join(".storybook", "css.d.ts");
const NAME = "uji-rencana-aksi";

let root: string;
const at = (...parts: readonly string[]) => path.join(root, ...parts);
const read = (file: string) => readFileSync(at(file), "utf8");

/**
 * A workspace that costs no copy: packages and dependencies are links to the real ones, only the model and the portal are
 * copied. What `pnpm install` would link for the new module is linked by hand: its own dependencies are the model's, and at
 * the root lies every package of ours (publicHoistPattern).
 */
function linkedWorkspace(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "new-module-"));
  const link = (...parts: readonly string[]) =>
    symlinkSync(path.join(repository, ...parts), path.join(folder, ...parts));
  const copy = (...parts: readonly string[]) =>
    cpSync(path.join(repository, ...parts), path.join(folder, ...parts), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (file) => !/[\\/](dist|journeys)$/.test(file),
    });
  for (const place of ["packages", "node_modules/@spbe-kit", portal])
    mkdirSync(path.join(folder, place), { recursive: true });
  for (const name of readdirSync(path.join(repository, "node_modules")))
    if (name !== "@spbe-kit" && !name.startsWith(".vite")) link("node_modules", name);
  for (const name of readdirSync(path.join(repository, "packages"))) {
    if (name === "spbe-index") copy("packages", name);
    else link("packages", name);
    symlinkSync(path.join(folder, "packages", name), path.join(folder, "node_modules", "@spbe-kit", name));
  }
  for (const file of ["package.json", "tsconfig.base.json", "vitest.config.ts", stylesheetTypes, portal]) copy(file);
  return folder;
}

function node(args: readonly string[], cwd = root, env: Record<string, string> = {}) {
  const { VITEST: _, NODE_OPTIONS: __, NODE_ENV: ___, ...outer } = process.env;
  const kept = Object.entries(outer).filter(([name]) => !name.startsWith("VITEST_"));
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd,
    env: { ...Object.fromEntries(kept), ...env },
    encoding: "utf8",
  });
  return { status, said: `${stdout}\n${stderr}` };
}

const tool = (...parts: readonly string[]) => at("node_modules", ...parts);

/** Every file of a folder, as paths from it. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/[\\/]node_modules([\\/]|$)/.test(entry.parentPath))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/"));
}

/** The host of the portal's own list, with the module beside its model and stunting. */
const BESIDE = `import { regencyConfigSchema } from "@spbe-kit/core";
import { createHostLog, createSpbeServer } from "@spbe-kit/server";
import { checkCatalogue, describeEngines, testKeyRing, testSession } from "@spbe-kit/server/testing";
import { expect, it } from "vitest";
import regency from "../../../../examples/portal-belitung-timur/regency.json" with { type: "json" };
import { serverModules } from "../../../../examples/portal-belitung-timur/server-modules.ts";

describeEngines("a new module beside its model and stunting", (engine) => {
  it("has its own tables, rights and paths", async () => {
    const server = createSpbeServer({
      regency: regencyConfigSchema.parse(regency),
      modules: serverModules(),
      database: engine.db,
      keys: testKeyRing,
      identity: {
        issuer: "http://127.0.0.1:9/none",
        clientId: "portal",
        claims: { role: { claim: "role" }, regency: { claim: "regency" }, scopeOfRole: {} },
      },
      publicUrl: "http://127.0.0.1:4321",
      log: createHostLog({ level: "silent" }),
    });
    await engine.db.migrate(server.migrations);
    await server.prepare();
    const headers = { ...(await testSession(server, { role: "diskominfo" })), "content-type": "application/json" };
    const assess = JSON.stringify({ level: 3, explanation: "Lengkap.", evidence: "", version: 0 });
    const put = { method: "PUT", headers, body: assess };
    expect((await server.app.request("/api/${NAME}/assessments/2025/1", put)).status).toBe(200);
    const assessed = async (name: string) => {
      const answer = await server.app.request("/api/" + name + "/summary?year=2025", { headers });
      return ((await answer.json()) as { assessed: number }).assessed;
    };
    expect([await assessed("${NAME}"), await assessed("spbe-index")]).toEqual([1, 0]);
    const auditor = await testSession(server, { role: "auditor" });
    expect((await server.app.request("/api/stunting/children", { headers: auditor })).status).toBe(200);
    const exceptions = server.modules.flatMap(({ catalogue }) => catalogue ?? []);
    const searchTables = exceptions.flatMap((allowed) => allowed.searchTables ?? []);
    const definerFunctions = exceptions.flatMap((allowed) => allowed.definerFunctions ?? []);
    expect(await checkCatalogue(engine.db, { searchTables, definerFunctions })).toEqual([]);
  });
});
`;

/** What of Vitest's JSON report is read here. */
interface Report {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly failureMessages: readonly string[] }[];
  }[];
}

beforeAll(() => {
  root = linkedWorkspace();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("pnpm new module", () => {
  let before: Record<string, string>;
  const outside = () => {
    const kept = filesIn(at("examples")).map((file) => path.posix.join("examples", file));
    const model = filesIn(at("packages", "spbe-index")).map((file) => path.posix.join("packages/spbe-index", file));
    return Object.fromEntries([...kept, ...model, "package.json"].map((file) => [file, read(file)]));
  };

  beforeAll(() => {
    before = outside();
    newModule(root, ["module", NAME]);
    cpSync(at("packages", "spbe-index", "node_modules"), at("packages", NAME, "node_modules"), {
      recursive: true,
      verbatimSymlinks: true,
    });
    symlinkSync(at("packages", NAME), at("node_modules", "@spbe-kit", NAME));
  });

  it("writes its own folder and the two composition lists, and nothing else", () => {
    const changed = Object.entries(outside()).filter(([file, text]) => before[file] !== text);
    expect(changed.map(([file]) => file).sort()).toEqual(
      compositionLists.map((list) => list.replaceAll(path.sep, "/")).sort(),
    );
  });

  it("leaves no trace of the model in any file or file name", () => {
    const files = filesIn(at("packages", NAME));
    expect(files).toHaveLength(filesIn(at("packages", "spbe-index")).length);
    const traces = files.filter((file) =>
      /spbe[-_]index|spbeindex|indeks spbe|spbe index/i.test(`${file}\n${read(`packages/${NAME}/${file}`)}`),
    );
    expect(traces).toEqual([]);
  });

  it("gives it tables, rights, paths and a place in the menu of its own", () => {
    const migration = read(`packages/${NAME}/src/server/migrations/0001-assessment.sql.ts`);
    expect(migration).toContain("create table uji_rencana_aksi_assessment");
    expect(read(`packages/${NAME}/src/domain/permissions.ts`)).toContain('"uji-rencana-aksi/assessments.read"');
    const screens = read(`packages/${NAME}/src/react/portal-module.tsx`);
    expect(screens).toContain('path: "/uji-rencana-aksi"');
    expect(screens).toContain('title: { id: "Uji rencana aksi", en: "Uji rencana aksi" }');
  });

  it("typechecks, and the portal with it", () => {
    const include = [`packages/${NAME}/src/**/*`, `${portal}/**/*.ts`, `${portal}/**/*.tsx`, stylesheetTypes];
    writeFileSync(at("tsconfig.json"), JSON.stringify({ extends: "./tsconfig.base.json", include }));
    const { status, said } = node([tool("tsc7", "bin", "tsc"), "-p", "tsconfig.json"]);
    expect(status, said).toBe(0);
  }, 120_000);

  it("passes its own tests, and runs in one host beside its model and stunting", () => {
    writeFileSync(at("packages", NAME, "src", "server", "beside.test.ts"), BESIDE);
    const report = at("report.json");
    const args = ["run", "--project", "unit", "--reporter=json", `--outputFile=${report}`, `packages/${NAME}`];
    const { said } = node([tool("vitest", "vitest.mjs"), ...args]);
    expect(existsSync(report), said).toBe(true);
    const { numPassedTests, testResults } = JSON.parse(readFileSync(report, "utf8")) as Report;
    const failures = testResults.flatMap(({ message, assertionResults }) => [
      message,
      ...assertionResults.flatMap(({ fullName, failureMessages }) =>
        failureMessages.map((why) => `${fullName}: ${why}`),
      ),
    ]);
    expect(failures.filter((failure) => failure !== "")).toEqual([]);
    expect(numPassedTests).toBeGreaterThan(80);
  }, 180_000);

  it("is tried by the portal's isolation matrix as every role, with the rows and the table it brings", () => {
    const suite = path.join(portal, "isolation").replaceAll(path.sep, "/");
    const args = ["run", "--project", "unit", suite, "-t", "answers as the reviewed tables"];
    const { status, said } = node([tool("vitest", "vitest.mjs"), ...args], root, { SPBE_ENGINES: "pglite" });
    expect(status, said).toBe(0);
    expect(said).toMatch(/Tests\s.*1 passed/);
    renameSync(at("packages", NAME, "src", "domain", "permissions.md"), at("permissions-put-aside.md"));
    const without = node([tool("vitest", "vitest.mjs"), ...args], root, { SPBE_ENGINES: "pglite" });
    renameSync(at("permissions-put-aside.md"), at("packages", NAME, "src", "domain", "permissions.md"));
    expect(without.said).toContain(`${NAME}/src/domain/permissions.md`);
  }, 180_000);

  it("is built into the portal, with its styles, without a line in the portal's manifest", () => {
    const built = node([tool("vite", "bin", "vite.js"), "build", "--logLevel", "warn"], at(portal), {
      NODE_ENV: "production",
      NODE_OPTIONS: "--conditions=spbe-source",
    });
    expect(built.status, built.said).toBe(0);
    const files = filesIn(at(portal, "dist")).map((file) => readFileSync(at(portal, "dist", file), "utf8"));
    expect(files.some((text) => text.includes("/uji-rencana-aksi/assessments"))).toBe(true);
    expect(files.some((text) => text.includes(".uji-rencana-aksi-result"))).toBe(true);
    expect(read(path.join(portal, "package.json"))).not.toContain(NAME);
  }, 120_000);
});

it.each([
  { words: [], says: "pnpm new module <nama>" },
  { words: ["module", "Rencana Aksi"], says: "bukan nama modul" },
  { words: ["module", "../x"], says: "bukan nama modul" },
  { words: ["module", "a".repeat(41)], says: "bukan nama modul" },
  { words: ["module", "stunting"], says: "sudah ada" },
])("$words is refused in words", ({ words, says }) => {
  expect(() => newModule(root, words)).toThrow(says);
});

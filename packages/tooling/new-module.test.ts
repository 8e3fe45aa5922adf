import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { newModule } from "./new-module.mjs";

let root: string;
const read = (file: string) => readFileSync(path.join(root, file), "utf8");
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), "new-module-"));
  const files = {
    "packages/stunting/package.json": '{ "name": "@spbe-kit/stunting" }',
    "packages/stunting/src/client/create-stunting-client.ts":
      "export const createStuntingClient = () => stuntingContract;",
    "packages/stunting/src/domain/growth/fixtures/who-anthro.test-data.ts": "export const rows = 1;",
    "examples/portal-belitung-timur/src/modules.ts":
      'import { stuntingScreens } from "@spbe-kit/stunting/react";\nexport const modules = [\n  stuntingScreens,\n];\n',
  };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it("copies the model under the new name, in every dress of it, without what is only the model's", () => {
  newModule(root, ["module", "rencana-aksi"]);
  expect(read("packages/rencana-aksi/package.json")).toContain("@spbe-kit/rencana-aksi");
  expect(read("packages/rencana-aksi/src/client/create-rencana-aksi-client.ts")).toBe(
    "export const createRencanaAksiClient = () => rencanaAksiContract;",
  );
  expect(existsSync(path.join(root, "packages/rencana-aksi/src/domain/growth/fixtures/who-anthro.test-data.ts"))).toBe(
    false,
  );
});

it("adds the module to the portal's composition list beside the model", () => {
  newModule(root, ["module", "rencana-aksi"]);
  expect(read("examples/portal-belitung-timur/src/modules.ts")).toBe(
    'import { stuntingScreens } from "@spbe-kit/stunting/react";\nimport { rencanaAksiScreens } from "@spbe-kit/rencana-aksi/react";\nexport const modules = [\n  stuntingScreens,\n  rencanaAksiScreens,\n];\n',
  );
});

it.each([
  { words: [], says: "pnpm new module <nama>" },
  { words: ["module", "Rencana Aksi"], says: "bukan nama modul" },
  { words: ["module", "../x"], says: "bukan nama modul" },
  { words: ["module", "stunting"], says: "sudah ada" },
])("$words is refused in words", ({ words, says }) => {
  expect(() => newModule(root, words)).toThrow(says);
});

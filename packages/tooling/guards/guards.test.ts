import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

/** Each guard over a small repository that breaks its rule, and over the same one mended. */
let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), "guard-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function lay(files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
}

async function sentences(guard: string): Promise<readonly string[]> {
  const { look } = (await import(`./${guard}.guard.mjs`)) as { look: (folder: string) => readonly string[] };
  return look(root);
}

const manifest = (name: string, more: object = {}) =>
  JSON.stringify({
    name: `@spbe-kit/${name}`,
    exports: { ".": "./dist/index.js", "./client": "./dist/client.js" },
    ...more,
  });
const doors = {
  "packages/core/package.json": manifest("core"),
  "packages/ui/package.json": manifest("ui"),
  "packages/stunting/package.json": manifest("stunting"),
  "packages/e-office/package.json": manifest("e-office"),
};

describe("arrows", () => {
  it.each([
    { file: "packages/stunting/src/domain/a.ts", text: 'import ky from "ky";', says: "A domain runs anywhere" },
    {
      file: "packages/stunting/src/domain/a.ts",
      text: 'import { b } from "../react/b.ts";',
      says: "domain/ may import only itself",
    },
    {
      file: "packages/stunting/src/domain/a.ts",
      text: 'import { Button } from "@spbe-kit/ui";',
      says: "domain/ may import only @spbe-kit/core",
    },
    {
      file: "packages/stunting/src/server/a.ts",
      text: 'import { b } from "../client/b.ts";',
      says: "server/ may import only domain/",
    },
    {
      file: "packages/stunting/src/react/a.ts",
      text: 'import { letters } from "@spbe-kit/e-office";',
      says: "Modules never import each other",
    },
    {
      file: "packages/stunting/src/client/a.ts",
      text: 'import { x } from "@spbe-kit/core/secret";',
      says: "is no door of @spbe-kit/core",
    },
    {
      file: "packages/stunting/src/client/a.ts",
      text: 'import { x } from "../../../core/src/x.ts";',
      says: "outside its own src/",
    },
    { file: "packages/core/src/domain/a.ts", text: 'import { x } from "@spbe-kit/ui";', says: "Turn the arrow" },
  ])("$file with $text", async ({ file, text, says }) => {
    lay({ ...doors, [file]: text });
    expect(await sentences("arrows")).toEqual([expect.stringContaining(says)]);
  });

  it("lets a client read its domain and core", async () => {
    lay({
      ...doors,
      "packages/stunting/src/client/a.ts":
        'import { a } from "../domain/a.ts";\nimport { b } from "@spbe-kit/core/client";',
    });
    expect(await sentences("arrows")).toEqual([]);
  });
});

describe("source syntax", () => {
  it.each([
    { file: "packages/core/src/a.ts", text: 'import { b } from "./b";', says: "without its ending" },
    { file: "packages/core/src/domain/a.tsx", text: "export const a = 1;", says: "Node cannot run it" },
    { file: "packages/core/src/a.ts", text: 'export * from "./b.ts";', says: "List the names" },
    { file: "packages/core/src/a.ts", text: "const a = await read();", says: "Move it into a function" },
    { file: "packages/core/src/a.ts", text: "export function f(a: any) {}", says: "turns the type checker off" },
    { file: "packages/core/src/a.ts", text: "// @ts-ignore\nf();", says: "silences the type checker" },
    { file: "packages/core/src/a.ts", text: "// TODO later", says: "Do it now" },
    { file: "packages/core/src/a.test.ts", text: 'it.skip("x", f);', says: "every test runs" },
  ])("$text", async ({ file, text, says }) => {
    lay({ [file]: text });
    expect(await sentences("source-syntax")).toEqual([expect.stringContaining(says)]);
  });

  it("does not mistake words in a sentence for code", async () => {
    lay({ "packages/core/src/a.ts": '// as any nurse knows\nexport const a = "export * and it.only( are words";' });
    expect(await sentences("source-syntax")).toEqual([]);
  });
});

describe("one rule each", () => {
  it.each([
    {
      guard: "zod-import",
      file: "packages/core/src/a.ts",
      wrong: 'import { z } from "zod";',
      right: 'import type * as z from "zod";',
    },
    {
      guard: "zod-import",
      file: "packages/core/src/a.ts",
      wrong: 'import z from "zod";',
      right: 'import * as z from "zod";',
    },
    {
      guard: "domain-date",
      file: "packages/core/src/domain/a.ts",
      wrong: "const now = new Date();",
      right: "const measuredOnDate = clock.today(); // no Date here",
    },
    {
      guard: "domain-date",
      file: "packages/core/src/domain/a.ts",
      wrong: "const x = Math.random();",
      right: "const x = random.next();",
    },
    { guard: "top-level", file: "docs/a.md", wrong: "a", right: undefined },
    {
      guard: "portable-text",
      file: "packages/core/src/a.ts",
      wrong: `const file = "${["", "tmp", "x"].join("/")}";`,
      right: 'const file = join(tmpdir(), "x");',
    },
    {
      guard: "portable-text",
      file: "packages/core/src/a.ts",
      wrong: `const file = "${["", "home", "budi", "x"].join("/")}";`,
      right: 'const address = "https://example.go.id/home/x";',
    },
    { guard: "portable-text", file: "packages/core/src/a.ts", wrong: "const a = 1;\r\n", right: "const a = 1;\n" },
    {
      guard: "portable-text",
      file: "pnpm-lock.yaml",
      wrong: "resolution: {integrity: x, tarball: https://npm.example/x.tgz}",
      right: "resolution: {integrity: x}",
    },
  ])("$guard: $wrong", async ({ guard, file, wrong, right }) => {
    lay({ [file]: wrong, "packages/ui/package.json": manifest("ui") });
    expect(await sentences(guard)).toEqual([expect.stringContaining(file.split("/")[0] ?? "")]);
    rmSync(path.join(root, file.split("/")[0] === "docs" ? "docs" : file), { recursive: true });
    if (right !== undefined) lay({ [file]: right });
    expect(await sentences(guard)).toEqual([]);
  });
});

describe("client directive", () => {
  const ui = manifest("ui", {
    exports: {
      ".": { "spbe-source": "./src/react/index.ts", default: "./dist/index.js" },
      "./messages": { "spbe-source": "./src/messages.ts", default: "./dist/messages.js" },
    },
  });

  it("stands first on a react door and on no other", async () => {
    lay({
      "packages/ui/package.json": ui,
      "packages/ui/src/react/index.ts": 'export { a } from "./a.ts";\n',
      "packages/ui/src/messages.ts": '"use client";\nexport const m = 1;\n',
    });
    expect(await sentences("use-client")).toEqual([
      expect.stringContaining("does not begin with"),
      expect.stringContaining("is no react or portal door"),
    ]);
  });

  it("is content when it does", async () => {
    lay({
      "packages/ui/package.json": ui,
      "packages/ui/src/react/index.ts": '"use client";\nexport { a } from "./a.ts";\n',
      "packages/ui/src/messages.ts": "export const m = 1;\n",
    });
    expect(await sentences("use-client")).toEqual([]);
  });
});

describe("manifests", () => {
  const good = {
    engines: { node: ">=22.12" },
    exports: { ".": { "spbe-source": "./src/index.ts", types: "./dist/index.d.ts", default: "./dist/index.js" } },
    publishConfig: { exports: { ".": { types: "./dist/index.d.ts", default: "./dist/index.js" } } },
  };

  it("wants plain versions at the root, where npm reads", async () => {
    lay({
      "package.json": JSON.stringify({ devDependencies: { vite: "catalog:", vitest: "^5.1.1" } }),
      "packages/core/package.json": manifest("core", good),
    });
    expect(await sentences("manifests")).toEqual([
      expect.stringContaining("vite is"),
      expect.stringContaining("vitest is"),
    ]);
  });

  it("wants the published doors to be the source's doors", async () => {
    const leaking = { ...good, publishConfig: { exports: good.exports } };
    lay({ "package.json": "{}", "packages/core/package.json": manifest("core", leaking) });
    expect(await sentences("manifests")).toEqual([expect.stringContaining("publishConfig.exports")]);
  });
});

describe("lockfile", () => {
  const lock = (binaries: readonly string[]) =>
    [
      "packages:",
      ...binaries.flatMap((name) => [
        `  '@bundler/${name}@1.0.0':`,
        `    cpu: [${name.split("-")[1]}]`,
        `    os: [${name.split("-")[0]}]`,
      ]),
      "snapshots:",
      "  bundler@1.0.0:",
      "    optionalDependencies:",
      ...binaries.map((name) => `      '@bundler/${name}': 1.0.0`),
      "",
    ].join("\n");
  const all = ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64", "win32-x64"];

  it("names the systems a binary is missing for", async () => {
    lay({ "pnpm-lock.yaml": lock(all.slice(0, 4)) });
    expect(await sentences("lock-platforms")).toEqual([expect.stringContaining("bundler is not locked for win32-x64")]);
  });

  it("accepts a gap that is listed, and wants a closed one taken from the list", async () => {
    const list = {
      "packages/tooling/lock-platforms.json": JSON.stringify({ bundler: { missing: ["win32-x64"], breaks: "x" } }),
    };
    lay({ "pnpm-lock.yaml": lock(all.slice(0, 4)), ...list });
    expect(await sentences("lock-platforms")).toEqual([]);
    lay({ "pnpm-lock.yaml": lock(all) });
    expect(await sentences("lock-platforms")).toEqual([expect.stringContaining("Take it from the list")]);
  });
});

it("every guard has a test here", async () => {
  const { readdirSync } = await import("node:fs");
  const guards = readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith(".guard.mjs"))
    .map((name) => name.replace(".guard.mjs", ""));
  const tests = readFileSync(path.join(import.meta.dirname, "guards.test.ts"), "utf8");
  expect(guards.filter((guard) => !tests.includes(`"${guard}"`))).toEqual([]);
});

import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, it } from "vitest";
import { sourceCondition } from "../../../tooling/conditions.mjs";

const bundle = async (entry: string) => {
  const { metafile } = await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    format: "esm",
    conditions: [sourceCondition],
    external: ["@electric-sql/pglite", "pg", "pg-native"],
    logLevel: "silent",
  });
  return Object.keys(metafile.inputs);
};

it("the demo login and the test helpers are not in the production graph", async () => {
  const inputs = await bundle("./index.ts");
  expect(inputs.length).toBeGreaterThan(50);
  expect(
    inputs.filter((file) =>
      /demo-identity|oidc-provider|\/koa\/|fixture|test-session|test-key-ring|testing/.test(file),
    ),
  ).toEqual([]);
});

it("the guard would see them: they are in the demo's own door", async () => {
  expect((await bundle("../demo-identity/index.ts")).some((file) => file.includes("oidc-provider"))).toBe(true);
});

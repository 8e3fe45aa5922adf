import { existsSync } from "node:fs";
import { playwright } from "@vitest/browser-playwright";
import type { Plugin } from "vite";
import { defineConfig, type TestProjectConfiguration } from "vitest/config";
import { keptWasmCode, sourceCondition, sourceConditions } from "./packages/tooling/conditions.mjs";

const resolve = { conditions: sourceConditions };
// Vitest hands these to Node itself: with "import" among them, require() inside pg loads ES modules and breaks.
const ssr = { resolve: { conditions: [sourceCondition], externalConditions: [sourceCondition] } };

/** Debian's Chromium tries to reach Google at each start; root may not use its sandbox. */
const chromiumArgs = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-quic",
  "--no-first-run",
  "--disable-component-update",
  "--disable-sync",
];

const unit: TestProjectConfiguration = {
  resolve,
  ssr,
  test: {
    name: "unit",
    environment: "node",
    execArgv: [keptWasmCode],
    include: [
      "packages/*/src/**/*.test.ts",
      "packages/*/src/**/*.test.tsx",
      "packages/tooling/**/*.test.ts",
      "examples/*/isolation/*.test.ts",
    ],
  },
};

/** The running portal in Chromium, by Playwright's library; each journey starts what it needs. */
const journeys: TestProjectConfiguration = {
  resolve,
  ssr,
  test: {
    name: "journeys",
    environment: "node",
    execArgv: [keptWasmCode],
    include: ["examples/*/journeys/**/*.journey.ts"],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    fileParallelism: false,
  },
};

/**
 * Vitest writes the path of its own context between single quotes, and an apostrophe in a folder's name ends it early: no story
 * would start in "warga's portal".
 */
const apostropheInPath: Plugin = {
  name: "spbe:apostrophe-in-path",
  transform: {
    order: "pre",
    handler: (code, id) =>
      id.endsWith("vitest/browser")
        ? code.replace(/ from '(\/@fs\/.*)'$/gm, (_, path: string) => ` from ${JSON.stringify(path)}`)
        : undefined,
  },
};

/** Every story in Chromium, with axe. Storybook itself is loaded only when stories are asked for: it costs seconds. */
async function stories(): Promise<TestProjectConfiguration> {
  const { storybookTest } = await import("@storybook/addon-vitest/vitest-plugin");
  return {
    resolve,
    plugins: [storybookTest({ configDir: ".storybook" }), apostropheInPath],
    test: {
      name: "stories",
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        provider: playwright({
          launchOptions: {
            ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
            args: chromiumArgs,
          },
        }),
        instances: [{ browser: "chromium" }],
      },
    },
  };
}

const filters = process.argv.filter((_, at, all) => all[at - 1] === "--project" || all[at]?.startsWith("--project="));
const wantsStories =
  existsSync(".storybook/main.ts") && (filters.length === 0 || filters.some((word) => word.includes("stories")));

export default defineConfig(async () => ({
  resolve,
  ssr,
  test: { projects: [unit, journeys, ...(wantsStories ? [await stories()] : [])] },
}));

import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import type { PortalProcess } from "./portal-process.ts";

const require = createRequire(import.meta.url);

/** The portal's own OpenAPI document under the recommended rules of two linters, none of them changed. */
export function describeOpenApi(portal: () => PortalProcess): void {
  describe("the OpenAPI document", () => {
    const save = async () => {
      const folder = mkdtempSync(join(tmpdir(), "spbe-openapi-"));
      const answer = await fetch(`${portal().url}/openapi.json`);
      writeFileSync(join(folder, "openapi.json"), await answer.text());
      return folder;
    };

    it("passes Redocly's recommended rules", async () => {
      const folder = await save();
      writeFileSync(join(folder, "redocly.yaml"), "extends: [recommended]\n");
      expect(runTool("@redocly/cli", "redocly", ["lint", "openapi.json", "--config", "redocly.yaml"], folder)).toBe("");
    });

    it("passes Spectral's recommended rules", async () => {
      const folder = await save();
      writeFileSync(join(folder, ".spectral.yaml"), 'extends: [["spectral:oas", "recommended"]]\n');
      const args = ["lint", "openapi.json", "--ruleset", ".spectral.yaml", "--fail-severity", "warn"];
      expect(runTool("@stoplight/spectral-cli", "spectral", args, folder)).toBe("");
    });
  });
}

/** Runs a tool's own program. @returns "" when it found nothing, else what it said */
function runTool(name: string, bin: string, args: readonly string[], cwd: string): string {
  const manifest = require.resolve(`${name}/package.json`);
  const { bin: bins } = require(manifest) as { bin: string | Record<string, string> };
  const program = join(dirname(manifest), typeof bins === "string" ? bins : (bins[bin] ?? ""));
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd, env, encoding: "utf8" });
  return status === 0 ? "" : `${stdout}\n${stderr}`;
}

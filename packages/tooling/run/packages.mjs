// `npm run packages` is part of `npm test`: pack, publint, attw, sizes.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { buildPackages } from "./build.mjs";
import { run } from "./children.mjs";
import { inRoot, inSpbe } from "./places.mjs";
import { step } from "./say.mjs";
import { setUp } from "./setup.mjs";

export const tarballs = inSpbe("tarballs");

export async function command() {
  const bench = await setUp();
  const built = await buildPackages(bench);
  if (built.some((result) => !result.passed)) return 1;
  return (await packageChecks(bench)).every((result) => result.passed) ? 0 : 1;
}

export async function packageChecks(bench) {
  const report = `${tarballs}/results.json`;
  rmSync(report, { force: true });
  const script = inRoot("packages", "tooling", "packages-check.mjs");
  await step("Memeriksa paket: isi, tipe, ukuran", () =>
    run(bench.node, [script, bench.pnpm, tarballs], { env: bench.env }),
  );
  return existsSync(report)
    ? JSON.parse(readFileSync(report, "utf8"))
    : [{ title: "package checks did not finish", passed: false }];
}

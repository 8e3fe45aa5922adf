import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

export interface DoorWeight {
  readonly bytes: number;
  readonly gzBytes: number;
  /** The bundled code, to look for names that must not be in it. */
  readonly text: string;
}

/**
 * What one import costs a page: bundled and minified, without zod and ky, which a portal has anyway.
 *
 * @param code for example `export { parseNik } from "./src/domain/index.ts"`, relative to packages/core
 */
export async function measureDoor(code: string): Promise<DoorWeight> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: fileURLToPath(new URL("..", import.meta.url)), loader: "ts" },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    legalComments: "none",
    external: ["zod", "ky"],
  });
  const [file] = outputFiles;
  if (!file) throw new Error("esbuild wrote nothing.");
  return { bytes: file.contents.length, gzBytes: gzipSync(file.contents, { level: 9 }).length, text: file.text };
}

/** What is measured, with its budget in bytes gz. */
export const DOORS = [
  { name: "everything of .", code: 'export * from "./src/domain/index.ts"', budget: 12_800 },
  { name: "parseNik with its region ranges", code: 'export { parseNik } from "./src/domain/index.ts"', budget: 4_096 },
  { name: "region ranges alone", code: 'export * from "./src/domain/region-ranges.generated.ts"', budget: 3_072 },
  {
    name: "calendar dates alone",
    code: 'export { addDays, completedMonths } from "./src/domain/index.ts"',
    budget: 2_048,
  },
  { name: "sentences of NIK alone", code: 'export { nikSentences } from "./src/domain/index.ts"', budget: 2_048 },
  { name: "everything of ./client", code: 'export * from "./src/client/index.ts"', budget: 3_072 },
  { name: "everything of ./organisation", code: 'export * from "./src/organisation/index.ts"', budget: 9_216 },
  { name: "everything of ./host", code: 'export * from "./src/host/index.ts"', budget: 2_048 },
  { name: "everything of ./regions", code: 'export * from "./src/regions/index.ts"', budget: 56_320 },
];

/** Writes this package's version into src/ports/second-copy.ts. Run after `changeset version`: node scripts/stamp-version.mjs */
import { readFileSync, writeFileSync } from "node:fs";

const target = new URL("../src/ports/second-copy.ts", import.meta.url);
const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const source = readFileSync(target, "utf8");
writeFileSync(target, source.replace(/CORE_VERSION = "[^"]*"/, `CORE_VERSION = "${version}"`));

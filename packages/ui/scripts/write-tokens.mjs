// Writes src/tokens.json (Design Tokens Community Group format) from the style sheets, which stay the source.
// Run: node packages/ui/scripts/write-tokens.mjs ; with --check it only says whether the file is up to date.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { tokensOf } from "./tokens-of.mjs";

const source = new URL("../src/", import.meta.url);
const read = (name) => readFileSync(new URL(name, source), "utf8");
const themes = readdirSync(new URL("themes/", source))
  .filter((name) => name.endsWith(".css"))
  .sort();
const tokens = tokensOf(
  read("tokens/tokens.css"),
  Object.fromEntries(themes.map((name) => [name.replace(".css", ""), read(`themes/${name}`)])),
);
const text = `${JSON.stringify(tokens, null, 2)}\n`;

if (!process.argv.includes("--check")) writeFileSync(new URL("tokens.json", source), text);
else if (read("tokens.json") !== text) {
  console.error(
    `${fileURLToPath(new URL("tokens.json", source))} is older than the style sheets. Run: node packages/ui/scripts/write-tokens.mjs`,
  );
  process.exitCode = 1;
}

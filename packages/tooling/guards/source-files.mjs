// The files a guard reads: sources of packages and examples, as path from the root (with "/") and text.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const skipped = new Set([
  "node_modules",
  "dist",
  ".git",
  ".spbe",
  ".data",
  ".next",
  "storybook-static",
  "coverage",
  "shots",
  "test-results",
  "fixtures",
]);

/**
 * @param {string} root the repository
 * @param {RegExp} pattern of the path
 * @param {string[]} folders to look into, from the root
 * @returns {{ file: string, text: string }[]}
 */
export function sourceFiles(root, pattern, folders = ["packages", "examples", ".storybook"]) {
  const found = [];
  const look = (folder) => {
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const file = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory()) {
        if (!skipped.has(entry.name)) look(file);
      } else if (entry.isFile() && pattern.test(file))
        found.push({ file, text: readFileSync(path.join(root, file), "utf8") });
    }
  };
  for (const folder of folders) if (existsSync(path.join(root, folder))) look(folder);
  return found;
}

/** Text without comments and without the inside of quoted text, same length and lines, so that a word in a sentence is not code. */
export function codeOnly(text) {
  return text.replace(
    /\/\*[\s\S]*?\*\/|(?<![:\\])\/\/[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`/g,
    (match) => (match[0] === "/" ? blank(match) : match[0] + blank(match.slice(1, -1)) + match[0]),
  );
}
const blank = (text) => text.replace(/[^\n]/g, " ");

/** Text without comments; quoted text stays. */
export function withoutComments(text) {
  return text.replace(
    /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|\/\*[\s\S]*?\*\/|(?<![:\\])\/\/[^\n]*/g,
    (match) => (match[0] === "/" ? blank(match) : match),
  );
}

export const lineOf = (text, index) => text.slice(0, index).split("\n").length;

/** Every `from "x"`, `import "x"` and `import("x")` with its line. `typeOnly`: erased, so it weighs nothing at run time. */
export function importsOf(text) {
  const code = withoutComments(text);
  const pattern =
    /(?:^|[\n;])\s*(import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\sfrom\s*)?["']([^"'\n]+)["']|\bimport\(\s*["']([^"'\n]+)["']\s*\)/g;
  return [...code.matchAll(pattern)].map((match) => ({
    specifier: match[3] ?? match[4],
    typeOnly: Boolean(match[2]),
    line: lineOf(code, match.index + match[0].search(/[^\s;]/)),
    statement: match[0].replace(/^[\s;]+/, ""),
  }));
}

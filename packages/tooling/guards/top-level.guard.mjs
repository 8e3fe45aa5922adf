// A small front door: what may lie at the top of the repository.
import { readdirSync } from "node:fs";

const folders = new Set(["packages", "examples"]);
/** Made by tools, ignored by git. */
const made = new Set(["node_modules", "dist", "storybook-static", "coverage", "shots", "test-results"]);

export function look(root) {
  return readdirSync(root, { withFileTypes: true })
    .filter(
      (entry) =>
        entry.isDirectory() && !entry.name.startsWith(".") && !folders.has(entry.name) && !made.has(entry.name),
    )
    .map(
      (entry) =>
        `${entry.name}/ lies at the top. Only packages/ and examples/ do: put it into the package it belongs to, or into a hidden folder.`,
    );
}

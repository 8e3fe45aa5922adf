import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const source = new URL("../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, source), "utf8");
/** With what stands around the stories: `page-in-world.fixture.tsx`. */
const stories = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.(stories|fixture)\.tsx$/.test(path))
  .map((path) => read(path.replaceAll("\\", "/")))
  .join("\n");

/** PascalCase values of the door: components. Types and CONSTANTS are left out. */
const components = [...read("react/index.ts").matchAll(/export \{([^}]*)\}/g)]
  .flatMap(([, names = ""]) => names.split(","))
  .map((name) => name.trim())
  .filter((name) => /^[A-Z][a-z]/.test(name));

describe("stories are the manual", () => {
  it.each(components)("%s is shown in at least one", (name) => {
    const isShown = new RegExp(`<${name}[\\s/>]|component: ${name}\\b`).test(stories);
    expect(isShown, `Write a story that shows <${name}>: people find components there.`).toBe(true);
  });
});

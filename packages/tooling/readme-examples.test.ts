import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { surroundings } from "./readme-examples.surroundings.ts";
import { complaintsAbout, examplesIn, readmeExamples } from "./readme-examples.ts";

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");
/** The compiler reads every package once. */
const PATIENCE = 120_000;

describe("what a README shows, people copy", () => {
  const examples = readmeExamples(root);

  it("every example of every README compiles against the packages as they are", { timeout: PATIENCE }, () => {
    expect(examples.length).toBeGreaterThan(5);
    const complaints = [...complaintsAbout(examples, root).values()].flat();
    expect(complaints, "Mend the README, or say in readme-examples.surroundings.ts what a part stands in.").toEqual([]);
  });

  it("an example that stopped being true is found, with the line of the README", { timeout: PATIENCE }, () => {
    const text = 'Text\n\n```ts\nimport { calendarDate } from "@spbe-kit/core";\ncalendarDate(2026);\n```\n';
    const wrong = examplesIn("packages/core/README.md", text);
    expect([...complaintsAbout(wrong, root).values()].flat()).toEqual([
      expect.stringMatching(/^packages\/core\/README\.md:5: Argument of type 'number'/),
    ]);
  });

  it("nothing is said about an example that is gone", () => {
    const names = examples.map(({ name }) => name);
    expect(Object.keys(surroundings).filter((name) => !names.includes(name))).toEqual([]);
  });
});

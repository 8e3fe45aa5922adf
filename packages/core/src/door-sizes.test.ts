import { describe, expect, it } from "vitest";
import { DOORS, measureDoor } from "../scripts/measure-door.ts";

describe("what an import costs a page", () => {
  it.each(DOORS)("$name stays within $budget bytes gz", async ({ code, budget, name }) => {
    const { gzBytes } = await measureDoor(code);
    expect(
      gzBytes,
      `${name} weighs ${gzBytes}. Look with node packages/core/scripts/sizes.mjs at what came in.`,
    ).toBeLessThanOrEqual(budget);
  });

  it("the rules reach no ky, React or node module, and no names of regions", async () => {
    const { text } = await measureDoor('export * from "./src/domain/index.ts"');
    expect(text).not.toMatch(/from"(?!zod")/);
    expect(text).not.toContain("Simpang Renggiang");
  });

  it("one rule of dates brings no identifiers, no region ranges and no schemas", async () => {
    const { text } = await measureDoor('export { completedMonths } from "./src/domain/index.ts"');
    expect(text).not.toMatch(/unknown_province|\.string\(|19 8 5 8/);
  });

  it("a sentence brings no reader", async () => {
    const { text } = await measureDoor('export { nikSentences } from "./src/domain/index.ts"');
    expect(text).not.toMatch(/\.string\(|\.exec\(/);
  });
});

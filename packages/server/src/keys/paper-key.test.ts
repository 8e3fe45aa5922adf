import { seededRandom } from "@spbe-kit/core";
import { describe, expect, it } from "vitest";
import { KEY_VARIABLES } from "./key-ring.ts";
import { makeKey } from "./make-keys.ts";
import { readFromPaper, writeOnPaper } from "./paper-key.ts";

const variable = KEY_VARIABLES.vault;

describe("a key on paper", () => {
  it("comes back as it was, for many keys", () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const key = makeKey("k", seededRandom(seed));
      expect(readFromPaper(variable, key.id, writeOnPaper(variable, key))).toEqual(key);
    }
  });

  const key = makeKey("k", seededRandom(7));
  const lines = writeOnPaper(variable, key);

  it("is read as people write: small letters, other spaces, O for zero, l for one", () => {
    const written = lines.map((line) =>
      line.toLowerCase().replace(/\s+/g, "").replaceAll("0", "O").replaceAll("1", "l"),
    );
    const numbered = written.map((line, at) => `${at + 1} ${line.slice(1)}`);
    expect(readFromPaper(variable, key.id, numbered)).toEqual(key);
  });

  it("names the line with a wrong sign, two exchanged signs, or a line in another's place", () => {
    const at = 5;
    const other = lines[1]![at] === "7" ? "8" : "7";
    const slip = lines[1]!.slice(0, at) + other + lines[1]!.slice(at + 1);
    expect(() => readFromPaper(variable, key.id, lines.with(1, slip))).toThrow(
      /line 2 of key k-\w+ \(SPBE_VAULT_KEYS\)/,
    );
    const pair = /(\w)(?!\1)(\w)(?=\w* +\w\w$)/;
    expect(lines[2]).toMatch(pair);
    const exchanged = lines[2]!.replace(pair, "$2$1");
    expect(() => readFromPaper(variable, key.id, lines.with(2, exchanged))).toThrow(/line 3/);
    expect(() => readFromPaper(variable, key.id, [lines[1]!, lines[0]!, lines[2]!, lines[3]!])).toThrow(/line 1/);
    expect(() => readFromPaper(variable, key.id, lines.slice(1))).toThrow(/3 lines where 4/);
  });

  it("does not pass for another key or another variable", () => {
    expect(() => readFromPaper(KEY_VARIABLES.audit, key.id, lines)).toThrow(/copied wrongly/);
    expect(() => readFromPaper(variable, "k-other", lines)).toThrow(/copied wrongly/);
  });
});

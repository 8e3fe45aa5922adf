import { describe, expect, it } from "vitest";
import { nearSpellings } from "./near-spellings.ts";

/** As `like` reads a pattern without `%`. */
const fits = (pattern: string, name: string) => new RegExp(`^${pattern.replaceAll("_", ".")}$`, "u").test(name);
const meets = (typed: string, name: string) => nearSpellings(typed).some((pattern) => fits(pattern, name));

describe("a name typed with one error", () => {
  it.each([
    { typed: "nuara", error: "two letters swapped" },
    { typed: "nauta", error: "a letter wrong" },
    { typed: "maura", error: "the first letter wrong" },
    { typed: "nara", error: "a letter missing" },
    { typed: "aura", error: "the first letter missing" },
    { typed: "naur", error: "the last letter missing" },
    { typed: "nauura", error: "a letter too many" },
    { typed: "nauras", error: "a letter too many at the end" },
    { typed: "naura", error: "no error at all" },
  ])("$typed meets naura: $error", ({ typed }) => {
    expect(meets(typed, "naura")).toBe(true);
  });

  it.each(["nuraa1", "sri", "nadira", "nau"])("%s is another name", (typed) => {
    expect(meets(typed, "naura")).toBe(false);
  });

  it("is not guessed below four letters nor where no name is so long", () => {
    expect(nearSpellings("sri")).toEqual(["sri"]);
    expect(nearSpellings("a".repeat(25))).toHaveLength(1);
  });
});

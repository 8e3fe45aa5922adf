import { describe, expect, it } from "vitest";
import { preferredLanguage } from "./language.ts";

describe("the language a caller asked for", () => {
  it.each([
    [undefined, "id"],
    ["", "id"],
    ["en", "en"],
    ["in", "id"],
    ["in-ID,en;q=0.5", "id"],
    ["id;q=0.4,en;q=0.9", "en"],
    ["fr,de;q=0.9", "id"],
    ["fr,en-US;q=0.3", "en"],
    ["en;q=0", "id"],
    ["*", "id"],
    [";;q=,,=", "id"],
  ] as const)("%s is %s", (header, language) => expect(preferredLanguage(header)).toBe(language));
});

import { describe, expect, it } from "vitest";
import { nameKey, wordsOfName } from "./name-key.ts";

describe("a name as it is compared", () => {
  it.each([
    ["Rizky Ramadhan", "RIZKI RAMADHAN"],
    ["Muhammad Fadil", "Moh. Fadhil".replace("dh", "d")],
    ["Soeharti", "Suharti"],
    ["Nu'man", "Numan"],
    ["Syifa", "Sifa"],
    ["Alesha  Naura", "Alesha Naura"],
    ["Zahra Annisa", "Sahra Anisa"],
  ])("%s is found by %s", (written, typed) => {
    expect(nameKey(typed)).toBe(nameKey(written));
  });

  it.each([
    ["Rizky", "Riska"],
    ["Dewi", "Dewa"],
    ["Naura Alesha", "Alesha Naura"],
  ])("%s stays apart from %s", (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other));
  });

  it("gives no words for blanks and points", () => {
    expect(wordsOfName(" . - ")).toEqual([]);
  });
});

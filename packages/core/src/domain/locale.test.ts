import { describe, expect, it } from "vitest";
import {
  decimalSentences,
  kkSentences,
  nikSentences,
  nipSentences,
  normaliseLocale,
  npwpSentences,
  phoneSentences,
  typedDateSentences,
} from "./index.ts";

describe("language tags", () => {
  it.each([
    ["id", "id"],
    ["in", "id"],
    ["in_ID", "id"],
    ["id-ID", "id"],
    ["ID", "id"],
    ["en", "en"],
    ["en-GB", "en"],
    ["EN_us", "en"],
    [" en ", "en"],
    ["enm", "id"],
    ["jv", "id"],
    ["", "id"],
    [undefined, "id"],
    [null, "id"],
  ])("%s is %s", (tag, locale) => {
    expect(normaliseLocale(tag)).toBe(locale);
  });
});

describe("sentences of error codes", () => {
  const families = {
    nikSentences,
    nipSentences,
    kkSentences,
    npwpSentences,
    phoneSentences,
    typedDateSentences,
    decimalSentences,
  };

  it.each(Object.entries(families))("%s say every code in both languages, as sentences", (_, sentences) => {
    expect(Object.keys(sentences.en).sort()).toEqual(Object.keys(sentences.id).sort());
    for (const sentence of [...Object.values(sentences.id), ...Object.values(sentences.en)])
      expect(sentence).toMatch(/^[A-Z].+\.$/);
  });
});

import { spbeIndexFieldMessages } from "../domain/field-messages.ts";

/** The module's sentences as the host wants them: by language, then by code. */
export const spbeIndexSentences = { id: inLanguage("id"), en: inLanguage("en") };

function inLanguage(language: "id" | "en"): Record<string, string> {
  return Object.fromEntries(Object.entries(spbeIndexFieldMessages).map(([code, words]) => [code, words[language]]));
}

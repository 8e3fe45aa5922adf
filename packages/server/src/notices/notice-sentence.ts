import type { CodeSentences } from "../host/refusal.ts";
import type { Facts } from "../tasks/facts.ts";

type Language = "id" | "en";

const GAP = /\{(\w+)\}/g;
const TAG = { id: "id-ID", en: "en-GB" } as const;

/** A notice's sentence in both languages: its module's words with the notice's figures in their places. Plain text. */
export function noticeText(sentences: CodeSentences, code: string, data: Facts): Record<Language, string> {
  return { id: fill(sentences, code, data, "id"), en: fill(sentences, code, data, "en") };
}

/** A code whose module has left the composition is shown as it is: the notice was written when it had words. */
function fill(sentences: CodeSentences, code: string, data: Facts, language: Language): string {
  const sentence = sentences[language][code];
  if (sentence === undefined) return code;
  return sentence.replace(GAP, (_, name: string) => said(data[name], language));
}

function said(value: Facts[string] | undefined, language: Language): string {
  if (typeof value === "number") return new Intl.NumberFormat(TAG[language]).format(value);
  return Array.isArray(value) ? value.join(", ") : String(value ?? "");
}

/** @throws Error for a programmer whose notice would be shown without words or with a gap in them */
export function assertSentence(sentences: CodeSentences, code: string, data: Facts): void {
  for (const language of ["id", "en"] as const) {
    const sentence = sentences[language][code];
    if (sentence === undefined)
      throw new Error(`spbe-server: notice ${code} has no sentence. Write it in the module's sentences.${language}.`);
    const missing = [...sentence.matchAll(GAP)].find(([, name]) => !Object.hasOwn(data, name!));
    if (missing)
      throw new Error(`spbe-server: notice ${code} needs ${missing[0]} of its sentence. Give it in the notice's data.`);
  }
}

import { isProblem, type Locale, misplacedNikSentence } from "@spbe-kit/core";
import { type SpbeIndexFieldCode, spbeIndexFieldMessages } from "../domain/field-messages.ts";
import { type SpbeIndexMessages, spbeIndexMessages } from "./spbe-index.messages.ts";

/** Sentences by field, and the one above the form where a complaint belongs to no field. */
export interface FormComplaint {
  readonly fields: Readonly<Record<string, string>>;
  readonly message?: string;
  readonly traceId?: string | undefined;
}

/** The sentence of one of the module's codes, or of the host's rule about NIK; undefined for a code that is not ours. */
export function fieldSentence(code: string, locale: Locale): string | undefined {
  if (code === "core/misplaced-nik") return misplacedNikSentence[locale];
  return code in spbeIndexFieldMessages ? spbeIndexFieldMessages[code as SpbeIndexFieldCode][locale] : undefined;
}

const CORE_SENTENCES: Readonly<Record<string, "offline" | "signedOut" | "forbidden" | "changed">> = {
  "core/offline": "offline",
  "core/not-ready": "offline",
  "core/not-signed-in": "signedOut",
  "core/session-expired": "signedOut",
  "core/forbidden": "forbidden",
  "core/version-changed": "changed",
};

/** Reads why a save failed. @throws the error itself when it is no problem of a call: a mistake of ours */
export function readSaveProblem(error: unknown, locale: Locale): FormComplaint {
  if (!isProblem(error)) throw error;
  const words: SpbeIndexMessages = spbeIndexMessages[locale];
  const fields = Object.fromEntries(
    (error.problem.errors ?? []).map(({ path, code, message }) => [
      path.replace(/^body\./, ""),
      fieldSentence(code, locale) ?? message,
    ]),
  );
  if (Object.keys(fields).length > 0) return { fields };
  const message = fieldSentence(error.code, locale) ?? words[CORE_SENTENCES[error.code] ?? "unexpected"];
  return { fields, message, traceId: error.traceId };
}

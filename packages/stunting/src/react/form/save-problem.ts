import { isProblem, type Locale, misplacedNikSentence } from "@spbe-kit/core";
import { type StuntingFieldCode, stuntingFieldMessages } from "../../domain/field-messages.ts";
import { type SaveProblemMessages, saveProblemMessages } from "./save-problem.messages.ts";

/** A refused or failed save, as a form shows it. */
export interface SaveProblem {
  readonly code: string;
  /** Sentences by field name. */
  readonly fields: Readonly<Record<string, string>>;
  /** The sentence above the form; absent when every complaint belongs to a field. */
  readonly message: string | undefined;
  readonly traceId: string | undefined;
  /** What the operation declared to travel with the code. */
  readonly data: unknown;
}

/** The sentence of one of the module's codes, or of the host's rule about NIK; undefined for a code that is not ours. */
export function fieldSentence(code: string, locale: Locale): string | undefined {
  if (code === "core/misplaced-nik") return misplacedNikSentence[locale];
  return code in stuntingFieldMessages ? stuntingFieldMessages[code as StuntingFieldCode][locale] : undefined;
}

const CORE_SENTENCES: Readonly<Record<string, keyof SaveProblemMessages>> = {
  "core/offline": "offline",
  "core/not-ready": "offline",
  "core/timeout": "slow",
  "core/not-signed-in": "signedOut",
  "core/session-expired": "signedOut",
  "core/forbidden": "forbidden",
  "core/version-changed": "changed",
};

/**
 * Reads why a save failed and to which field each complaint belongs.
 *
 * @param fieldOfCode the field a whole-request code belongs to, `{ "stunting/nik-taken": "nik" }`
 * @throws the error itself when it is no problem of a call: a programmer's mistake belongs to the error boundary
 */
export function readSaveProblem(
  error: unknown,
  locale: Locale,
  fieldOfCode: Readonly<Record<string, string>>,
): SaveProblem {
  if (!isProblem(error)) throw error;
  const fields: Record<string, string> = {};
  for (const { path, code, message } of error.problem.errors ?? []) {
    fields[path.replace(/^body\./, "")] = fieldSentence(code, locale) ?? message;
  }
  const field = fieldOfCode[error.code];
  const sentence = fieldSentence(error.code, locale);
  if (field) fields[field] = sentence ?? error.problem.title;
  const placed = Object.keys(fields).length > 0;
  return {
    code: error.code,
    fields,
    message: placed ? undefined : (sentence ?? coreSentence(error.code, locale)),
    traceId: error.traceId,
    data: error.data,
  };
}

function coreSentence(code: string, locale: Locale): string {
  const words = saveProblemMessages[locale];
  const sentence = words[CORE_SENTENCES[code] ?? "unexpected"];
  return typeof sentence === "string" ? sentence : words.unexpected;
}

import { isProblem, type Locale, misplacedNikSentence } from "@spbe-kit/core";
import { type OrganisationCode, organisationSentences } from "@spbe-kit/core/organisation";
import { directoryMessages } from "./directory.messages.ts";

/** Sentences by field, and the one above the form where a complaint belongs to no field. */
export interface SaveComplaint {
  readonly fields: Readonly<Record<string, string>>;
  readonly message?: string;
  readonly traceId?: string | undefined;
}

const CORE_SENTENCES: Readonly<Record<string, "offline" | "sessionLost" | "forbidden" | "changed">> = {
  "core/offline": "offline",
  "core/not-ready": "offline",
  "core/not-signed-in": "sessionLost",
  "core/session-expired": "sessionLost",
  "core/forbidden": "forbidden",
  "core/version-changed": "changed",
};

/** The sentence of one of the directory's codes, or of the host's rule about NIK; undefined for a code that is not its own. */
export function codeSentence(code: string, locale: Locale): string | undefined {
  if (code === "core/misplaced-nik") return misplacedNikSentence[locale];
  return code in organisationSentences ? organisationSentences[code as OrganisationCode][locale] : undefined;
}

/** Reads why a save failed. @throws the error itself when it is no problem of a call: a mistake of ours */
export function readSaveComplaint(error: unknown, locale: Locale): SaveComplaint {
  if (!isProblem(error)) throw error;
  const fields = Object.fromEntries(
    (error.problem.errors ?? []).map(({ path, code, message }) => [
      path.replace(/^body\./, ""),
      codeSentence(code, locale) ?? message,
    ]),
  );
  if (Object.keys(fields).length > 0) return { fields };
  const message =
    codeSentence(error.code, locale) ?? directoryMessages[locale][CORE_SENTENCES[error.code] ?? "notDone"];
  return { fields, message, traceId: error.traceId };
}

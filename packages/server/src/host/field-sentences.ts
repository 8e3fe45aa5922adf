import type { ProblemField } from "@spbe-kit/core";
import type * as z from "zod";
import type { Language } from "./language.ts";
import type { CodeSentences } from "./refusal.ts";

type Issue = z.core.$ZodRawIssue | z.core.$ZodIssue;

const CODE = /^[a-z][a-z0-9-]*\/[a-z0-9-]+$/;

/** What people call the shapes a schema may expect. */
const EXPECTED: Readonly<Record<string, readonly [id: string, en: string]>> = {
  string: ["teks", "text"],
  number: ["angka", "a number"],
  int: ["bilangan bulat", "a whole number"],
  bigint: ["bilangan bulat", "a whole number"],
  boolean: ["ya atau tidak (true/false)", "yes or no (true/false)"],
  array: ["daftar", "a list"],
  object: ["kelompok isian", "a group of entries"],
  record: ["kelompok isian", "a group of entries"],
  date: ["tanggal", "a date"],
  null: ["kosong (null)", "empty (null)"],
};

const FORMATS: Readonly<Record<string, readonly [id: string, en: string]>> = {
  uuid: ["UUID", "a UUID"],
  guid: ["UUID", "a UUID"],
  email: ["alamat surel", "an e-mail address"],
  url: ["alamat web", "a web address"],
  date: ["tanggal seperti 2026-11-24", "a date like 2026-11-24"],
  datetime: ["waktu seperti 2026-11-24T08:30:00Z", "a moment like 2026-11-24T08:30:00Z"],
  time: ["jam seperti 08:30", "a time like 08:30"],
};

/** The words for one issue of a schema that brings none: names the field, says what is wrong and what to do. */
export function issueSentence(issue: Issue, language: Language): string {
  const field = fieldName(issue.path ?? []);
  const id = language === "id";
  const say = (indonesian: string, english: string) => `${field} ${id ? indonesian : english}`;
  switch (issue.code) {
    case "invalid_type": {
      if (issue.input === undefined) return say("belum diisi. Isilah dahulu.", "is missing. Fill it in.");
      const [kindId, kindEn] = EXPECTED[String(issue.expected)] ?? ["isian lain", "another kind of value"];
      return say(`harus berupa ${kindId}. Perbaiki isinya.`, `must be ${kindEn}. Correct it.`);
    }
    case "too_small":
      return say(...lowerLimit(issue.origin, Number(issue.minimum), issue.inclusive !== false));
    case "too_big":
      return say(...upperLimit(issue.origin, Number(issue.maximum), issue.inclusive !== false));
    case "invalid_format": {
      const [shapeId, shapeEn] = FORMATS[issue.format] ?? ["bentuk yang diminta", "the shape asked for"];
      return say(`tidak sesuai ${shapeId}. Periksa penulisannya.`, `is not ${shapeEn}. Check how it is written.`);
    }
    case "invalid_value": {
      const choices = issue.values.map(String).join(", ");
      return say(`harus salah satu dari: ${choices}.`, `must be one of: ${choices}.`);
    }
    case "not_multiple_of":
      return say(`harus kelipatan ${issue.divisor}.`, `must be a multiple of ${issue.divisor}.`);
    case "unrecognized_keys": {
      const names = issue.keys.slice(0, 10).join(", ");
      return say(
        `memuat isian yang tidak dikenal: ${names}. Hapuslah.`,
        `holds unknown entries: ${names}. Remove them.`,
      );
    }
    default:
      return say("tidak memenuhi aturan isian ini. Periksa isinya.", "breaks the rule of this entry. Check it.");
  }
}

function lowerLimit(origin: string, limit: number, inclusive: boolean): [string, string] {
  if (origin === "string")
    return limit <= 1
      ? ["belum diisi. Isilah dahulu.", "is empty. Fill it in."]
      : [`terlalu pendek. Isi paling sedikit ${limit} huruf.`, `is too short. Write at least ${limit} characters.`];
  if (origin === "array" || origin === "set")
    return [`paling sedikit berisi ${limit} baris.`, `needs at least ${limit} rows.`];
  return inclusive
    ? [`terlalu kecil. Paling kecil ${limit}.`, `is too small. The least is ${limit}.`]
    : [`harus lebih dari ${limit}.`, `must be more than ${limit}.`];
}

function upperLimit(origin: string, limit: number, inclusive: boolean): [string, string] {
  if (origin === "string")
    return [`terlalu panjang. Paling banyak ${limit} huruf.`, `is too long. At most ${limit} characters.`];
  if (origin === "array" || origin === "set")
    return [`paling banyak berisi ${limit} baris.`, `may hold at most ${limit} rows.`];
  return inclusive
    ? [`terlalu besar. Paling besar ${limit}.`, `is too large. The most is ${limit}.`]
    : [`harus kurang dari ${limit}.`, `must be less than ${limit}.`];
}

function fieldName(path: readonly PropertyKey[]): string {
  return path.length === 0 ? "isi" : path.map(String).join(".");
}

const CODE_OF_ISSUE: Readonly<Record<string, string>> = {
  invalid_type: "core/wrong-kind",
  too_small: "core/too-small",
  too_big: "core/too-big",
  invalid_format: "core/wrong-format",
  invalid_value: "core/unknown-choice",
  not_multiple_of: "core/not-multiple",
  unrecognized_keys: "core/unknown-field",
};

/**
 * Issues of one part of a request as the fields of a problem. A schema may bring a sentence of its own, or a code as its message
 * ("stunting/weight-in-grams"): the code is then the field's, and the module's words for it are said.
 */
export function problemFields(
  part: "params" | "query" | "body",
  issues: readonly z.core.$ZodIssue[],
  words: { language: Language; sentences: CodeSentences },
): ProblemField[] {
  return issues.slice(0, 100).map((issue) => {
    const own = CODE.test(issue.message) ? issue.message : codeParameter(issue);
    const spoken = own === undefined ? undefined : words.sentences[words.language][own];
    const fallback = CODE.test(issue.message) ? issueSentence(issue, words.language) : issue.message;
    const missing = issue.code === "invalid_type" && issue.input === undefined;
    return {
      path: [part, ...issue.path.map(String)].join("."),
      code: own ?? (missing ? "core/missing" : (CODE_OF_ISSUE[issue.code] ?? "core/rule-broken")),
      message: spoken ?? fallback,
    };
  });
}

function codeParameter(issue: z.core.$ZodIssue): string | undefined {
  const code = issue.code === "custom" ? issue.params?.code : undefined;
  return typeof code === "string" && CODE.test(code) ? code : undefined;
}

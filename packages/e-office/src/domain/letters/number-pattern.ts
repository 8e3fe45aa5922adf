/** Longest pattern and longest number, in characters. Short fields have cut numbers in other systems. */
export const maxNumberLength = 200;

/** What stands where the sequence number is not yet given. */
export const provisionalSequence = "…";

/** The names a pattern may hold in braces. `urut` may carry a width (`{urut:000}`), `bulan` two digits (`{bulan:00}`). */
export const numberTokens = [
  "sifat",
  "klasifikasi",
  "urut",
  "unit",
  "kodeUnit",
  "jabatan",
  "bulan",
  "bulanRomawi",
  "tahun",
  "jenis",
] as const;

/** One of {@link numberTokens}. */
export type NumberToken = (typeof numberTokens)[number];

/** A piece of a pattern: text as it stands, or a token padded with zeros to `width` digits (0: not padded). */
export type NumberPart =
  | { readonly text: string }
  | { readonly token: NumberToken; readonly width: number; readonly written: string };

/** A pattern taken apart. */
export interface NumberPattern {
  readonly source: string;
  readonly parts: readonly NumberPart[];
}

/** What is wrong with a pattern or its values: the token as written, and what to do about it. */
export interface NumberProblem {
  readonly code:
    | "empty"
    | "too-long"
    | "line-break"
    | "unclosed"
    | "stray-brace"
    | "unknown-token"
    | "bad-width"
    | "no-sequence"
    | "missing-value"
    | "bad-value";
  readonly token: string;
  readonly cure: { readonly id: string; readonly en: string };
}

/** A value, or every problem found. */
export type NumberResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly NumberProblem[] };

/** What fills a pattern. Only the tokens of the pattern need a value. */
export interface NumberValues {
  /** Letter of the security class: B, T, R, SR. */
  readonly sifat?: string | undefined;
  readonly klasifikasi?: string | undefined;
  /** Sequence number from 1; absent while the number is provisional. */
  readonly urut?: number | undefined;
  /** One small letter of an inserted number, for example the "a" of 15a. */
  readonly sisipan?: string | undefined;
  readonly unit?: string | undefined;
  readonly kodeUnit?: string | undefined;
  readonly jabatan?: string | undefined;
  /** Month, 1 to 12. */
  readonly bulan?: number | undefined;
  /** Year, four digits. */
  readonly tahun?: number | undefined;
  readonly jenis?: string | undefined;
}

const romanMonths = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"] as const;

/**
 * A month in Roman numerals.
 * @param month 1 to 12
 * @throws RangeError for any other number
 */
export function romanMonth(month: number): string {
  const roman = romanMonths[month - 1];
  if (roman === undefined) throw new RangeError(`Month ${month} is not 1 to 12`);
  return roman;
}

function problem(code: NumberProblem["code"], token: string, id: string, en: string): NumberProblem {
  return { code, token, cure: { id, en } };
}

function tokenPart(written: string): NumberPart | NumberProblem {
  const [name = "", width] = written.slice(1, -1).split(/:(.*)/s);
  const token = numberTokens.find((known) => known === name);
  if (token === undefined) {
    const known = numberTokens.map((each) => `{${each}}`).join(", ");
    return problem(
      "unknown-token",
      written,
      `Ganti ${written} dengan salah satu: ${known}.`,
      `Replace ${written} by one of: ${known}.`,
    );
  }
  if (width === undefined) return { token, width: 0, written };
  if (token === "urut" && /^0{1,9}$/.test(width)) return { token, width: width.length, written };
  if (token === "bulan" && width === "00") return { token, width: 2, written };
  return problem(
    "bad-width",
    written,
    `Tulis {${token}}; lebar hanya untuk {urut:000} (1 sampai 9 nol) dan {bulan:00}.`,
    `Write {${token}}; a width is only for {urut:000} (1 to 9 zeros) and {bulan:00}.`,
  );
}

function partOf(piece: string): NumberPart | NumberProblem {
  if (/^\{[^{}]*\}$/.test(piece)) return tokenPart(piece);
  if (piece.startsWith("{")) {
    return problem("unclosed", piece, `Tutup ${piece} dengan tanda }.`, `Close ${piece} with a }.`);
  }
  if (piece === "}")
    return problem("stray-brace", piece, "Hapus tanda } yang tidak berpasangan.", "Remove the } without a {.");
  return { text: piece };
}

function wholePatternProblems(source: string): readonly NumberProblem[] {
  if (source.trim() === "") return [problem("empty", source, "Isi pola nomor.", "Write a number pattern.")];
  const found: NumberProblem[] = [];
  if (source.length > maxNumberLength) {
    found.push(
      problem(
        "too-long",
        source.slice(maxNumberLength),
        `Persingkat menjadi paling banyak ${maxNumberLength} huruf.`,
        `Shorten it to at most ${maxNumberLength} characters.`,
      ),
    );
  }
  if (/\p{Cc}/u.test(source)) {
    found.push(
      problem(
        "line-break",
        source,
        "Tulis pola dalam satu baris tanpa tab.",
        "Write the pattern on one line without tabs.",
      ),
    );
  }
  return found;
}

/**
 * Takes a pattern apart and checks it: known tokens, braces in pairs, one line, at most {@link maxNumberLength}
 * characters, and `{urut}` in it, for without it two letters would share a number.
 */
export function parseNumberPattern(source: string): NumberResult<NumberPattern> {
  const problems = [...wholePatternProblems(source)];
  const parts: NumberPart[] = [];
  for (const piece of source.match(/\{[^{}]*\}?|\}|[^{}]+/g) ?? []) {
    const part = partOf(piece);
    if ("code" in part) problems.push(part);
    else parts.push(part);
  }
  const hasSequence = parts.some((part) => "token" in part && part.token === "urut");
  if (problems.length === 0 && !hasSequence) {
    problems.push(
      problem(
        "no-sequence",
        "{urut}",
        "Tambahkan {urut} agar tiap surat bernomor sendiri.",
        "Add {urut} so that every letter has its own number.",
      ),
    );
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: { source, parts } };
}

type TokenPart = Extract<NumberPart, { token: NumberToken }>;

function badValue(part: TokenPart, id: string, en: string): NumberProblem {
  return problem("bad-value", part.written, `Isi ${part.written} dengan ${id}.`, `Give ${part.written} ${en}.`);
}

function missing(part: TokenPart): NumberProblem {
  return problem(
    "missing-value",
    part.written,
    `Isi nilai untuk ${part.written} atau hapus dari pola.`,
    `Give a value for ${part.written} or remove it from the pattern.`,
  );
}

function sequenceText(part: TokenPart, values: NumberValues): string | NumberProblem {
  if (values.urut === undefined) return provisionalSequence;
  if (!Number.isSafeInteger(values.urut) || values.urut < 1)
    return badValue(part, "bilangan bulat mulai 1", "a whole number from 1");
  if (values.sisipan !== undefined && !/^[a-z]$/.test(values.sisipan))
    return badValue(part, "sisipan satu huruf kecil", "an insertion of one small letter");
  return String(values.urut).padStart(part.width, "0") + (values.sisipan ?? "");
}

function monthText(part: TokenPart, month: number | undefined): string | NumberProblem {
  if (month === undefined) return missing(part);
  if (!Number.isInteger(month) || month < 1 || month > 12)
    return badValue(part, "bulan 1 sampai 12", "a month from 1 to 12");
  return part.token === "bulanRomawi" ? romanMonth(month) : String(month).padStart(part.width, "0");
}

function yearText(part: TokenPart, year: number | undefined): string | NumberProblem {
  if (year === undefined) return missing(part);
  const fourDigits = Number.isInteger(year) && year >= 1000 && year <= 9999;
  return fourDigits ? String(year) : badValue(part, "tahun empat angka", "a year of four digits");
}

function tokenText(part: TokenPart, values: NumberValues): string | NumberProblem {
  if (part.token === "urut") return sequenceText(part, values);
  if (part.token === "bulan" || part.token === "bulanRomawi") return monthText(part, values.bulan);
  if (part.token === "tahun") return yearText(part, values.tahun);
  const text = values[part.token];
  if (text === undefined || text.trim() === "") return missing(part);
  return /\p{Cc}/u.test(text) ? badValue(part, "teks satu baris", "text on one line") : text;
}

/** The number a pattern gives with these values; with {@link provisionalSequence} in it where `urut` is absent. */
export function formatNumber(pattern: NumberPattern, values: NumberValues): NumberResult<string> {
  const problems: NumberProblem[] = [];
  let number = "";
  for (const part of pattern.parts) {
    const text = "text" in part ? part.text : tokenText(part, values);
    if (typeof text === "string") number += text;
    else problems.push(text);
  }
  if (number.length > maxNumberLength) {
    problems.push(
      problem(
        "too-long",
        pattern.source,
        `Persingkat isian menjadi paling banyak ${maxNumberLength} huruf.`,
        `Shorten the values to at most ${maxNumberLength} characters.`,
      ),
    );
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: number };
}

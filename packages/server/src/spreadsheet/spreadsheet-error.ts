import type { SpreadsheetLimits } from "./spreadsheet-limits.ts";

/** Every way a file can be refused. Codes are API: a module turns each into a sentence of its own language. */
export const SPREADSHEET_PROBLEMS = [
  /** The file holds no bytes. */
  "spreadsheet/empty",
  /** Excel 97-2003 (.xls). Cure: open it and save it as .xlsx. */
  "spreadsheet/old-xls",
  /** Protected by a password. Cure: save a copy without the password. */
  "spreadsheet/encrypted",
  /** Another kind of file; `data.found` names it. Cure: save it as .xlsx or CSV. */
  "spreadsheet/unsupported",
  /** Cut off or broken; `data.part` names the part. Cure: open it in Excel and save it again, or send it again. */
  "spreadsheet/damaged",
  /** Passes a limit; `data` says which and what is allowed. Cure: split the file, or raise the limit. */
  "spreadsheet/too-large",
  /** Holds a DTD or entity declarations, which no spreadsheet program writes. */
  "spreadsheet/unsafe",
] as const;
export type SpreadsheetProblemCode = (typeof SPREADSHEET_PROBLEMS)[number];

/** What a file turned out to be when it is no XLSX and no CSV. */
export type UnsupportedKind =
  | "ods"
  | "xlsb"
  | "office-document"
  | "html"
  | "xml"
  | "pdf"
  | "image"
  | "archive"
  | "binary";

/** What travels with each code. */
export interface SpreadsheetProblemData {
  "spreadsheet/empty": null;
  "spreadsheet/old-xls": null;
  "spreadsheet/encrypted": null;
  "spreadsheet/unsupported": { readonly found: UnsupportedKind };
  /** `row` is 1-based, where the damage has a row. */
  "spreadsheet/damaged": { readonly part: string; readonly row?: number };
  "spreadsheet/too-large": { readonly limit: keyof SpreadsheetLimits; readonly allowed: number; readonly row?: number };
  "spreadsheet/unsafe": { readonly part: string };
}

/** A refused file. Tell one from another by `code` (see `isSpreadsheetError`), never by `instanceof`. */
export interface SpreadsheetError<C extends SpreadsheetProblemCode = SpreadsheetProblemCode> extends Error {
  readonly name: "SpreadsheetError";
  readonly code: C;
  readonly data: SpreadsheetProblemData[C];
}

/** Makes the error; the message is for logs and English readers: what happened, and the cure. */
export function spreadsheetError<C extends SpreadsheetProblemCode>(
  code: C,
  data: SpreadsheetProblemData[C],
  message: string,
  options?: { cause?: unknown },
): SpreadsheetError<C> {
  return Object.assign(new Error(message, options), { name: "SpreadsheetError" as const, code, data });
}

/** True for an error this reader made; with `code`, only for that code. */
export function isSpreadsheetError<C extends SpreadsheetProblemCode = SpreadsheetProblemCode>(
  error: unknown,
  code?: C,
): error is SpreadsheetError<C> {
  if (!(error instanceof Error) || error.name !== "SpreadsheetError") return false;
  return code === undefined || (error as SpreadsheetError).code === code;
}

/** The file, or one part of it, cannot be read to its end. */
export function damaged(part: string, what: string, options?: { row?: number; cause?: unknown }): SpreadsheetError {
  const data = options?.row === undefined ? { part } : { part, row: options.row };
  return spreadsheetError(
    "spreadsheet/damaged",
    data,
    `The spreadsheet is damaged: ${what} (${part}). Open it in Excel or LibreOffice, save it again and send the new file.`,
    options,
  );
}

/** A limit is passed. */
export function tooLarge(limits: SpreadsheetLimits, limit: keyof SpreadsheetLimits, row?: number): SpreadsheetError {
  const allowed = limits[limit];
  return spreadsheetError(
    "spreadsheet/too-large",
    row === undefined ? { limit, allowed } : { limit, allowed, row },
    `The spreadsheet passes the limit "${limit}" (${allowed} allowed). Split it into smaller files.`,
  );
}

/** A kind of file this reader does not open. */
export function unsupported(found: UnsupportedKind): SpreadsheetError {
  return spreadsheetError(
    "spreadsheet/unsupported",
    { found },
    `The file is no XLSX and no CSV, it is: ${found}. Open it in a spreadsheet program and save it as .xlsx.`,
  );
}

export function encrypted(): SpreadsheetError {
  return spreadsheetError(
    "spreadsheet/encrypted",
    null,
    "The spreadsheet is protected by a password. Save a copy without the password and send that.",
  );
}

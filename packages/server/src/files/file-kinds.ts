import { HEAD_BYTES, kindOfFile } from "../spreadsheet/file-kind.ts";
import { isSpreadsheetError } from "../spreadsheet/spreadsheet-error.ts";

/** Kinds of file the host knows by their bytes. */
export type FileKind = "xlsx" | "csv" | "pdf" | "png" | "jpeg";

interface KindFacts {
  /** What a browser is told. Never what the sender said. */
  readonly mediaType: string;
  /** Endings a name of this kind may have; the first is added where there is none. */
  readonly endings: readonly [string, ...string[]];
}

export const FILE_KINDS: Readonly<Record<FileKind, KindFacts>> = {
  xlsx: { mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", endings: ["xlsx"] },
  csv: { mediaType: "text/csv; charset=utf-8", endings: ["csv", "txt"] },
  pdf: { mediaType: "application/pdf", endings: ["pdf"] },
  png: { mediaType: "image/png", endings: ["png"] },
  jpeg: { mediaType: "image/jpeg", endings: ["jpg", "jpeg"] },
};

export { HEAD_BYTES };
/** An archive's closing record stands within its last 22 bytes plus a comment of at most 65,535. */
export const TAIL_BYTES = 22 + 65_535;

const PDF = Buffer.from("%PDF-");
const PNG = Buffer.from("89504e470d0a1a0a", "hex");
const PNG_END = Buffer.from("0000000049454e44ae426082", "hex");
const JPEG = Buffer.from("ffd8ff", "hex");
/** "PK", 5, 6 and the two disk numbers, which are 0 in an archive of one piece. */
const ARCHIVE_END = Buffer.from("504b050600000000", "hex");
/** Readers of PDF look for its mark this far into a file. */
const PDF_SEARCH = 1024;
const PAGE = /<(?:!doctype|html|script|svg|body|iframe)\b/i;

/**
 * The kind by the first bytes. A zip counts as a workbook; that its parts are those of one is proven apart.
 *
 * @returns undefined for anything that is not one of ours
 */
export function kindOfHead(head: Buffer): FileKind | undefined {
  if (startsWith(head, PDF)) return "pdf";
  if (startsWith(head, PNG)) return "png";
  if (startsWith(head, JPEG)) return "jpeg";
  try {
    const kind = kindOfFile(head);
    if (kind === "zip") return head[2] === 3 ? "xlsx" : undefined;
    return kind === "text" ? "csv" : undefined;
  } catch (error) {
    if (isSpreadsheetError(error)) return undefined;
    throw error;
  }
}

/** True where another program would take the same bytes for another kind: an archive behind a picture, a page inside one. */
export function looksLikeAnother(kind: FileKind, head: Buffer, tail: Buffer): boolean {
  if (kind !== "pdf" && head.subarray(0, PDF_SEARCH).includes(PDF)) return true;
  if (kind !== "xlsx" && tail.includes(ARCHIVE_END)) return true;
  switch (kind) {
    case "png":
      return !endsWith(tail, PNG_END) || holdsPage(head);
    case "jpeg":
      return holdsPage(head);
    case "pdf":
      return !tail.subarray(-PDF_SEARCH).includes("%%EOF");
    case "csv":
      return hasForeignZeros(head, tail);
    case "xlsx":
      return false;
  }
}

function holdsPage(head: Buffer): boolean {
  return PAGE.test(head.toString("latin1"));
}

/** Text in UTF-16 has zero bytes of its own. */
function hasForeignZeros(head: Buffer, tail: Buffer): boolean {
  const utf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  return !utf16 && (head.includes(0) || tail.includes(0));
}

function startsWith(bytes: Buffer, signature: Buffer): boolean {
  return bytes.subarray(0, signature.length).equals(signature);
}

function endsWith(bytes: Buffer, signature: Buffer): boolean {
  return bytes.subarray(-signature.length).equals(signature);
}
